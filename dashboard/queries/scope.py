"""What a question is asked of: a part of a fund (axis, desk, theme, type of holder, territory, period), at a moment."""

from dataclasses import dataclass, replace
from datetime import date

from data import reference
from etl.store.current import AsOf

NOWHERE = "NONE"
HOLDERS = ("commune", "epci", "department", "region", "other")
"""Types of holder: a local authority's level, else another legal person."""


class UnknownTerritory(Exception):
    """The code is no territory's."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Hashable, so that it keys caches. ``territory`` is a product code, FR, or NONE (no territory found).

    ``holder`` is one of ``HOLDERS``; ``since`` and ``until`` bound, both included, the day that a project was filed,
    that money bears, that a deliverable is expected on: what bears no day is in no period.
    """

    fund: str = "ITN7"
    axis: str | None = None
    desk: str | None = None
    territory: str = "FR"
    as_of: AsOf = None
    theme: str | None = None
    holder: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def narrowed(self) -> bool:
        """Whether it keeps a part of an axis that no envelope is declared for."""
        return any(one is not None for one in (self.desk, self.theme, self.holder, self.since, self.until))

    def unfiltered(self) -> "Scope":
        """The scope without the filters that only narrow it: what the data know does not depend on them."""
        return replace(self, theme=None, holder=None, since=None, until=None)

    @property
    def level(self) -> str:
        """country, region, department, epci, commune or none. Raises UnknownTerritory."""
        if self.territory == NOWHERE:
            return "none"
        place = reference.territories().get(self.territory)
        if place is None:
            raise UnknownTerritory(self.territory)
        return "department" if place.level == "collectivity" else place.level

    @property
    def on(self) -> date | None:
        """The date of the question, where it was asked by date."""
        return self.as_of if isinstance(self.as_of, date) else None
