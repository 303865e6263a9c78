"""Curves: one path each, broken where a day is not known, named at their ends; today is marked."""

from datetime import date
from decimal import Decimal

from dashboard.reports.pack.content import Curve, Curves
from dashboard.theme import LIGHT
from tests.dashboard.reports.pack.pictures.drawn import LIVE, NARROW, drawn, said, shapes
from tests.dashboard.reports.pack.whole import CURVES

DAYS = (date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1))


def test_each_curve_is_named_with_its_last_value_and_the_planned_one_is_dashed() -> None:
    root = drawn(CURVES)
    told = [one.replace("\u00a0", " ") for one in said(root)]
    assert {"Trajectoire prévue", "86,697 M€", "Attribué", "25,392 M€", "Payé", "11,109 M€", "8 oct. 2022"} <= set(told)
    (dashed,) = shapes(root, "path", **{"stroke-dasharray": "6 5"})
    assert dashed.get("stroke") == LIGHT.soft
    assert "0 €" in told
    assert "20 M€" in told


def test_a_day_that_is_not_known_breaks_the_curve() -> None:
    part = Curves("t", "s", (Curve("a", DAYS, (1, None, 3), "paid"),), "count")
    (path,) = shapes(drawn(part), "path")
    assert path.get("d", "").count("M") == 2


def test_on_a_phone_the_key_is_above_with_the_last_values() -> None:
    told = [one.replace("\u00a0", " ") for one in said(drawn(CURVES, NARROW))]
    assert told[:3] == ["Trajectoire prévue 86,697 M€", "Attribué 25,392 M€", "Payé 11,109 M€"]


def test_on_a_screen_every_day_can_be_pointed_at() -> None:
    marks = shapes(drawn(CURVES, LIVE), "g", role="img")
    assert len(marks) == 40 + 24 + 24
    assert marks[1].get("aria-label") == "Trajectoire prévue, 1er\u00a0févr. 2021\u00a0: 57\u202f000,00\u00a0€"


def test_no_day_and_no_value_are_drawn_without_a_curve() -> None:
    for part in (
        Curves("t", "s", (Curve("a", (), (), "paid"),)),
        Curves("t", "s", (Curve("a", DAYS, (None, None, None), "paid"),)),
    ):
        root = drawn(part)
        assert shapes(root, "path") == []
        assert "non renseigné" in said(root)


def test_marks_that_read_the_same_are_written_once() -> None:
    part = Curves("t", "s", (Curve("a", DAYS, (Decimal("0.1"), Decimal("0.5"), Decimal("0.9")), "paid"),))
    told = [one for one in said(drawn(part)) if one.endswith("\u00a0€")]
    assert len(told) == len(set(told)) + 1  # The last value, at the curve's end, is a mark of the axis too.
