"""Exact decimals on both databases: euros as whole cents, measures as whole millionths."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa


class Scaled(sa.TypeDecorator[Decimal]):
    """A Decimal kept as a whole number of its smallest part, so that SQL sums it exactly.

    Raises ValueError for a value finer than that part: rounding is the parser's to do, and to say.
    """

    impl = sa.BigInteger
    cache_ok = True
    places = 0

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> int | None:
        """Decimal -> whole parts."""
        return self.parts([None if value is None else Decimal(value)])[0]

    def parts(self, values: Sequence[Decimal | None]) -> list[int | None]:
        """How many of its smallest parts each value is, None for None. Raises ValueError for a finer one."""
        unit = Decimal(10) ** self.places
        scaled = [None if value is None else value * unit for value in values]
        whole = [None if value is None else int(value) for value in scaled]
        if whole != scaled:
            finer = next(value for value, parts, exact in zip(values, whole, scaled, strict=True) if parts != exact)
            raise ValueError(f"{finer} has more than {self.places} decimals")
        return whole

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Decimal | None:
        """Whole parts -> Decimal; sums come back as int (SQLite) or Decimal (PostgreSQL)."""
        return None if value is None else Decimal(int(value)).scaleb(-self.places)


class Euros(Scaled):
    """Euros and cents, kept as cents."""

    places = 2
    cache_ok = True


class Measure(Scaled):
    """A number with up to six decimals, kept as millionths."""

    places = 6
    cache_ok = True
