"""Which units of two sides are one: by project, else by commitment, else by beneficiary and amount; never guessed.

A unit is a project, else a number of commitment (EJ), else a line. A line that names no project is of the one that its
number of commitment leads to, where the fund's data know only one. A number that several projects share leads to none:
what bears it is set apart, and no later step looks at it.
"""

import itertools
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.sides import LINE, Side, money_lines
from etl.store.types import Euros

LEFT, RIGHT = 0, 1
_numbers = itertools.count(1)


class Matching:
    """A comparison at work, in temporary tables of the connection: ``lines``, ``units``, ``pairs``, ``doubtful``."""

    def __init__(self, connection: sa.Connection, scope: Scope, left: Side, right: Side) -> None:
        self.connection, self.scope, self.sides = connection, scope, (left, right)
        self.made: list[sa.Table] = []
        self.known = self._keep(self._projects(), "commitment_id", "project_key")
        lines = [self._side(number, side) for number, side in enumerate(self.sides)]
        self.lines = self._keep(sa.union_all(*lines), "unit")
        self.units = self._keep(self._grouped(), "unit")
        self.links = self._keep(self._linked(), "commitment_id")
        u = self.units.c
        found = sa.select(
            u.unit.label("left_unit"), u.unit.label("right_unit"), u.unit.label("how"), u.unit.label("via")
        )
        self.pairs = self._keep(found.where(sa.false()), "left_unit", "right_unit")
        doubted = sa.select(u.side, u.unit, u.unit.label("how"), u.unit.label("via"))
        self.doubtful = self._keep(doubted.where(sa.false()), "unit")

    def _keep(self, query: sa.Select[Any] | sa.CompoundSelect[Any], *indexed: str) -> sa.Table:
        """A temporary table of a query's rows."""
        columns = [sa.Column(column.name, column.type) for column in query.selected_columns]
        name = f"reconciled_{next(_numbers)}"
        table = sa.Table(name, sa.MetaData(), *columns, prefixes=["TEMPORARY"])
        table.create(self.connection)
        self.made.append(table)
        self.connection.execute(sa.insert(table).from_select([column.name for column in columns], query))
        for column in indexed:
            sa.Index(f"ix_{name}_{column}", table.c[column]).create(self.connection)
        return table

    def drop(self) -> None:
        """Leaves nothing behind."""
        for table in self.made:
            table.drop(self.connection)

    def _projects(self) -> sa.Select[Any]:
        """The numbers of commitment of the fund's projects, as any source says them; ``of`` how many share one."""
        said = []
        for dataset in ("fundings", "projects"):
            rows = standing(dataset, self.scope.fund, self.scope.as_of)
            both = (rows.c.project_key.is_not(None), rows.c.commitment_id.is_not(None))
            said.append(sa.select(rows.c.project_key, rows.c.commitment_id).where(*both))
        known = sa.union(*said).subquery()
        return sa.select(known, sa.func.count().over(partition_by=known.c.commitment_id).label("of"))

    def _side(self, number: int, side: Side) -> sa.Select[Any]:
        lines = money_lines(self.connection, self.scope, side).subquery()
        c, known = lines.c, self.known.alias()
        led = sa.func.coalesce(c.project_key, known.c.project_key)
        unit = sa.case(
            (led.is_not(None), sa.literal("p:") + led),
            (c.commitment_id.is_not(None), sa.literal("e:") + c.commitment_id),
            else_=sa.literal("l:") + c.dataset + ":" + sa.cast(c.id, sa.Text) + ":" + c.origin,
        )
        siren = sa.case((c.party.like("n:%"), None), (c.party.like("c:%"), None), else_=c.party)
        only = sa.and_(known.c.commitment_id == c.commitment_id, known.c.of == 1)
        return sa.select(
            sa.literal(number).label("side"), unit.label("unit"), siren.label("siren"), *[c[name] for name in LINE]
        ).outerjoin(known, only)

    def _grouped(self) -> sa.Select[Any]:
        c = self.lines.c
        one = sa.and_(sa.func.count(sa.distinct(c.siren)) == 1, sa.func.count(c.siren) == sa.func.count())
        return sa.select(
            c.side,
            c.unit,
            sa.type_coerce(sa.func.sum(c.amount), Euros()).label("amount"),
            sa.func.count().label("lines"),
            sa.func.count(c.project_key).label("naming"),
            sa.case((one, sa.func.max(c.siren)), else_=None).label("siren"),
            sa.func.min(c.label).label("label"),
        ).group_by(c.side, c.unit)

    def _linked(self) -> sa.CompoundSelect[Any]:
        """The numbers of commitment of each unit."""
        lines, units, known = self.lines.c, self.units.c, self.known.c
        own = sa.select(lines.side, lines.unit, lines.commitment_id).where(lines.commitment_id.is_not(None))
        project = sa.literal("p:") + known.project_key == units.unit
        return sa.union(own, sa.select(units.side, units.unit, known.commitment_id).join(self.known, project))

    def match(self) -> None:
        """Notes which units are one, and which could be several."""
        self._by_project()
        self._by_commitment()
        self._by_beneficiary()

    def _by_project(self) -> None:
        left, right = self.units.alias(), self.units.alias()
        same = (left.c.side == LEFT, right.c.side == RIGHT, left.c.unit == right.c.unit, left.c.unit.like("p:%"))
        named = sa.and_(left.c.naming == left.c.lines, right.c.naming == right.c.lines)
        how = sa.case((named, "project"), else_="commitment")
        self._pair(sa.select(left.c.unit, right.c.unit, how, sa.func.substr(left.c.unit, 3)).where(*same))

    def _by_commitment(self) -> None:
        free = self._free(self.links)
        count = self._counter(free)
        left, right = (sa.func.max(sa.case((free.c.side == side, free.c.unit))) for side in (LEFT, RIGHT))
        shared = self._keep(
            sa.select(
                free.c.commitment_id,
                left.label("unit"),
                sa.and_(count(LEFT) == 1, count(RIGHT) == 1, left == right).label("single"),
            )
            .group_by(free.c.commitment_id)
            .having(count(LEFT) > 0, count(RIGHT) > 0),
            "commitment_id",
        )
        how = sa.literal("commitment")
        several = (
            sa.select(free.c.side, free.c.unit, how, sa.func.min(free.c.commitment_id))
            .join(shared, shared.c.commitment_id == free.c.commitment_id)
            .where(sa.not_(shared.c.single))
            .group_by(free.c.side, free.c.unit)
        )
        self._doubt(several)
        self._pair(sa.select(shared.c.unit, shared.c.unit, how, shared.c.commitment_id).where(shared.c.single))

    def _by_beneficiary(self) -> None:
        free = self._free(self.units)
        count = self._counter(free)
        same = (free.c.siren, free.c.amount)
        shared = self._keep(
            sa.select(
                *same,
                sa.and_(count(LEFT) == 1, count(RIGHT) == 1).label("single"),
                sa.func.max(sa.case((free.c.side == LEFT, free.c.unit))).label("left_unit"),
                sa.func.max(sa.case((free.c.side == RIGHT, free.c.unit))).label("right_unit"),
            )
            .where(free.c.siren.is_not(None))
            .group_by(*same)
            .having(count(LEFT) > 0, count(RIGHT) > 0),
            "siren",
        )
        how = sa.literal("beneficiary")
        several = (
            sa.select(free.c.side, free.c.unit, how, free.c.siren)
            .join(shared, sa.and_(shared.c.siren == free.c.siren, shared.c.amount == free.c.amount))
            .where(sa.not_(shared.c.single))
        )
        self._doubt(several)
        self._pair(sa.select(shared.c.left_unit, shared.c.right_unit, how, shared.c.siren).where(shared.c.single))

    def _counter(self, rows: sa.FromClause) -> Callable[[int], sa.ColumnElement[int]]:
        return lambda side: sa.func.count(sa.distinct(sa.case((rows.c.side == side, rows.c.unit))))

    def _free(self, rows: sa.Table) -> sa.Subquery:
        """The rows of units about which nothing was found yet."""
        return sa.select(rows).where(sa.not_(self.taken(rows))).subquery()

    def taken(self, rows: sa.Table) -> sa.ColumnElement[bool]:
        """Whether something was found about the unit of a row."""
        pairs, doubt = self.pairs.alias().c, self.doubtful.alias().c
        return sa.or_(
            sa.exists().where(doubt.side == rows.c.side, doubt.unit == rows.c.unit),
            sa.and_(rows.c.side == LEFT, sa.exists().where(pairs.left_unit == rows.c.unit)),
            sa.and_(rows.c.side == RIGHT, sa.exists().where(pairs.right_unit == rows.c.unit)),
        )

    def _pair(self, query: sa.Select[Any]) -> None:
        self.connection.execute(sa.insert(self.pairs).from_select(["left_unit", "right_unit", "how", "via"], query))

    def _doubt(self, query: sa.Select[Any]) -> None:
        self.connection.execute(sa.insert(self.doubtful).from_select(["side", "unit", "how", "via"], query))
