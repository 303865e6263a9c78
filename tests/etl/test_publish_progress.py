"""A publication tells how far it is; given up before it stands, it leaves nothing, and can be done again."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from etl import intake
from etl.intake import Options, Preview
from etl.progress import Cancelled
from etl.store.bulk import AT_ONCE
from tests.books import csv_file
from tests.etl.conftest import Rows
from tests.etl.lines import PROJECTS

LINES = 2 * AT_ONCE + 1
TOLD = [("publish", rows, LINES) for rows in (0, AT_ONCE, 2 * AT_ONCE, LINES, LINES)]
KEPT = (("files", "sha256"), ("editions", "number"), ("source_tables", "id"), ("findings", "id"), ("projects", "id"))


@pytest.fixture
def preview(engine: sa.Engine, tmp_path: Path) -> Preview:
    """A file of some thousand projects."""
    rows = [(f"A-{n}", f"Projet {n}", "lauréat", "1", "33", n, n, "12/03/2021", None) for n in range(LINES)]
    return intake.prepare(csv_file(tmp_path / "p.csv", [PROJECTS, *rows]), engine, Options())


def test_it_tells_the_rows_written_out_of_all(preview: Preview, engine: sa.Engine) -> None:
    told: list[tuple[str, int, int]] = []
    assert intake.publish(preview, engine, lambda *news: told.append(news)) == 1
    assert told == TOLD


@pytest.mark.parametrize("news", range(len(TOLD)))
def test_given_up_at_any_news_it_leaves_nothing(preview: Preview, engine: sa.Engine, stored: Rows, news: int) -> None:
    left = news

    def give_up(_stage: str, _done: int, _total: int) -> None:
        nonlocal left
        if left == 0:
            raise Cancelled
        left -= 1

    with pytest.raises(Cancelled):
        intake.publish(preview, engine, give_up)
    assert [stored(table, column) for table, column in KEPT] == [[]] * len(KEPT)
    assert intake.publish(preview, engine) == 1
    assert len(stored("projects", "key")) == LINES
