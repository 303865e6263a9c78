"""What separates the values of a text file: said by its first line, or the most consistent over many lines."""

import csv
import re
from collections.abc import Sequence

SEPARATORS = (";", ",", "\t", "|")
SAID = re.compile(r'"?sep=([^\r\n"])"?(?:\r\n|\r|\n)', re.IGNORECASE)
LINES = 1_000


def said_separator(text: str) -> tuple[str, str] | None:
    """The separator that a first line ``sep=;`` names, and the text after that line; None where there is none."""
    found = SAID.match(text)
    return (found[1], text[found.end() :]) if found else None


def likely_separator(lines: Sequence[str]) -> str:
    """The separator that cuts these lines into as many values each, and many of them.

    Consistency counts more than width: commas in sentences or decimals cut widely, but not twice alike.
    """
    return max(SEPARATORS, key=lambda separator: _score(lines, separator))


def _score(lines: Sequence[str], separator: str) -> float:
    widths = [len(record) for record in csv.reader(lines, delimiter=separator) if record]
    if not widths or max(widths) == 1:
        return 0.0
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    share = widths.count(usual) / len(widths)
    return 0.0 if usual == 1 else usual * float(share**3)
