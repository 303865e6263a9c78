"""What every rule is asked: of which scope or project, on which day, with which thresholds, of what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from dashboard.queries.alerts.alert import Alert, Found
from dashboard.queries.scope import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """``on`` is the day of the data, never today; ``there`` what the fund's data say anything of."""

    connection: sa.Connection
    scope: Scope
    on: date
    limits: Mapping[str, int]
    there: frozenset[str]
    project: str | None = None

    def before(self, name: str = "days", each: int = 1) -> date:
        """The last day from which more than the threshold has passed."""
        return self.on - timedelta(days=self.limits[name] * each)

    def found(self, rule: str, query: sa.Select[Any], unknown: sa.Select[Any] | None = None) -> Found:
        """The rows of ``query``: target, title, project, place, since, amount, value; and what ``unknown`` counts."""
        rows = query.subquery(rule)
        kept = sa.select(rows).order_by(rows.c.since, rows.c.target)
        alerts = tuple(
            Alert(rule, str(target), title, project, place, since, self._days(since), amount, value)
            for target, title, project, place, since, amount, value in self.connection.execute(kept)
        )
        return Found(rule, alerts, self._count(unknown) if unknown is not None else 0)

    def since(
        self, rule: str, query: sa.Select[Any], day: sa.ColumnElement[Any], each: int = 1, name: str = "days"
    ) -> Found:
        """The rows of ``query`` whose day is longer ago than the threshold; those without a day are not known."""
        late = sa.or_(day < self.before(name, each), day.is_(None))
        found = self.found(rule, query.where(late))
        dated = tuple(one for one in found.alerts if one.since is not None)
        return Found(rule, dated, len(found.alerts) - len(dated))

    def blind(self, rule: str, unknown: sa.Select[Any]) -> Found:
        """Nothing found, for want of what the rule weighs: all that it would have judged is unknown."""
        return Found(rule, (), self._count(unknown))

    def _count(self, query: sa.Select[Any]) -> int:
        return self.connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one()

    def _days(self, since: date | None) -> int | None:
        return (self.on - since).days if since else None

    def of_project(self, key: sa.ColumnElement[Any]) -> tuple[sa.ColumnElement[bool], ...]:
        """The condition on a project's key, where one project is asked about."""
        return () if self.project is None else (key == self.project,)
