"""One dossier of axis 3 with its whole life."""

from dataclasses import dataclass
from typing import Required, TypedDict

from data.samples.geography import Holder
from data.samples.themes import Theme
from data.samples.workdays import NEVER


class Life(TypedDict, total=False):
    """What happens to a dossier, in working days since the opening."""

    filed: Required[int]
    outcome: str
    review: int
    decided: int
    vanished: int
    fixing: tuple[int, int]
    blank: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier. Days are working days since the opening; ``first_*`` is what stood before the correction,
    ``motive`` why it was decided so, where that is not the usual reason.
    """

    number: str
    department: str
    holder: Holder
    title: str
    theme: Theme
    cost: int
    requested: int
    awarded: int
    filed: int
    outcome: str = ""
    review: int = NEVER
    decided: int = NEVER
    vanished: int = NEVER
    fixing: tuple[int, int] = (NEVER, NEVER)
    blank: tuple[int, int] = (NEVER, NEVER)
    corrected: int = NEVER
    first_title: str = ""
    first_requested: int = 0
    motive: str = ""

    def state(self, when: int) -> str | None:
        """The state's word on a day; None if the dossier isn't there, "" where the export leaves it blank."""
        if not self.filed <= when < self.vanished:
            return None
        if self.blank[0] <= when < self.blank[1]:
            return ""
        if self.decided <= when:
            return self.outcome
        if self.fixing[0] <= when < self.fixing[1]:
            return "À corriger"
        return "En instruction" if self.review <= when else "En construction"
