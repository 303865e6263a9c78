"""The encoding of a text file: declared by its first bytes, or proven by all of them, never guessed from a few."""

import codecs
import re
from typing import NamedTuple

from etl.read.errors import Refusal
from etl.read.mojibake import damaged

BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)
COMMANDS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that command a device; a tab or a line break is none."""
LATIN_SHARE = 0.75
SAMPLE = 1 << 20


class Decoded(NamedTuple):
    """A text, and its encoding where nothing in the file declares it and it is not UTF-8."""

    text: str
    guessed: str | None


def decode(raw: bytes) -> Decoded:
    """The text of a file: UTF-8 or UTF-16 as its mark says, else strictly UTF-8, else Windows-1252.

    Raises Refusal where none of them holds, for a guess would change names silently.
    """
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            if encoding == "UTF-32":
                raise Refusal("encoding", encoding=encoding)
            return Decoded(_strictly(raw[len(mark) :], encoding), None)
    if b"\x00" in raw:
        return _wide(raw)
    try:
        return Decoded(raw.decode("utf-8"), None)
    except UnicodeDecodeError:
        text = _strictly(raw, "cp1252", said="?")
    if damaged(text):
        raise Refusal("mixed-encoding")
    if COMMANDS.search(text):
        raise Refusal("encoding", encoding="?")
    return Decoded(text, "Windows-1252")


def _strictly(raw: bytes, encoding: str, said: str | None = None) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("encoding", encoding=said or encoding) from error


def _wide(raw: bytes) -> Decoded:
    """UTF-16 without its mark: every null byte stands on one side, most characters have one, and all is text."""
    for encoding, high in (("UTF-16LE", 1), ("UTF-16BE", 0)):
        if b"\x00" in raw[1 - high :: 2] or raw[high::2].count(0) < LATIN_SHARE * (len(raw) // 2):
            continue
        text = _strictly(raw, encoding)
        if not COMMANDS.search(text):
            return Decoded(text, "UTF-16")
    raise Refusal("null-bytes", line=raw[: raw.index(0)].count(b"\n") + 1)
