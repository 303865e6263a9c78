"""Named numbers as bars on one zero."""

from dashboard.figures.numbered import AFTER, Bar, alt, bars
from dashboard.theme import LIGHT
from tests.figures import checked

FOUND = [Bar("communes", 1389, "1\u202f389"), Bar("<b>autres</b>", 3, "3", quiet=True), Bar("régions", None, "?")]


def test_bars_in_their_order_on_one_zero() -> None:
    chart = checked(bars(FOUND, LIGHT, "fr"))
    assert chart.data[0].x == (1389.0, 3.0, 0.0)
    assert tuple(chart.layout.xaxis.range) == (0, 1389.0)
    assert chart.layout.yaxis.range[0] > chart.layout.yaxis.range[1]
    assert chart.data[0].text == ("<b>1\u202f389</b>", "<b>3</b>", "<b>?</b>")


def test_names_are_text_and_what_is_left_over_is_hatched() -> None:
    chart = checked(bars(FOUND, LIGHT, "fr", reach=2000))
    assert chart.layout.yaxis.ticktext[1] == f"&lt;b&gt;autres&lt;/b&gt;{AFTER}"
    assert chart.data[0].marker.pattern.shape == ("", "/", "")
    assert chart.data[0].marker.color == (LIGHT.paid, LIGHT.hatch, LIGHT.paid)
    assert chart.layout.xaxis.range[1] == 2000.0


def test_nothing_is_an_empty_figure_and_the_sentence_names_each() -> None:
    assert checked(bars([], LIGHT, "fr")).data[0].x == ()
    assert alt("Porteurs", FOUND[:1], "fr") == "Porteurs\u00a0: communes 1\u202f389."
