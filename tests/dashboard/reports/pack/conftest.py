"""Packs of the samples, asked once for each meeting and scope."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.reports.pack.setting import Setting, setting
from etl.review.meeting import Meeting
from etl.store import meetings
from tests.conftest import Demo

At = Callable[..., Setting]
"""The setting of a meeting by its number, of a scope, in a language."""


@pytest.fixture(scope="session")
def samples(sqlite_demo: Demo) -> Iterator[sa.Connection]:
    """A connection to the samples, the same for all the tests of packs."""
    with sqlite_demo.engine.connect() as made:
        yield made


@pytest.fixture(scope="session")
def at(samples: sa.Connection) -> At:
    """What a pack of a meeting is made for; of none, of the latest data."""
    held: dict[int | None, Meeting] = {one.id: one for one in meetings.listing(samples, "ITN7")}

    @cache
    def answered(question: Callable[..., Any], *args: Any) -> Any:
        return question(samples, *args)

    def ask(question: Callable[..., Any], *args: Any) -> Any:
        return answered(question, *(tuple(one) if isinstance(one, list) else one for one in args))

    @cache
    def made(meeting: int | None, scope: Scope | None = None, lang: str = "fr") -> Setting:
        # What one pack has asked serves the next: most ask the same of the same moments.
        return replace(setting(samples, scope or Scope(), lang, held.get(meeting)), ask=ask)

    return made
