"""The bounded child process in which a workbook is parsed: ``python -m etl.read.child PATH``.

A 6 KB file can make the parser ask for 512 GB and abort the process; here only the child dies. Prints a pickle
of ``("sheets", [...])`` or ``("error", rule)`` on standard output.
"""

import pickle
import sys
from pathlib import Path
from typing import Any

from etl.read.silent_cells import silent_cells

MEMORY = 3 * 1024**3
SECONDS = 90


def limit() -> None:
    """Bounds this process's memory and processor time, where the platform can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's timeout still holds.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read(path: Path) -> tuple[str, Any]:
    """The sheets as plain tuples, or the rule that says why not."""
    import python_calamine as calamine

    try:
        with path.open("rb") as stream:
            book = calamine.CalamineWorkbook.from_filelike(stream)
            hidden = calamine.SheetVisibleEnum.Visible
            sheets = []
            for meta in book.sheets_metadata:
                if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(meta.name)
                start = sheet.start or (0, 0)
                rows = sheet.to_python(skip_empty_area=True)
                sheets.append((meta.name, start[0] + 1, start[1] + 1, meta.visible == hidden, rows))
            return "sheets", (sheets, silent_cells(path))
    except calamine.PasswordError:
        return "error", "password"
    except calamine.CalamineError:
        return "error", "damaged"


if __name__ == "__main__":
    limit()
    pickle.dump(read(Path(sys.argv[1])), sys.stdout.buffer, protocol=5)
