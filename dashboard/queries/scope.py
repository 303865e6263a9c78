"""What a question is asked of: a fund, and within it an axis, a desk, a territory, as of a moment."""

from dataclasses import dataclass
from datetime import date

from data import reference
from etl.store.current import AsOf

NOWHERE = "NONE"


class UnknownTerritory(Exception):
    """The code is no territory's."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Hashable, so that it keys caches. ``territory`` is a product code, FR, or NONE (no territory found)."""

    fund: str = "ITN7"
    axis: str | None = None
    desk: str | None = None
    territory: str = "FR"
    as_of: AsOf = None

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
