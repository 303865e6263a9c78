"""The fills of marked cells: told apart without red and green, and each able to say what it covers.

A cell's own fill gives way to ours and must come back when the mark goes, even after another program has saved the
file and renumbered its styles. So the fill of a mark carries a code in the low halves of its three channels
(0: there was none): the eye sees one colour, and every program keeps it to the bit.
"""

from etl.finding import Severity

CODES = 4_096
"""How many codes a fill can carry."""

ON_DARK_INK: dict[Severity, int] = {"error": 0xFFA373, "warning": 0xFFD9C2, "information": 0xDCE8F7}
ON_LIGHT_INK: dict[Severity, int] = {"error": 0xB34000, "warning": 0x7A5200, "information": 0x29598F}
"""The dark twins, for cells whose own font is light: the font stays, and stays legible."""

BASES = (*ON_DARK_INK.values(), *ON_LIGHT_INK.values())
HIGH, SHIFTS = 0xF0F0F0, (16, 8, 0)


def coded(base: int, code: int) -> str:
    """The colour of a mark over the fill of that code, as ``RRGGBB``."""
    colour = base & HIGH
    for rank, shift in enumerate(SHIFTS):
        low = ((base >> shift) + (code >> 4 * (2 - rank))) & 0xF
        colour |= low << shift
    return f"{colour:06X}"


def decoded(colour: str) -> int | None:
    """The code that a colour carries, None where it is none of ours."""
    value = int(colour, 16)
    for base in BASES:
        if value & HIGH == base & HIGH:
            lows = [((value >> shift) - (base >> shift)) & 0xF for shift in SHIFTS]
            return lows[0] << 8 | lows[1] << 4 | lows[2]
    return None
