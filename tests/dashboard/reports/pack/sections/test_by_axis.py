"""Axis by axis: each bar and each curve is the query's; what is not known draws nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries import cumulative, trajectories
from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from dashboard.reports.pack.content import Bars, Curves
from dashboard.reports.pack.sections import by_axis
from tests.dashboard.reports.pack.conftest import At


@pytest.mark.parametrize("view", [{}, {"territory": "R75"}, {"territory": "974"}], ids=str)
def test_bars_and_curves_are_the_query_s(samples: sa.Connection, at: At, view: dict[str, str]) -> None:
    one = at(11, Scope(**view))  # type: ignore[arg-type]
    pages = by_axis.pages(one)
    assert [page.id for page in pages] == ["axis_1", "axis_2", "axis_3"]
    for page, code in zip(pages, "123", strict=True):
        scope = replace(one.scope, axis=code)
        found = figures(samples, scope)
        (bars,) = [part for part in page.parts if isinstance(part, Bars)]
        assert bars.series[0].values == tuple(found[stage].value for stage in by_axis.STAGES)
        assert one.on is not None
        known = cumulative.cumulative(samples, scope, one.on)
        for curves in (part for part in page.parts if isinstance(part, Curves)):
            assert curves.today == one.on
            drawn = {curve.name: list(zip(curve.days, curve.values, strict=True)) for curve in curves.curves}
            for stage, name in (("awarded", "Attribué"), ("paid", "Payé")):
                assert drawn.get(name, []) == list(known[stage].points if stage in known else ())


def test_the_gap_to_the_plan_is_to_the_day(samples: sa.Connection, at: At) -> None:
    one = at(11)
    scope = replace(one.scope, axis="2")
    plan = trajectories.in_force(samples, scope, "awarded")
    assert plan is not None
    assert one.on is not None
    gap = figures(samples, scope)["awarded"].value - plan.at(one.on)  # type: ignore[operator]
    assert gap == Decimal("-105000.00")
    (page,) = by_axis.pages(at(11, Scope(axis="2")))
    assert page.says[1] == "−105\u202f000\u00a0€ par rapport à la trajectoire à cette date."


def test_a_place_without_an_envelope_says_so(at: At) -> None:
    page = by_axis.pages(at(11, Scope(territory="C33063")))[0]
    assert page.says[0].endswith("l’enveloppe n’est pas renseignée.")
    (bars,) = [part for part in page.parts if isinstance(part, Bars)]
    assert bars.series[0].values[0] is None
