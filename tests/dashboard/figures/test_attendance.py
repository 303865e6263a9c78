"""Attendance over the meetings."""

from datetime import date
from decimal import Decimal

from dashboard.figures.attendance import Line, Meeting, alt, attendance
from dashboard.theme import LIGHT
from tests.figures import checked

FIRST, LAST = date(2021, 5, 31), date(2021, 11, 22)
LINES = [
    Line(
        "associations",
        [
            Meeting(FIRST, "<b>CoPol</b>", Decimal("0.5"), "50\u202f% (1 / 2)", "1 / 2"),
            Meeting(LAST, "CoPol", Decimal(0), "0\u202f% (0 / 2)", "0 / 2"),
        ],
    ),
    Line("État", [Meeting(LAST, "CoPol", Decimal(1), "100\u202f% (1 / 1)", "1 / 1")]),
]


def test_two_lines_with_their_own_marks_and_names_at_their_ends() -> None:
    chart = checked(attendance(LINES, LIGHT, "fr"))
    assert [trace.y for trace in chart.data] == [(0.5, 0.0), (1.0,)]
    assert [trace.marker.symbol for trace in chart.data] == ["circle", "diamond"]
    assert [note.text for note in chart.layout.annotations] == [
        "associations <b>0 / 2</b>",
        "État <b>1 / 1</b>",
    ]
    assert "&lt;b&gt;CoPol&lt;/b&gt;" in chart.data[0].customdata[0]
    assert list(chart.layout.xaxis.ticktext) == ["31\u00a0mai 2021", "22\u00a0nov. 2021"]


def test_a_family_without_a_known_presence_has_no_line() -> None:
    chart = checked(attendance([Line("associations", [])], LIGHT, "fr"))
    assert chart.data[0].x == ()
    assert not chart.layout.annotations
    assert alt([Line("associations", [])], "fr") == "Taux de présence par réunion — non renseigné."


def test_sentence_says_the_first_and_the_last_rate() -> None:
    said = alt(LINES, "fr")
    assert "associations\u00a0: 50\u202f% (1 / 2) le 31\u00a0mai 2021, 0\u202f% (0 / 2) le 22\u00a0nov. 2021" in said
