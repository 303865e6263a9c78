"""What a workbook holds, before it is written: a cover, and sheets of blocks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from dashboard.tables import Table

MOST_DRAWN = 120


@dataclass(frozen=True)
class Drawn:
    """How a spreadsheet draws a table: the kind of chart, the column of names, the columns of values.

    ``colours`` are hexadecimal, one a column of values, the house's own where there is none; ``unseen``, ``hatched``
    and ``dashed`` are columns drawn so. Rows beyond ``most`` are not drawn. ``least`` is where the scale
    starts, if not at zero.
    """

    kind: Literal["bar", "column", "line", "scatter"]
    names: int
    values: Sequence[int]
    stacked: bool = False
    colours: Sequence[str] = ()
    unseen: Sequence[int] = ()
    hatched: Sequence[int] = ()
    dashed: Sequence[int] = ()
    most: int = MOST_DRAWN
    least: Decimal = Decimal(0)


@dataclass(frozen=True)
class Block:
    """A part of a sheet: its title, what it says, its table or its lines; ``scaled`` is a column with bars in it."""

    title: str
    sentence: str = ""
    table: Table | None = None
    drawn: Drawn | None = None
    lines: Sequence[str] = ()
    scaled: int | None = None


@dataclass(frozen=True)
class Sheet:
    """One chart of a page: its title, what it says, its table, how it is drawn, the methods of its figures.

    Or, with ``blocks`` and no table, a page of several, one below the other. ``notes`` end it; ``link`` is a name and
    an address of the web.
    """

    title: str
    sentence: str
    table: Table | None = None
    drawn: Drawn | None = None
    methods: Sequence[tuple[str, str]] = field(default_factory=tuple)
    blocks: Sequence[Block] = ()
    notes: Sequence[str] = ()
    link: tuple[str, str] | None = None


@dataclass(frozen=True)
class Cover:
    """What a workbook is about: its title, and facts by name (filters, date, edition, moment of export)."""

    title: str
    facts: Sequence[tuple[str, str]]
    fictitious: bool = False
    subtitle: str = ""
    link: tuple[str, str] | None = None
