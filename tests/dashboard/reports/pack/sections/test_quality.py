"""What the figures are worth: the sources at the moment, late by their own rhythm."""

import sqlalchemy as sa

from dashboard.components.frames import records
from dashboard.queries import freshness
from dashboard.reports.pack.content import Rows
from dashboard.reports.pack.sections import quality
from dashboard.tables import NONE
from tests.dashboard.reports.pack.conftest import At


def test_each_source_with_its_age(samples: sa.Connection, at: At) -> None:
    for number in (1, 5, 11):
        one = at(number)
        (page,) = quality.pages(one)
        (rows,) = page.parts
        assert isinstance(rows, Rows)
        found = records(freshness.sources(samples, one.scope))
        assert [row[1:4] for row in rows.table.rows] == [
            (each["data_date"], each["age_days"], NONE if each["expected_days"] is None else each["expected_days"])
            for each in found
        ]
        timed = [each for each in found if each["expected_days"] is not None]
        late = sum(each["age_days"] > each["expected_days"] for each in timed)
        assert page.says[0].startswith(f"{late} sources en retard sur {len(timed)}")
        assert [row[4] for row in rows.table.rows].count("▲\u00a0en retard") == late
