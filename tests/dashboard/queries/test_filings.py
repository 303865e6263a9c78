"""Applications month by month, and the cells of a plan: against the workbooks themselves, on both databases."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from dashboard.queries import filings
from dashboard.queries.planned_rows import COLUMNS, planned_rows
from dashboard.queries.scope import Scope
from data import ROOT
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.databases import Databases

FOLDER = ROOT / "samples" / "files"
MEASURES = {"attribué (€)", "engagé (€)", "payé (€)", "dossiers déposés", "livrables livrés"}
DOSSIERS, PLAN = FOLDER / "dossiers-guichets-territoriaux_2021-04-02.xlsx", FOLDER / "trajectoires_2021-03-12.xlsx"


@pytest.fixture(scope="module")
def loaded(databases: Databases) -> Iterator[sa.Engine]:
    url = databases.fresh()
    engine = connect(url)
    for path, source in ((PLAN, "trajectoires"), (DOSSIERS, "demarches-simplifiees")):
        publish(prepare(path, engine, Options(source=source)), engine)
    yield engine
    engine.dispose()
    databases.drop(url)


def day_of(written: str) -> date:
    """A day that a hand wrote: ``2021-03-01``, ``01/03/2021``."""
    form = "%d/%m/%Y" if "/" in written else "%Y-%m-%d"
    return datetime.strptime(written, form).date()


def test_what_is_filed_by_each_month(loaded: sa.Engine) -> None:
    rows = list(load_workbook(DOSSIERS, read_only=True)["Dossiers"].iter_rows(values_only=True))
    filed = rows[0].index("Déposé le")
    days = [row[filed] for row in rows[1:]]
    told = [one if isinstance(one, datetime) else day_of(str(one)) for one in days if one]
    months = Counter((one.year, one.month) for one in told)
    with loaded.connect() as connection:
        points = filings.filed_by_month(connection, Scope())
        undated = filings.undated(connection, Scope())
    march, april = months[2021, 3], months[2021, 4]
    assert march + april == len(rows) - 1
    assert undated == 0
    assert points == [
        (date(2021, 3, 1), Decimal(0)),
        (date(2021, 3, 31), Decimal(march)),
        (date(2021, 4, 2), Decimal(march + april)),
    ]


def test_a_plan_leads_back_to_its_cells(loaded: sa.Engine) -> None:
    with loaded.connect() as connection:
        found = planned_rows(connection, Scope(axis="3"), "fr")
        everywhere = planned_rows(connection, Scope(territory="NONE"), "fr")
    assert list(found.columns) == list(COLUMNS)
    assert everywhere.empty
    book = load_workbook(PLAN, read_only=True)
    labels = set(found["label"])
    assert {one.split(" · ")[1] for one in labels} == {"3"}
    assert {one.split(" · ")[0] for one in labels} == MEASURES
    for row in found.to_dict("records"):
        assert row["file"] == PLAN.name
        cell = book[row["sheet"]][row["cell"]].value
        written = (
            str(cell).replace("\u202f", "").replace("\u00a0", "").replace(" ", "").replace("€", "").replace(",", ".")
        )
        shown = str(row["value"]).replace("\u202f", "").replace(",", ".")
        assert Decimal(written) == Decimal(shown)
