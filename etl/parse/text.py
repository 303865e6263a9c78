"""Free text and references (dossier numbers, engagement numbers)."""

import re

from etl.parse.characters import clean, plain
from etl.parse.outcome import Outcome, ok, refused, repaired
from etl.read.workbook import Value

LONGEST = 20_000


def parse_text(value: Value) -> Outcome:
    """Text as written, its spaces made plain."""
    words = plain(value)
    return refused("text-too-long", longest=LONGEST) if len(words) > LONGEST else ok(words)


def quick_text(value: Value) -> str | None:
    """A text that is its own plain form."""
    return value if isinstance(value, str) and 0 < len(value) <= LONGEST and clean(value) else None


def quick_reference(value: Value) -> str | None:
    """Letters and digits alone, or joined by hyphens."""
    if isinstance(value, str) and value.isascii() and value.replace("-", "0").isalnum():
        return value
    return None


def parse_reference(value: Value) -> Outcome:
    """An identifier kept as text: leading zeros stay, the ``.0`` that a number column added goes."""
    words = plain(value)
    if re.fullmatch(r"[0-9]+\.0", words):
        return repaired(words[:-2], "decimal-suffix")
    if re.fullmatch(r"[0-9](?:[.,][0-9]+)?[eE]\+[0-9]+", words):
        return refused("reference-destroyed")
    return ok(words)


ACCEPTS = {
    parse_text: [("  Ville de\u00a0Lyon ", "Ville de Lyon"), (12.0, "12"), ("'007", "007"), ("=1+1", "=1+1")],
    parse_reference: [
        ("000195567", "000195567"),
        (8000112.0, "8000112"),
        ("8000112.0", "8000112"),
        ("A-1", "A-1"),
    ],
}
REFUSES = {
    parse_text: [("x" * (LONGEST + 1), "text-too-long")],
    parse_reference: [("2,1750E+13", "reference-destroyed")],
}
