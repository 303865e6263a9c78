"""The small fund of two moments, and its meetings: two before the second files came, one on them, one to come."""

from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from etl.review.link import Link
from etl.store import items, meetings
from tests.books import xlsx
from tests.dashboard.queries.since.two_states import BEFORE, FILES, put

COPOL, FIRST, REVIEW, COMING = 1, 2, 3, 4
"""The numbers of the meetings: the CoPol and the review of June, the review of October, the one after it."""


def load(engine: sa.Engine, folder: Path) -> None:
    """Publishes the files and holds the meetings; the review of October is open."""
    for rank, (name, rows, source, on) in enumerate(FILES, start=1):
        put(engine, xlsx(folder / name, rows), source, on)
        if rank == BEFORE:
            _june(engine)
    at = datetime(2021, 10, 11, 9)
    meetings.plan(engine, "ITN7", "weekly", date(2021, 10, 11), "Ana", ["Ana", "Ben <i>"], "Retards\nOutre-mer", at)
    meetings.open_(engine, REVIEW, "Ana", None, at)
    items.add(
        engine, "ITN7", "action", "Relancer <b>Gironde</b>", "Ana", meeting=REVIEW, owner="Ben",
        due=date(2021, 10, 15), about=Link("territory", "33"), moment=at,
    )  # fmt: skip
    meetings.plan(engine, "ITN7", "weekly", date(2021, 10, 18), "Ana", ["Ana"], "Suites", at)


def _june(engine: sa.Engine) -> None:
    for number, kind, day in ((COPOL, "copol", 7), (FIRST, "weekly", 14)):
        at = datetime(2021, 6, day, 9)
        meetings.plan(engine, "ITN7", kind, at.date(), "Ana", ["Ana"], "", at)
        meetings.open_(engine, number, "Ana", None, at)
        if number == COPOL:
            due = date(2021, 7, 1)
            items.add(engine, "ITN7", "decision", "Clore l’axe 1", "Ana", meeting=number, moment=at)
            items.add(engine, "ITN7", "action", "Écrire", "Ana", meeting=number, owner="Ana", due=due, moment=at)
        meetings.close(engine, number, "Ana", "Dit.\n\nFait.", moment=datetime(2021, 6, day, 11))
