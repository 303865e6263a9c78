"""Axes and desks of a fund: its own words first, then what the file writes, kept as it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.parse.characters import plain
from etl.parse.outcome import Outcome, ok, refused
from etl.read.workbook import Value
from etl.schemas import squeeze

SHORTEST_NAME = 6


@dataclass(frozen=True, slots=True)
class FundWords:
    """A fund's declared axes and desks: squeezed code or name -> code. Empty for a fund that declares none."""

    axes: Mapping[str, str] = field(default_factory=dict)
    desks: Mapping[str, str] = field(default_factory=dict)


def _code(value: Value, known: Mapping[str, str], prefix: str) -> Outcome:
    words = plain(value).removesuffix(".0")
    bare = re.sub(rf"^{prefix}\s*(?:n°)?\s*", "", words, flags=re.IGNORECASE).strip() or words
    for candidate in (words, bare):
        if code := known.get(squeeze(candidate)):
            return ok(code)
    if known and (leading := re.match(r"([0-9]+)\s*[-–·:.]", bare)) and leading[1] in known.values():
        return ok(leading[1])
    return refused(f"{prefix}-unknown", "error", known=", ".join(sorted(set(known.values())))) if known else ok(bare)


def parse_axis(value: Value, words: FundWords | None = None) -> Outcome:
    """An axis code: ``3``, ``Axe 3``, or the axis's name. A fund without declared axes takes any."""
    return _code(value, (words or FundWords()).axes, "axe")


def parse_desk(value: Value, words: FundWords | None = None) -> Outcome:
    """A desk code: « Préfecture de l’Ain » is one of the desk « Préfectures ».

    A desk that the fund does not declare is kept as the file writes it: desks are many.
    """
    known = (words or FundWords()).desks
    said = squeeze(plain(value))
    for name, code in known.items():
        if said == name or (len(name) >= SHORTEST_NAME and said.startswith(name.removesuffix("s"))):
            return ok(code)
    return ok(plain(value))


ACCEPTS = {
    parse_axis: [("3", "3"), ("Axe 3", "3"), (3.0, "3"), ("axe n° 2", "2")],
    parse_desk: [("ANCT", "ANCT"), (" Préfecture ", "Préfecture")],
}
REFUSES: dict[object, list[tuple[Value, str]]] = {
    lambda value: parse_axis(value, FundWords(axes={"1": "1"})): [("9", "axe-unknown")],
}
