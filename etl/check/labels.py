"""Codes and their labels: one code has one label, one label one code."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from etl.check.shapes import TableTest
from etl.check.stated import Stated
from etl.check.view import Fault, Spot, View
from etl.check.words import named
from etl.schemas import squeeze


@dataclass(frozen=True, slots=True)
class OneLabel(TableTest):
    """A value of ``code`` goes with one value of ``label``, whatever its case, accents and spaces.

    ``among`` are fields that must be the same for the labels to be compared (the holder, for a title).
    """

    code: str
    label: str
    among: tuple[str, ...] = ()

    def faults(self, views: Sequence[View], stated: Sequence[Stated]) -> Iterator[Fault]:
        """The second label's cell, with the first line of each of the others."""
        wrong = self._wrong(self._said(views))
        first: dict[tuple[Any, ...], dict[str, Spot]] = defaultdict(dict)
        for view in views if wrong else ():
            for place, (*code, label) in enumerate(view.across(*self.among, self.code, self.label)):
                if tuple(code) in wrong and label is not None:
                    first[tuple(code)].setdefault(_plain(label), view.spot(place, self.label))
        for found in first.values():
            one, two, *others = found.values()
            yield Fault(two, {"code": _value(two, self.code), "labels": self._labels(found)}, [one, *others])

    def _said(self, views: Sequence[View]) -> set[tuple[Any, ...]]:
        """What the lines whose code is not alone say."""
        codes = Counter(chain.from_iterable(view.columns.get(self.code, ()) for view in views))
        several = {code for code, lines in codes.items() if lines > 1}
        said = (one for view in views for one in view.across(*self.among, self.code, self.label))
        return {one for one in said if one[-2] in several} if several else set()

    def _wrong(self, said: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
        """The codes that go with several labels."""
        labels: defaultdict[tuple[Any, ...], list[object]] = defaultdict(list)
        for *code, label in said:
            labels[tuple(code)].append(label)
        return {
            code
            for code, found in labels.items()
            if len(found) > 1 and None not in code and len({_plain(one) for one in found if one is not None}) > 1
        }

    def _labels(self, found: dict[str, Spot]) -> str:
        return named([f"« {_value(spot, self.label)} »" for spot in found.values()], 4)


def _value(spot: Spot, name: str) -> str:
    return str(spot.lines.column(name)[spot.place])


def _plain(value: object) -> str:
    return squeeze(str(value)) or str(value)
