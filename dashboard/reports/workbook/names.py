"""The names of sheets: those that spreadsheets accept."""

import re
from collections.abc import Sequence

from dashboard.reports.workbook.content import Sheet
from data.texts import text

FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
LONGEST_NAME = 31


def names(sheets: Sequence[Sheet], lang: str) -> list[str]:
    """A name a sheet: short enough, of allowed characters, no two alike."""
    taken = {text("reports.cover", lang).casefold(), "history"}
    found = []
    for sheet in sheets:
        base = _cut(" ".join(FORBIDDEN.sub(" ", sheet.title).split()), LONGEST_NAME).strip() or "—"
        name, number = base, 2
        while name.casefold() in taken:
            tail = f" {number}"
            name, number = _cut(base, LONGEST_NAME - len(tail)) + tail, number + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def _cut(name: str, most: int) -> str:
    """A name of at most so many units of UTF-16, in which spreadsheets count."""
    while len(name.encode("utf-16-le", "replace")) > 2 * most:
        name = name[:-1]
    return name
