"""The waterfall and the dumbbell: exact sums, corrections apart, an end before and an end after."""

from decimal import Decimal

from dashboard.figures.cascade import spans
from dashboard.reports.pack.content import Dumbbell, Series, Step, Waterfall
from dashboard.theme import LIGHT
from tests.dashboard.reports.pack.pictures.drawn import drawn, said, shapes
from tests.dashboard.reports.pack.whole import DUMBBELL, WATERFALL


def test_each_step_begins_where_the_last_one_ended() -> None:
    found = spans(WATERFALL.steps)
    assert found == [
        (Decimal(0), Decimal("21300000")),
        (Decimal("21300000"), Decimal("25400000.10")),
        (Decimal("24800000.05"), Decimal("25400000.10")),
        (Decimal("24587984.10"), Decimal("24800000.05")),
        (Decimal(0), Decimal("24587984.10")),
    ]


def test_a_correction_is_hatched_and_named_and_movements_bear_their_sign() -> None:
    root = drawn(WATERFALL)
    assert len(shapes(root, "rect", fill="url(#d-correction)")) == 2  # Its step and its sample in the key.
    told = [one.replace("\u00a0", " ").replace("\u202f", " ") for one in said(root)]
    assert told[:4] == ["Total", "Hausse", "Baisse", "Correction du passé"]
    assert {"21,3 M€", "+4,1 M€", "−600 000 €", "−212 016 €", "24,588 M€"} <= set(told)


def test_the_key_names_only_the_kinds_that_are_there() -> None:
    told = said(drawn(Waterfall("t", "s", (Step("a", Decimal(3), "total"), Step("b", Decimal(-1))), "count")))
    assert told == ["Total", "Baisse", "a", "3", "b", "−1"]


def test_a_sum_below_zero_stays_in_the_drawing() -> None:
    root = drawn(Waterfall("t", "s", (Step("a", Decimal(3), "total"), Step("b", Decimal(-9))), "count"))
    assert all(0 <= float(one.get("x", 0)) <= 660 for one in root.iter() if one.tag.endswith("rect"))


def test_the_end_before_is_hollow_and_the_end_after_is_full() -> None:
    root = drawn(DUMBBELL)
    assert len(shapes(root, "circle", fill=LIGHT.background)) == 1 + 3  # The key's, and three known values before.
    assert len(shapes(root, "circle", fill=LIGHT.primary)) == 1 + 4
    assert said(root).count("non renseigné") == 1


def test_two_equal_ends_are_written_once() -> None:
    same = Dumbbell("t", "s", ("a",), Series("x", (4,), "hatch"), Series("y", (4,), "primary"), "count")
    assert [one for one in said(drawn(same)) if one] == ["x", "y", "a", "4"]


def test_a_scale_that_starts_above_zero_cuts_the_totals_and_says_so() -> None:
    root = drawn(WATERFALL)
    cuts = shapes(root, "line", stroke=LIGHT.background)
    assert len(cuts) == 2 * 2  # Two lines on each of the two totals.
    bars = shapes(root, "rect", fill=LIGHT.paid)[1:]
    assert float(bars[1].get("width", 0)) > 2 * float(bars[0].get("width", 0))


def test_two_totals_alone_need_no_key() -> None:
    steps = (Step("a", Decimal(3), "total"), Step("b", Decimal(3), "total"))
    assert said(drawn(Waterfall("t", "s", steps, "count"))) == ["a", "3", "b", "3"]
