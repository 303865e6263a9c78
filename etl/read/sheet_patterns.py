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
    """The patterns of a sheet, in its namespace prefix. An address is two groups: letters, digits."""

    cell: bytes
    """How a cell starts."""
    formula_starts: bytes
    regular: re.Pattern[bytes]
    """The tag of a cell as most programs write it: the address first, then the style, then the type."""
    unnumbered: re.Pattern[bytes]
    """A row or a cell without an address."""
    counted: re.Pattern[bytes]
    """The tag of any row or cell: its name, its attributes."""
    whole: re.Pattern[bytes]
    """Any cell: its attributes, its content."""
    row: re.Pattern[bytes]
    """A hidden row: its number."""
    columns: re.Pattern[bytes]
    """A tag of hidden columns."""
    error: re.Pattern[bytes]
    """An error: address, its text."""
    formula: re.Pattern[bytes]
    """A formula: attributes before the address, address, attributes after, the start of a value if it has one."""
    percent: re.Pattern[bytes] | None
    """A number shown as a percentage: address."""


def prefix_of(xml: bytes) -> bytes:
    """The namespace prefix of a worksheet whose first bytes these are: ``b""`` or ``b"x:"``."""
    found = ROOT.search(xml)
    return found[1] + b":" if found and found[1] else b""


@cache
def patterns(prefix: bytes = b"", percent_styles: frozenset[bytes] = frozenset(), regular: bool = False) -> Patterns:
    """The patterns for a prefix, and for the numbers of the styles that show percentages.

    ``regular``: the cells are written as most programs do, and are found faster.
    """
    p = re.escape(prefix)
    cell, value = rb"<%bc" % p, rb"<%bv[^<>]*>" % p
    formula = rb"<%bf(?:\s[^<>]*)?(?:/>|>[^<]*</%bf>)" % (p, p)
    styles = rb"(?:%b)" % b"|".join(sorted(percent_styles))
    if regular:
        found = rb"""%b ()r="([A-Z]{1,3})(\d{1,7})"([^<>]*)>""" % cell
        percent = rb"""%b r="([A-Z]{1,3})(\d{1,7})" s="%b"(?! t="(?!n"))[^<>]*>""" % (cell, styles)
    else:
        found = rb"""%b\s([^<>]*?)%b([^<>]*)>""" % (cell, AT)
        styled = rb"""(?=[^<>]*?\bs=["']%b["'])""" % styles
        percent = rb"""%b\s%b(?![^<>]*?\bt=["'](?!n["']))[^<>]*?%b[^<>]*>""" % (cell, styled, AT)
    error = rb"""%b\s(?=[^<>]*?\bt=["']e["'])[^<>]*?%b[^<>]*>\s*(?:%b)?\s*%b([^<]*)"""
    return Patterns(
        cell=b"<%bc " % prefix,
        formula_starts=b"<%bf" % prefix,
        regular=re.compile(rb"""%b r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?(?: t="\w+")?/?>""" % cell),
        unnumbered=re.compile(rb"<%b(?:row|c)(?:>|/>|\s(?![^<>]*?\br=)[^<>]*>)" % p),
        counted=re.compile(rb"<%b(row|c)(?=[\s/>])([^<>]*)>" % p),
        whole=re.compile(rb"%b(?=[\s/>])([^<>]*?)(?:/>|>((?:[^<]|<(?!/?%bc[\s/>]))*)</%bc>)" % (cell, p, p)),
        row=re.compile(rb"""<%brow\s%b[^<>]*?\br=["'](\d{1,7})["']""" % (p, HIDDEN)),
        columns=re.compile(rb"<%bcol\s%b[^<>]*>" % (p, HIDDEN)),
        error=re.compile(error % (cell, AT, formula, value)),
        formula=re.compile(rb"%b\s*%b\s*(%b[^<])?" % (found, formula, value)),
        percent=re.compile(rb"%b\s*(?:%b)?\s*%b[^<]" % (percent, formula, value)) if percent_styles else None,
    )
