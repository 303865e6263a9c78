"""No row version is kept that refers to an edition or to a table of a file that is not there."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from etl import intake
from etl.intake import Options
from etl.store import editions, settle
from etl.store.datasets import DATASET_TABLES
from etl.store.references import BrokenReference, check_references
from etl.store.rollback import roll_back
from etl.store.tables import metadata
from tests.books import csv_file
from tests.etl.lines import PROJECTS

PROJECT = ("A-1", "Projet", "lauréat", "1", "33", 1000, 500, "12/03/2021", None)


def counted(engine: sa.Engine) -> dict[str, int]:
    """The rows of every table."""
    with engine.connect() as connection:
        return {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() or 0
            for table in metadata.sorted_tables
        }


def published(engine: sa.Engine, folder: Path) -> int | None:
    """Publishes a file of one project."""
    path = csv_file(folder / "p.csv", [PROJECTS, PROJECT])
    return intake.publish(intake.prepare(path, engine, Options()), engine)


def test_a_row_whose_table_does_not_exist_is_never_committed(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "_keep_tables", lambda *_given: [999])
    before = counted(engine)
    with pytest.raises(BrokenReference, match=r"projects\.source_table refers to 999"):
        published(engine, tmp_path)
    assert counted(engine) == before


def test_a_rollback_does_not_restore_a_row_whose_table_is_gone(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert published(engine, tmp_path) == 1
    roll_back(engine, 1)
    lost = {"source_table": 999}
    corrected = settle._corrected
    monkeypatch.setattr(settle, "_corrected", lambda *given: corrected(*given) | lost)
    before = counted(engine)
    with pytest.raises(BrokenReference):
        roll_back(engine, 2)
    assert counted(engine) == before


@pytest.mark.parametrize("column", ["opened", "closed"])
def test_a_row_of_an_edition_that_is_not_there_is_found(engine: sa.Engine, tmp_path: Path, column: str) -> None:
    published(engine, tmp_path)
    table = DATASET_TABLES["projects"]
    with engine.connect() as connection:
        check_references(connection, "projects", 1)
        connection.execute(sa.update(table).values({column: 7}))
        with pytest.raises(BrokenReference, match=rf"projects\.{column} refers to 7"):
            check_references(connection, "projects", 7)
