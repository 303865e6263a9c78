"""The map: each department's rate is the figure's; none of a place smaller than a region."""

from statistics import median

import sqlalchemy as sa

from dashboard import format as fmt
from dashboard.queries import figures
from dashboard.queries.scope import Scope
from dashboard.reports.pack.content import Map
from dashboard.reports.pack.sections import map_page
from tests.dashboard.reports.pack.conftest import At


def test_each_department_is_the_figure(samples: sa.Connection, at: At) -> None:
    (page,) = map_page.pages(at(11))
    (drawn,) = page.parts
    assert isinstance(drawn, Map)
    found = figures.by_territory(samples, at(11).scope, "department")
    assert {one.code: one.value for one in drawn.places} == {
        code: row["award_rate"].value for code, row in found.items() if code != "NONE"
    }
    assert len(drawn.places) == 101
    known = [one.value for one in drawn.places if one.value is not None]
    assert fmt.percent(median(known), "fr") in page.says[0]
    assert all((one.rank >= 0) == (one.value is not None) for one in drawn.places)


def test_a_region_has_its_departments_and_less_has_no_map(at: At) -> None:
    (page,) = map_page.pages(at(11, Scope(territory="R75")))
    (drawn,) = page.parts
    assert isinstance(drawn, Map)
    assert len(drawn.places) == 12
    assert map_page.pages(at(11, Scope(territory="33"))) == []


def test_before_any_envelope_nothing_is_known(at: At) -> None:
    (page,) = map_page.pages(at(11, Scope(theme="cybersecurity")))
    (drawn,) = page.parts
    assert isinstance(drawn, Map)
    assert {one.value for one in drawn.places} == {None}
