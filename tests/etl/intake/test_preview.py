"""A preview that may no longer be published, or never could."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from etl import intake
from etl.intake import Options, StalePreview
from tests.etl.conftest import Rows
from tests.etl.lines import FIRST, MARCH, PORTAL, ROOM, money, projects


def test_a_preview_is_refused_once_the_database_moved(engine: sa.Engine, tmp_path: Path, stored: Rows) -> None:
    one = intake.prepare(projects(tmp_path / "p.xlsx", PORTAL), engine, Options(data_date=MARCH))
    other = intake.prepare(projects(tmp_path / "q.xlsx", ROOM), engine, Options(data_date=MARCH))
    assert intake.publish(one, engine) == 1
    with pytest.raises(StalePreview):
        intake.publish(other, engine)
    assert stored("projects", "project_id") == [("A-1",)]
    assert stored("editions", "number", "file_name") == [(1, "p.xlsx")]
    assert stored("files", "bytes") == [(one.file.bytes,)]


def test_a_blocked_preview_cannot_be_published(engine: sa.Engine, tmp_path: Path, stored: Rows) -> None:
    preview = intake.prepare(money(tmp_path / "m.xlsx", (*FIRST[:3], "?", *FIRST[4:])), engine, Options())
    with pytest.raises(ValueError, match="a blocked preview cannot be published"):
        intake.publish(preview, engine)
    assert stored("editions", "number") == []
