"""The four shapes of a test, by what it has to see: lines one by one, a dataset's tables, all tables, two moments.

A test is a frozen dataclass: its fields are the parameters that ``data/rules`` declares, and it answers faults.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Literal

from etl.check.known import Known
from etl.check.moment import Step
from etl.check.stated import Stated
from etl.check.view import Fault, View

Scope = Literal["row", "table", "cross", "edition"]


class RowTest(ABC):
    """Looks at the lines of one table, one by one."""

    scope: ClassVar[Scope] = "row"

    @abstractmethod
    def faults(self, view: View) -> Iterable[Fault]:
        """What is wrong, in the order of the lines."""


class TableTest(ABC):
    """Looks at all the tables of one dataset in a file (one sheet a department is one dataset)."""

    scope: ClassVar[Scope] = "table"

    @abstractmethod
    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterable[Fault]:
        """What is wrong; ``stated`` are the totals that the file itself gives."""


class CrossTest(ABC):
    """Looks at every table of a file and at what the database knows beside it."""

    scope: ClassVar[Scope] = "cross"

    @abstractmethod
    def faults(self, views: Sequence[View], datasets: Sequence[str], known: Known) -> Iterable[Fault]:
        """What is wrong in the tables of these datasets."""


class EditionTest(ABC):
    """Looks at what a source said last time and says now."""

    scope: ClassVar[Scope] = "edition"

    @abstractmethod
    def faults(self, step: Step) -> Iterable[Fault]:
        """What is not plausible."""
