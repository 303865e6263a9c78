"""Accents that were damaged by a double conversion, repaired where the repair proves itself."""

import codecs
import re

LEADS = ("\u00c2", "\u00c3", "\u00e2\u20ac")
DAMAGED = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u00e2\u20ac"
)
"""What UTF-8 looks like when it is read as Windows-1252."""
TWICE = 2


def _windows_1252() -> dict[int, int]:
    """Every character with its byte; the five bytes that Windows-1252 leaves undefined are read as controls."""
    found = {}
    for byte in range(256):
        try:
            found[ord(bytes([byte]).decode("cp1252"))] = byte
        except UnicodeDecodeError:
            found[byte] = byte
    return found


BYTES = _windows_1252()
CHARACTERS = {byte: char for char, byte in BYTES.items()}


def damaged(text: str) -> str | None:
    """The first trace of a double conversion in a text, or None."""
    if not any(lead in text for lead in LEADS):
        return None
    found = DAMAGED.search(text)
    return found[0] if found else None


def words_repaired(text: str) -> str | None:
    """A text whose every damaged word proves its own repair, though the others were never damaged; else None."""
    words = [repaired(word) or word for word in text.split(" ")]
    made = " ".join(words)
    return made if made != text and not damaged(made) else None


def repaired(text: str) -> str | None:
    """The text before its double conversion, or None where that cannot be proven.

    The proof: the whole text goes back to Windows-1252 bytes, and these are strictly UTF-8. Applied again where the
    text was converted twice over.
    """
    found = None
    for _ in range(TWICE):
        if not damaged(text):
            break
        try:
            raw, _length = codecs.charmap_encode(text, "strict", BYTES)
            text = found = raw.decode("utf-8")
        except UnicodeError:
            break
    return found


def damage(text: str) -> str:
    """A text as its double conversion showed it: the inverse of one repair."""
    return "".join(chr(CHARACTERS[byte]) for byte in text.encode("utf-8"))
