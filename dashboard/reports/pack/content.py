"""What a pack holds, whatever the file: pages of parts. Values are exact; words are in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from dashboard.tables import Head, Kind, Table
from data.texts import text

Value = Decimal | int | None
StepKind = Literal["total", "movement", "correction"]


@dataclass(frozen=True)
class Number:
    """A headline number: what it is, as written, and what it stands beside (``37,5 M€`` · ``sur 88 M€``)."""

    label: str
    value: str
    context: str = ""


@dataclass(frozen=True)
class Numbers:
    """Two to five headline numbers in one row."""

    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Series:
    """Values by name, in the order of the names. ``colour`` is a field of the palette: awarded, committed, late …"""

    name: str
    values: tuple[Value, ...]
    colour: str


@dataclass(frozen=True)
class Bars:
    """Horizontal bars from one zero, one group a name; ``says`` stands for the drawing."""

    title: str
    says: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Kind = "euros"
    stacked: bool = False


@dataclass(frozen=True)
class Dumbbell:
    """Two values a name, joined by a line: then and now."""

    title: str
    says: str
    names: tuple[str, ...]
    before: Series
    after: Series
    unit: Kind = "euros"


@dataclass(frozen=True)
class Step:
    """A step of a waterfall: a total that stands on zero, or what is added to (taken from) the one before it.

    Totals are exact: each equals the sum of all that stands before it.
    """

    name: str
    value: Decimal
    kind: StepKind = "movement"


@dataclass(frozen=True)
class Waterfall:
    """From a total to another by steps that add up exactly; corrections of the past are of a kind of their own."""

    title: str
    says: str
    steps: tuple[Step, ...]
    unit: Kind = "euros"


@dataclass(frozen=True)
class Curve:
    """A value by day; ``dashed`` for what is planned or ahead."""

    name: str
    days: tuple[date, ...]
    values: tuple[Value, ...]
    colour: str
    dashed: bool = False


@dataclass(frozen=True)
class Curves:
    """Curves over time on one scale; ``today``, the day of the data, is marked by a vertical line and its date."""

    title: str
    says: str
    curves: tuple[Curve, ...]
    unit: Kind = "euros"
    today: date | None = None


@dataclass(frozen=True)
class Place:
    """A territory of a map: ``rank`` is its class from 0, -1 not applicable, -2 not known (``figures.classes``)."""

    code: str
    name: str
    value: Value
    written: str
    rank: int


@dataclass(frozen=True)
class Map:
    """France by department with its overseas insets; ``labels`` names the classes, low to high."""

    title: str
    says: str
    measure: str
    unit: Kind
    places: tuple[Place, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table with its caption; ``empty`` says that it has no row; ``wide`` are the columns that hold sentences."""

    title: str
    table: Table
    empty: str
    wide: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Words:
    """Paragraphs under a title."""

    title: str
    lines: tuple[str, ...]


Drawing = Bars | Dumbbell | Waterfall | Curves | Map
Part = Numbers | Drawing | Rows | Words


@dataclass(frozen=True)
class Page:
    """One page: a title that fits in two lines, what it says, at most one row of numbers and two parts.

    ``chapter`` groups pages in the table of contents. ``sources`` are lines for the notes: file, date, method;
    ``link`` is the address of the live view.
    """

    id: str
    chapter: str
    title: str
    says: tuple[str, ...]
    parts: tuple[Part, ...]
    sources: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class Pack:
    """A pack: its cover (title, subtitle, facts by name: date, edition, filters) and its pages."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    pages: tuple[Page, ...]
    lang: str
    fictitious: bool = False
    link: str = ""


def tabled(part: Drawing, lang: str, absent: str | None = None) -> Table:
    """The table that stands for a drawing: the very values drawn; ``absent`` on the days when a curve has no point."""
    name = Head(text("pack.name", lang))
    if isinstance(part, Bars):
        columns: Sequence[Series] = part.series
        return _columns(name, part.names, columns, part.unit)
    if isinstance(part, Dumbbell):
        return _columns(name, part.names, (part.before, part.after), part.unit)
    if isinstance(part, Waterfall):
        heads = [name, Head(text("pack.value", lang), part.unit)]
        return Table(heads, [(step.name, step.value) for step in part.steps])
    if isinstance(part, Curves):
        return _by_day(part, lang, absent)
    heads = [Head(text("pack.code", lang)), name, Head(part.measure, part.unit)]
    return Table(heads, [(one.code, one.name, one.value) for one in part.places])


def _columns(name: Head, names: Sequence[str], columns: Sequence[Series], unit: Kind) -> Table:
    rows = [(label, *(one.values[place] for one in columns)) for place, label in enumerate(names)]
    return Table([name, *(Head(one.name, unit) for one in columns)], rows)


def _by_day(part: Curves, lang: str, absent: str | None) -> Table:
    days = sorted({day for curve in part.curves for day in curve.days})
    known = [dict(zip(curve.days, curve.values, strict=True)) for curve in part.curves]
    heads = [Head(text("pack.day", lang), "day"), *(Head(curve.name, part.unit) for curve in part.curves)]
    return Table(heads, [(day, *(one.get(day, absent) for one in known)) for day in days])
