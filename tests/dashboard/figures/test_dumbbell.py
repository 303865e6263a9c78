"""Then and now on one scale from zero: a hollow point, a line, a full point; what is not known has none."""

from decimal import Decimal

from dashboard.figures.dumbbell import MARK, PITCH, WORDS, Pair, dumbbell
from dashboard.theme import DARK, LIGHT
from tests.figures import checked

AWARDED = Pair("Attribué <b>", Decimal("100.10"), Decimal("75.00"), "100,10\u00a0€ → 75\u00a0€", "−25,10\u00a0€")
PAID = Pair("Payé", Decimal("3"), Decimal("3"), "3\u00a0€ → 3\u00a0€", "inchangé")
NEW = Pair("Engagé", None, Decimal("120"), "non renseigné → 120\u00a0€", "non renseigné")
LOST = Pair("Demandé", Decimal("8"), None, "8\u00a0€ → non renseigné", "non renseigné")
NAMES = ("en juin", "en octobre")


def test_two_points_a_row_and_a_line_where_both_are_known() -> None:
    first, second, then, now = checked(dumbbell([AWARDED, PAID, NEW, LOST], LIGHT, "fr", NAMES)).data
    assert [(line.mode, line.x) for line in (first, second)] == [("lines", (100.10, 75)), ("lines", (3, 3))]
    assert [line.y for line in (first, second)] == [(-MARK, -MARK), (-PITCH - MARK, -PITCH - MARK)]
    assert (then.x, then.y) == ((100.10, 3, 8), (-MARK, -PITCH - MARK, -3 * PITCH - MARK))
    assert (now.x, now.y) == ((75, 3, 120), (-MARK, -PITCH - MARK, -2 * PITCH - MARK))


def test_then_is_hollow_and_now_is_full_in_each_mode() -> None:
    for palette in (LIGHT, DARK):
        line, then, now = checked(dumbbell([AWARDED], palette, "fr", NAMES)).data
        assert line.line.color == palette.committed
        assert (then.marker.color, then.marker.line.color) == (palette.background, palette.paid)
        assert (now.marker.color, now.marker.line.color) == (palette.paid, palette.paid)


def test_the_scale_starts_at_zero_and_holds_the_largest() -> None:
    chart = checked(dumbbell([AWARDED, NEW], LIGHT, "fr", NAMES))
    assert list(chart.layout.xaxis.range) == [0, 120]
    assert list(chart.layout.yaxis.range) == [-2 * PITCH, 0]
    assert [(line.x0, line.x1, line.y0) for line in chart.layout.shapes] == [
        (0, 120, -MARK), (0, 120, -PITCH - MARK),
    ]  # fmt: skip


def test_the_words_stand_above_each_row_as_text() -> None:
    chart = checked(dumbbell([AWARDED], LIGHT, "fr", NAMES))
    left, right = chart.layout.annotations
    assert (left.text, left.x, left.y) == ("Attribué &lt;b&gt;", 0, -WORDS)
    assert (right.text, right.x) == ("100,10\u00a0€ → 75\u00a0€ <b>−25,10\u00a0€</b>", 1)
    assert chart.data[1].hovertext == ("<b>Attribué &lt;b&gt;</b><br>en juin",)
    assert chart.data[2].hovertext == ("<b>Attribué &lt;b&gt;</b><br>en octobre",)


def test_nothing_known_draws_no_point() -> None:
    none = Pair("Payé", None, None, "non renseigné", "non renseigné")
    then, now = checked(dumbbell([none], LIGHT, "fr", NAMES)).data
    assert (then.x, now.x) == ((), ())
    assert list(checked(dumbbell([], LIGHT, "fr", NAMES)).layout.xaxis.range) == [0, 1]
    zero = Pair("Payé", Decimal(0), Decimal(0), "", "")
    assert list(checked(dumbbell([zero], LIGHT, "fr", NAMES)).layout.xaxis.range) == [0, 1]
