"""Bars of shares: one scale, the n/N beside each name, what the others are compared with."""

from decimal import Decimal

from dashboard.figures.grouped import HEAD, ROW, Bar, Group, alt, bars
from dashboard.theme import LIGHT
from tests.figures import checked

PEOPLE = Bar("Population", Decimal("0.032"), "3,2\u202f%", "2 / 68")
EUROS = Bar("Euros <i>", Decimal("0.01"), "1\u202f%", "358 / 37 461")
UNKNOWN = Bar("Collectivités", None, "non renseigné")


def test_one_scale_from_zero_and_the_first_on_top() -> None:
    chart = checked(bars([Group([PEOPLE, EUROS])], LIGHT, "fr"))
    assert chart.data[0].x == (0.032, 0.01)
    assert chart.data[0].y == (ROW / 2, ROW * 1.5)
    assert list(chart.layout.xaxis.range) == [0, 0.032]
    assert list(chart.layout.yaxis.range) == [ROW * 2, 0]


def test_names_bear_their_numbers_as_text() -> None:
    chart = checked(bars([Group([PEOPLE, EUROS, UNKNOWN])], LIGHT, "fr"))
    small = f'<br><span style="font-size:12px;color:{LIGHT.soft}">'
    assert list(chart.layout.yaxis.ticktext) == [
        f"Population{small}2 / 68</span>",
        f"Euros &lt;i&gt;{small}358 / 37 461</span>",
        "Collectivités",
    ]
    assert [note.text for note in chart.layout.annotations] == [
        "<b>3,2\u202f%</b>",
        "<b>1\u202f%</b>",
        "<b>non renseigné</b>",
    ]


def test_what_the_others_are_compared_with_is_lighter_and_drawn_through_them() -> None:
    chart = checked(bars([Group([PEOPLE, EUROS], compared=True)], LIGHT, "fr"))
    assert chart.data[0].marker.color == (LIGHT.committed, LIGHT.paid)
    ground, line = chart.layout.shapes
    assert (ground.x0, ground.line.color, line.line.color) == (0.032, LIGHT.background, LIGHT.text)
    assert (line.x0, line.x1) == (0.032, 0.032)
    assert line.y1 > ROW * 1.5
    assert not checked(bars([Group([UNKNOWN, EUROS], compared=True)], LIGHT, "fr")).layout.shapes
    assert not checked(bars([Group([PEOPLE, EUROS])], LIGHT, "fr")).layout.shapes


def test_groups_stand_one_below_the_other_under_their_titles() -> None:
    chart = checked(bars([Group([PEOPLE], "Ici"), Group([EUROS], "Là", compared=True)], LIGHT, "fr"))
    assert chart.data[0].y == (HEAD + ROW / 2, 2 * HEAD + 1.5 * ROW)
    assert [note.text for note in chart.layout.annotations][:2] == ["<b>Ici</b>", "<b>Là</b>"]
    assert chart.layout.shapes[0].x0 == 0.01


def test_nothing_known_draws_nothing() -> None:
    assert checked(bars([Group([UNKNOWN])], LIGHT, "fr")).data[0].x == (0.0,)
    assert checked(bars([], LIGHT, "fr")).data[0].x == ()


def test_sentence_says_every_bar() -> None:
    assert alt([Group([PEOPLE, UNKNOWN], "Ici"), Group([PEOPLE])], "fr") == (
        "Ici, Population 3,2\u202f% (2 / 68), Collectivités non renseigné\u00a0; Population 3,2\u202f% (2 / 68)"
    )
