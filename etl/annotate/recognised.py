"""How a summary sheet of ours is known again, in any language and after any program saved the file."""

from data.texts import LANGUAGES, text

MARK = "tnt-resultats"
FIRST_SWATCH = 53
"""The column (BA) from which hidden cells of the first row keep the fills that marks cover."""


def title(lang: str) -> str:
    """What stands in A1: the title, and the mark that no language changes."""
    return f"{text('annotate.title', lang)} · {MARK}"


def is_summary_sheet(name: str, first_cell: object) -> bool:
    """Whether a sheet is a summary that ``annotate`` wrote: no data to read.

    ``first_cell`` is the value of A1. A sheet renamed is still one, and a sheet of the person's own that merely
    bears the same name is not; a title that was edited is known where the name and the mark are left.
    """
    if not isinstance(first_cell, str):
        return False
    words = first_cell.strip()
    if any(words == title(lang) for lang in LANGUAGES):
        return True
    ours = {text("annotate.sheet", lang) for lang in LANGUAGES}
    return name.split(" (")[0] in ours and words.endswith(MARK)
