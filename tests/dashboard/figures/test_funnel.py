"""The published state of 8 October 2021: 2,076 filed, 1,200 under review, 500 awarded, 376 unexplained."""

from dashboard.figures.funnel import alt, funnel, steps
from dashboard.theme import LIGHT
from tests.figures import checked


def test_the_residual_is_what_the_parts_leave() -> None:
    bars = steps(2076, 1200, 500, None, None, "fr")
    assert [(bar.kind, bar.value) for bar in bars] == [
        ("total", 2076),
        ("open", 1200),
        ("done", 500),
        ("residual", 376),
    ]


def test_rejected_and_withdrawn_are_one_bar_and_shrink_the_residual() -> None:
    bars = steps(100, 20, 50, 20, 10, "fr")
    assert [(bar.kind, bar.value) for bar in bars][-1] == ("stopped", 30)


def test_no_residual_when_a_part_is_not_known() -> None:
    assert [bar.kind for bar in steps(100, None, 50, None, None, "fr")] == ["total", "open", "done"]


def test_bars_start_from_one_zero_and_the_residual_is_hatched() -> None:
    bars = steps(2076, 1200, 500, None, None, "fr")
    chart = checked(funnel(bars, LIGHT, "fr"))
    assert chart.data[0].x == (2076, 1200, 500, 376)
    assert chart.layout.xaxis.range[0] == 0
    assert chart.data[0].marker.pattern.shape == ("", "", "", "/")
    assert chart.data[0].text[1] == "<b>1\u202f200</b> · 58\u202f%"


def test_sentence() -> None:
    said = alt(steps(2076, 1200, 500, None, None, "fr"), "fr")
    assert "Écart non expliqué 376" in said
