"""What is known of one indicator in one zone: where it started, its values, its targets, and what they make."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dashboard.queries.freshness import expected_days
from dashboard.queries.progress import Progress, Trend, planned, progress, trend


@dataclass(frozen=True, slots=True)
class Confidence:
    """The confidence that the person in charge declares (météo): a level of the schema, who says so, and when."""

    level: str
    by: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A value and its day; None where the file has the line without a value."""

    on: date
    value: Decimal | None
    comment: str | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one zone: initial values, values and targets, each by date."""

    indicator: str
    name: str
    unit: str | None
    zone: str
    source: str
    initials: tuple[Point, ...]
    values: tuple[Point, ...]
    targets: tuple[Point, ...]

    @property
    def initial(self) -> Point | None:
        """The first initial value."""
        return next((one for one in self.initials if one.value is not None), None)

    @property
    def current(self) -> Point | None:
        """The last known value."""
        return next((one for one in reversed(self.values) if one.value is not None), None)

    @property
    def previous(self) -> Point | None:
        """The known value before the current one."""
        known = [one for one in self.values if one.value is not None]
        return known[-2] if len(known) > 1 else None

    @property
    def target(self) -> Point | None:
        """The last target."""
        return next((one for one in reversed(self.targets) if one.value is not None), None)

    @property
    def confidence(self) -> Confidence | None:
        """The last one declared, be it with a value or not."""
        return next((one.confidence for one in reversed(self.values) if one.confidence), None)

    def progress(self) -> Progress:
        """DITP's rate, see :func:`dashboard.queries.progress.progress`."""
        return progress(_value(self.initial), _value(self.current), _value(self.target))

    def trend(self) -> Trend:
        """What changed since the previous value."""
        return trend(_value(self.previous), _value(self.current), _value(self.initial), _value(self.target))

    def steps(self) -> list[tuple[date, Decimal]]:
        """The plan: the initial value, then the targets."""
        points = ([self.initial] if self.initial else []) + list(self.targets)
        return [(one.on, one.value) for one in points if one.value is not None]

    def planned(self) -> Decimal | None:
        """Where the plan stood on the day of the current value."""
        return planned(self.steps(), self.current.on) if self.current else None

    def next_on(self) -> date | None:
        """When the next value is expected: the current one's day and the period of its source, where declared."""
        days = expected_days().get(self.source)
        return self.current.on + timedelta(days=days) if self.current and days else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the territories of a level are compared by: initial, actual and target value of one of them."""

    zone: str
    name: str
    initial: Decimal | None
    actual: Decimal | None
    target: Decimal | None

    def progress(self) -> Decimal | None:
        """DITP's rate, raw."""
        return progress(self.initial, self.actual, self.target).value


def _value(point: Point | None) -> Decimal | None:
    return None if point is None else point.value
