"""Identifiers in which a character stands for another that looks like it."""

import re
import string
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.check.shapes import RowTest
from etl.check.view import Fault, View

FOREIGN = str.maketrans("АВЕКМНОРСТУХаеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxiABEZHIKMNOPTYXo")
"""Cyrillic and Greek letters that are drawn like Latin ones."""
CONFUSED = str.maketrans("OoIl", "0011")
LETTERS = re.compile("[OoIl]")
FORM = str.maketrans(string.ascii_letters + string.digits, "A" * 52 + "9" * 10)
"""The form of an identifier: letters A, digits 9, the rest as it is."""


@dataclass(frozen=True, slots=True)
class LookAlike(RowTest):
    """An identifier has no look-alike character: no foreign letter, no O or I where the others have a digit.

    A letter is doubted where the same identifier is also written with the digit, or where reading a digit gives it
    the form of at least the ``share`` of the column's identifiers, of which there are ``fewest``.
    """

    fields: tuple[str, ...]
    share: Decimal
    fewest: int

    def faults(self, view: View) -> Iterator[Fault]:
        """Each cell in doubt, with what it probably means."""
        for name in self.fields:
            if name not in view.columns:
                continue
            doubted = self._doubted({one for one in view.columns[name] if one is not None})
            if doubted:
                for place, said in enumerate(view.columns[name]):
                    if said in doubted:
                        yield view.fault(place, name, proposal=doubted[said])

    def _doubted(self, every: set[str]) -> dict[str, str]:
        """The identifiers in doubt, with what each probably means."""
        if "".join(every).isascii():
            found, latin = {}, list(every)
        else:
            foreign = [one for one in every if not one.isascii()]
            found = {one: one.translate(FOREIGN) for one in foreign if one != one.translate(FOREIGN)}
            latin = [one for one in every if one.isascii()]
        if not LETTERS.search("".join(latin)):
            return found
        found |= {one: meant for one, meant in _read(latin, CONFUSED) if meant != one and meant in every}
        forms = Counter(form for _one, form in _read(latin, FORM))
        usual = {form for form, number in forms.items() if self._usual(number, len(every))}
        for one, form in _read(latin, FORM) if usual else ():
            if form not in usual and one not in found and (meant := _with_digits(one, usual)):
                found[one] = meant
        return found

    def _usual(self, number: int, of: int) -> bool:
        return number >= self.fewest and number >= self.share * of


def _read(every: Sequence[str], characters: dict[int, int]) -> Iterator[tuple[str, str]]:
    """Each identifier with its translation; they are translated at once, for there may be many."""
    return zip(every, "\n".join(every).translate(characters).split("\n"), strict=True) if every else iter(())


def _with_digits(one: str, usual: set[str]) -> str | None:
    """The identifier read with a digit for one of its letters, or for all, where it then has a usual form."""
    read = [one[: at.start()] + at[0].translate(CONFUSED) + one[at.end() :] for at in LETTERS.finditer(one)]
    return next((meant for meant in [*read, one.translate(CONFUSED)] if meant.translate(FORM) in usual), None)
