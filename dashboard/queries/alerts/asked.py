"""What every rule is asked: of which scope or project, on which day, with which thresholds, of what is known."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from dashboard.queries.alerts.alert import Alert, Found
from dashboard.queries.alerts.candidates import Candidate
from dashboard.queries.kept import kept
from dashboard.queries.listing import whole
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately

Rows = Callable[[], sa.Select[Any]]
"""A question about the whole fund with the ``columns`` of all: put together where nobody has asked it yet."""

MOST_KEPT = 40
"""The questions about whole funds of which a connection keeps the rows: those of some three moments."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``on`` is the day of the data, never today; ``there`` what the fund's data say anything of.

    A rule finds what it looks for in the whole fund at once; a scope or a project keeps its own of it.
    """

    connection: sa.Connection
    scope: Scope
    on: date
    limits: Mapping[str, int]
    there: frozenset[str]
    project: str | None = None

    @property
    def whole(self) -> Scope:
        """The whole fund at the scope's moment."""
        return whole(self.scope)

    def late(self, day: sa.ColumnElement[Any], each: int = 1, name: str = "days") -> sa.ColumnElement[bool]:
        """Whether more than the threshold has passed since a day; one that is not known may be as long ago."""
        return sa.or_(day < self.on - timedelta(days=self.limits[name] * each), day.is_(None))

    def found(self, rule: str, rows: Rows, unknown: Rows, apart: Sequence[str] = ()) -> Found:
        """The rows, and how many there are of those that nobody can tell of."""
        untold = self._kept(rule, f"{rule}_unknown", unknown, apart)
        return Found(rule, tuple(self._kept(rule, rule, rows, apart)), len(untold))

    def since(self, rule: str, rows: Rows, apart: Sequence[str] = ()) -> Found:
        """The rows, those without a day counted as not known."""
        every = self._kept(rule, rule, rows, apart)
        dated = tuple(one for one in every if one.since is not None)
        return Found(rule, dated, len(every) - len(dated))

    def blind(self, rule: str, unknown: sa.Select[Any]) -> Found:
        """Nothing found, for want of what the rule weighs: all that it would have judged in scope is unknown."""
        rows = unknown.subquery()
        count = sa.select(sa.func.count()).select_from(rows)
        own = count if self.project is None else count.where(rows.c.project == self.project)
        return Found(rule, (), self.connection.execute(own).scalar_one())

    def _kept(self, rule: str, name: str, rows: Rows, apart: Sequence[str]) -> list[Alert]:
        asked = ("alerts", name, self.scope.fund, self.scope.as_of, tuple(self.limits.items()), tuple(apart))
        every = lately(self.connection, asked, lambda: self._candidates(rule, rows()), MOST_KEPT)
        inside = [one.alert for one in kept(every, self.scope)]
        return inside if self.project is None else [one for one in inside if one.project == self.project]

    def _candidates(self, rule: str, query: sa.Select[Any]) -> Sequence[Candidate]:
        rows = query.subquery(rule)
        ordered = sa.select(rows).order_by(rows.c.since, rows.c.target)
        return [
            Candidate(Alert(rule, str(target), title, project, place, since, self._days(since), amount), *stands)
            for target, title, project, place, since, amount, *stands in self.connection.execute(ordered)
        ]

    def _days(self, since: date | None) -> int | None:
        return (self.on - since).days if since else None
