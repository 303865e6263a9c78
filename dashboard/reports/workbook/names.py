"""The names of sheets: those that spreadsheets accept."""

import re
from collections.abc import Sequence

from dashboard.reports.workbook.content import Sheet
from data.texts import text

FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31


def names(sheets: Sequence[Sheet], lang: str) -> list[str]:
    """A name a sheet: short enough, of allowed characters, no two alike."""
    taken = {text("reports.cover", lang).casefold(), "history"}
    found = []
    for sheet in sheets:
        base = FORBIDDEN.sub(" ", sheet.title).strip()[:LONGEST_NAME] or "—"
        name, number = base, 2
        while name.casefold() in taken:
            tail = f" {number}"
            name, number = base[: LONGEST_NAME - len(tail)] + tail, number + 1
        taken.add(name.casefold())
        found.append(name)
    return found
