"""A file's name as it may be shown and stored: never a path, never more than one line."""

import re
import unicodedata

LONGEST = 200
COMMANDS = ("Cc", "Cf", "Cs", "Zl", "Zp")


def safe_name(name: str) -> str:
    """The last component of a name, on one line: ``../../a\\nb.xlsx`` gives ``a_b.xlsx``.

    Characters that command or reorder what surrounds them (controls, bidirectional marks) become ``_``; a name too
    long loses its middle, never its extension.
    """
    shown = one_line(re.split(r"[/\\]", name)[-1]).strip()
    if len(shown) > LONGEST:
        shown = f"{shown[: LONGEST - 21]}…{shown[-20:]}"
    return shown if shown.strip(".") else "?"


def one_line(words: str) -> str:
    """Words from a file as a sentence may quote them: nothing in them breaks the line, or turns it around."""
    return "".join("_" if unicodedata.category(char) in COMMANDS else char for char in words)


def extension_of(name: str) -> str:
    """The extension in small letters, with its dot; empty where there is none."""
    stem, dot, last = safe_name(name).rpartition(".")
    return f".{last.lower()}" if dot and stem else ""
