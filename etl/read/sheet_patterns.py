"""What is looked for in the XML of a worksheet.

ECMA-376 part 1, 18.3.1: ``<row>`` and ``<col>`` may be hidden; a cell ``<c>`` of type ``e`` holds an error; ``<f>`` is
a formula and ``<v>`` its stored value. Every pattern is linear: none goes beyond the next ``<`` but by whole tags.
"""

import re
from functools import cache
from typing import NamedTuple

ROOT = re.compile(rb"<(?:([\w.-]+):)?worksheet[\s>]")
AT = rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']"""
HIDDEN = rb"""(?=[^<>]*?\bhidden=["'](?:1|true)["'])"""


class Patterns(NamedTuple):
    """The patterns of a sheet, in its namespace prefix. Groups: letters then digits of the cell's address."""

    cell: bytes
    """How a cell starts."""
    formula_starts: bytes
    row: re.Pattern[bytes]
    """A hidden row: its number."""
    columns: re.Pattern[bytes]
    """A tag of hidden columns."""
    error: re.Pattern[bytes]
    """An error: letters, digits, its text."""
    formula: re.Pattern[bytes]
    """A formula: letters."""
    uncalculated: re.Pattern[bytes]
    """A cell that holds a formula and no value: its attributes."""
    percent: re.Pattern[bytes] | None
    """A number shown as a percentage."""
    unnumbered: re.Pattern[bytes]
    """A cell without an address."""
    counted: re.Pattern[bytes]
    """The tag of any row or cell: its name, its attributes."""
    blank: re.Pattern[bytes]
    """Any cell: its attributes, its content."""


def prefix_of(xml: bytes) -> bytes:
    """The namespace prefix of a worksheet whose first bytes these are: ``b""`` or ``b"x:"``."""
    found = ROOT.search(xml)
    return found[1] + b":" if found and found[1] else b""


@cache
def patterns(prefix: bytes = b"", percent_styles: frozenset[bytes] = frozenset()) -> Patterns:
    """The patterns for a prefix, and for the numbers of the styles that show percentages."""
    p = re.escape(prefix)
    cell, value = rb"<%bc" % p, rb"<%bv[^<>]*>" % p
    formula = rb"<%bf(?:\s[^<>]*)?(?:/>|>[^<]*</%bf>)" % (p, p)
    no_value = rb"(?:<%bv\s*/>|%b\s*</%bv>)?" % (p, value, p)
    styled = rb"""(?=[^<>]*?\bs=["'](?:%b)["'])""" % b"|".join(sorted(percent_styles))
    number = rb"""(?![^<>]*?\bt=["'](?!n["']))"""
    percent = rb"%b\s%b%b[^<>]*?%b[^<>]*>\s*(?:%b)?\s*%b[^<]" % (cell, styled, number, AT, formula, value)
    return Patterns(
        cell=b"<%bc " % prefix,
        formula_starts=b"<%bf" % prefix,
        row=re.compile(rb"""<%brow\s%b[^<>]*?\br=["'](\d{1,7})["']""" % (p, HIDDEN)),
        columns=re.compile(rb"<%bcol\s%b[^<>]*>" % (p, HIDDEN)),
        error=re.compile(
            rb"""%b\s(?=[^<>]*?\bt=["']e["'])[^<>]*?%b[^<>]*>\s*(?:%b)?\s*%b([^<]*)""" % (cell, AT, formula, value)
        ),
        formula=re.compile(rb"""%b\s[^<>]*?\br=["']([A-Z]{1,3})\d{1,7}["'][^<>]*>\s*<%bf[\s>/]""" % (cell, p)),
        uncalculated=re.compile(rb"%b\s([^<>]*)>\s*%b\s*%b\s*</%bc>" % (cell, formula, no_value, p)),
        percent=re.compile(percent) if percent_styles else None,
        unnumbered=re.compile(rb"%b(?:>|/>|\s(?![^<>]*?\br=)[^<>]*>)" % cell),
        counted=re.compile(rb"<%b(row|c)(?=[\s/>])([^<>]*)>" % p),
        blank=re.compile(rb"%b(?=[\s/>])([^<>]*?)(?:/>|>((?:[^<]|<(?!/?%bc[\s/>]))*)</%bc>)" % (cell, p, p)),
    )
