"""What a rule finds in the whole fund, each with where it stands, so that any scope keeps its own of it."""

from dataclasses import dataclass
from datetime import date

from dashboard.queries.alerts.alert import Alert
from dashboard.queries.kept import FILTERS
from etl.schemas import TERRITORY_LEVELS

STANDS = (*FILTERS, "day", *TERRITORY_LEVELS)
"""What a scope asks of a row."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An alert of the whole fund, or a thing that nobody can tell of; and what a scope asks of its row."""

    alert: Alert
    axis: str | None
    desk: str | None
    theme: str | None
    holder: str | None
    day: date | None
    region: str | None
    department: str | None
    epci: str | None
    commune: str | None
