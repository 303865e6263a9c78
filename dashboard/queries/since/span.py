"""The two moments that a comparison stands between."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.temporary import once
from etl.store.current import AsOf, loads
from etl.store.tables import editions

MOST_KEPT = 6
"""The comparisons of which a connection keeps what moved: that of one page, and of those before."""


@dataclass(frozen=True, slots=True)
class Span:
    """From ``before`` to ``now``: one and the same scope at two moments."""

    before: Scope
    now: Scope

    @property
    def whole(self) -> "Span":
        """The same moments over the whole fund."""
        return Span(*(Scope(one.fund, as_of=one.as_of) for one in (self.before, self.now)))

    @property
    def filtered(self) -> bool:
        """Whether the scope is a part of the fund."""
        return self != self.whole


def span(now: Scope, before: AsOf) -> Span:
    """A scope compared with itself at an earlier moment."""
    return Span(replace(now, as_of=before), now)


def spoken(connection: sa.Connection, scope: Scope) -> Mapping[str, date]:
    """Until which day each source had spoken at a moment: that of its newest data. A source not heard yet has none."""
    return once(connection, ("spoken", scope.fund, scope.as_of), lambda: _spoken(connection, scope))


def _spoken(connection: sa.Connection, scope: Scope) -> Mapping[str, date]:
    c = editions.c
    counted = loads(connection, scope.fund, scope.as_of)
    newest = sa.select(c.source, sa.func.max(c.data_date)).where(counted).group_by(c.source)
    return {row[0]: row[1] for row in connection.execute(newest)}
