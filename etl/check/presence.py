"""Values that another value calls for, or excludes."""

from collections.abc import Iterator
from dataclasses import dataclass

from etl.check.shapes import RowTest
from etl.check.view import Fault, View


@dataclass(frozen=True, slots=True)
class RequiredIf(RowTest):
    """A field has a value where ``given`` is one of ``among``; a file without that column says nothing of it."""

    field: str
    given: str
    among: tuple[str, ...]

    def faults(self, view: View) -> Iterator[Fault]:
        """The cell that calls for the value, and the empty one."""
        values = view.lines.values.get(self.field)
        if values is None:
            return
        for place, (said,) in enumerate(view.across(self.given)):
            if said in self.among and values[place] is None:
                yield view.fault(place, self.given, self.field)


@dataclass(frozen=True, slots=True)
class AbsentIf(RowTest):
    """A field has no value (zero is none) where ``given`` is one of ``among``."""

    field: str
    given: str
    among: tuple[str, ...]

    def faults(self, view: View) -> Iterator[Fault]:
        """The cell that should be empty, and the one that says so."""
        for place, (value, said) in enumerate(view.across(self.field, self.given)):
            if value and said in self.among:
                yield view.fault(place, self.field, self.given)
