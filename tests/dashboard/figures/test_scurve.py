"""Curves against the plan: their order, their colours, their labels apart, French months."""

from datetime import date
from decimal import Decimal

from dashboard import format as fmt
from dashboard.figures.scurve import Ahead, Curve, alt, scurve
from dashboard.theme import DARK, LIGHT
from tests.figures import checked

FIRST, ON, LAST = date(2021, 3, 1), date(2021, 10, 8), date(2022, 12, 31)
CURVES = (
    Curve("requested", "demandé (axe 3)", ((FIRST, Decimal(0)), (ON, Decimal("56235200.00")))),
    Curve("awarded", "attribué", ((FIRST, Decimal(0)), (ON, Decimal("37461000.00")))),
    Curve("committed", "engagé", ((FIRST, Decimal(0)), (ON, Decimal("17587286.40")))),
    Curve("paid", "payé", ((FIRST, Decimal(0)), (ON, Decimal("2989316.79")))),
    Curve("plan", "prévu", ((FIRST, Decimal(0)), (LAST, Decimal("88000000.00")))),
)


def test_one_line_a_stage_and_the_plan_dashed() -> None:
    chart = checked(scurve(CURVES, ON, "situation au 8 oct. 2021", LIGHT, "fr"))
    assert [trace.y[-1] for trace in chart.data] == [
        56235200.0,
        37461000.0,
        17587286.4,
        2989316.79,
        88000000.0,
    ]
    assert [trace.line.dash for trace in chart.data] == [None, None, None, None, "6px,5px"]
    assert [trace.fillcolor for trace in chart.data] == [
        None,
        LIGHT.awarded,
        LIGHT.committed,
        LIGHT.paid,
        None,
    ]
    assert chart.layout.showlegend is False


def test_lines_are_named_at_their_ends_with_their_amount() -> None:
    chart = checked(scurve(CURVES, ON, "situation au 8 oct. 2021", LIGHT, "fr"))
    *labels, today = chart.layout.annotations
    assert {note.text for note in labels} == {
        "<b>demandé (axe 3)</b><br>56,235\u00a0M€",
        "<b>attribué</b><br>37,461\u00a0M€",
        "<b>engagé</b><br>17,587\u00a0M€",
        "<b>payé</b><br>2,989\u00a0M€",
        "<b>prévu</b><br>88\u00a0M€",
    }
    assert (today.text, today.x, today.xanchor) == ("situation au 8 oct. 2021", ON, "left")
    assert {(shape.x0, shape.x1) for shape in chart.layout.shapes} == {(ON, ON)}


def test_the_axes_speak_the_language() -> None:
    french, english = (checked(scurve(CURVES, ON, "", DARK, lang)).layout for lang in ("fr", "en"))
    assert french.xaxis.ticktext == ("juil.<br>2021", "janv.<br>2022", "juil.")
    assert english.xaxis.ticktext == ("Jul<br>2021", "Jan<br>2022", "Jul")
    assert french.yaxis.ticktext == ("20\u00a0M€", "40\u00a0M€", "60\u00a0M€", "80\u00a0M€")
    assert french.xaxis.range == (FIRST, LAST)


def test_the_line_of_the_day_is_named_on_the_side_that_has_room() -> None:
    late = [Curve("paid", "payé", ((FIRST, Decimal(0)), (LAST, Decimal(5))))]
    assert checked(scurve(late, LAST, "aujourd’hui", LIGHT, "fr")).layout.annotations[-1].xanchor == "right"


AHEAD = Ahead(
    "awarded",
    "attribués",
    "attribués, au rythme actuel",
    [
        (ON, Decimal("37461000.00"), Decimal("37461000.00"), Decimal("37461000.00")),
        (LAST, Decimal("83924565.22"), Decimal("40000000.00"), Decimal("99000000.00")),
    ],
)


def test_what_is_ahead_is_dotted_in_its_band_and_bears_the_name_of_its_stage() -> None:
    chart = checked(scurve(CURVES, ON, "situation au 8 oct. 2021", LIGHT, "fr", [AHEAD]))
    band, *_curves, line = chart.data
    assert list(band.y) == [37461000.0, 40000000.0, 99000000.0, 37461000.0]
    assert (band.fill, band.mode, band.hoverinfo) == ("toself", "none", "skip")
    assert (line.line.dash, list(line.y)) == ("2px,4px", [37461000.0, 83924565.22])
    assert line.text[-1] == "<b>31\u00a0déc. 2022</b><br>attribués, au rythme actuel 83,925\u00a0M€"
    named = {note.text for note in chart.layout.annotations}
    assert "<b>attribués</b><br>83,925\u00a0M€" in named
    assert "<b>attribué</b><br>37,461\u00a0M€" not in named
    assert "<b>engagé</b><br>17,587\u00a0M€" in named
    assert chart.layout.yaxis.range[1] > 99000000


def test_numbers_are_written_as_asked() -> None:
    curve = Curve("delivered", "livrés", ((FIRST, Decimal(0)), (ON, Decimal(68))))
    chart = checked(scurve([curve], ON, "", LIGHT, "fr", shown=fmt.count))
    assert chart.layout.annotations[0].text == "<b>livrés</b><br>68"
    assert chart.data[0].fillcolor == LIGHT.awarded
    assert alt([curve], ON, "fr", fmt.count) == "Cumul au 8\u00a0oct. 2021\u00a0: livrés 68."


def test_sentence() -> None:
    assert alt(CURVES, ON, "fr") == (
        "Cumul au 8\u00a0oct. 2021\u00a0: demandé (axe 3) 56,235\u00a0M€, attribué 37,461\u00a0M€, "
        "engagé 17,587\u00a0M€, payé 2,989\u00a0M€."
    )
