"""Bytes -> sheets of typed cells, each with its address. The one place that knows file formats."""

import hashlib
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

from etl.read import child
from etl.read.csv_file import read_csv
from etl.read.errors import UnreadableFile
from etl.read.guard import kind
from etl.read.workbook import Cell, CellFault, Sheet, Value, Workbook, show

__all__ = ["Cell", "Sheet", "UnreadableFile", "Value", "Workbook", "read", "show"]


def read(raw: bytes, name: str) -> Workbook:
    """The workbook in these bytes, whatever their format. ``name`` is the file's name, with its extension.

    Raises UnreadableFile with one sentence: empty, damaged, protected, explosive, of another kind, or a CSV in an
    encoding that cannot be proven.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    if kind(raw, name) == "csv":
        sheets, notes = read_csv(raw, name)
    else:
        sheets, notes = _read_workbook(raw, name), []
    return Workbook(name, sha256, len(raw), sheets, notes)


def _read_workbook(raw: bytes, name: str) -> list[Sheet]:
    with tempfile.TemporaryDirectory(prefix="tnt-") as folder:
        path = Path(folder) / ("book." + name.rsplit(".", 1)[-1].lower())
        path.write_bytes(raw)
        try:
            done = subprocess.run(  # noqa: S603 - our own module, a path that we made
                [sys.executable, "-m", "etl.read.child", str(path)],
                capture_output=True,
                timeout=child.SECONDS * 2,
                check=False,
                cwd=Path(__file__).resolve().parents[2],
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile("explosive", name) from error
    if done.returncode != 0:
        raise UnreadableFile("explosive" if done.returncode < 0 else "damaged", name)
    outcome, value = pickle.loads(done.stdout)  # noqa: S301 - written by our own child
    if outcome == "error":
        raise UnreadableFile(value, name)
    sheets, silent = value
    made = [
        Sheet(n, [[None if value == "" else value for value in line] for line in rows], row, column, visible)
        for n, row, column, visible, rows in sheets
    ]
    for sheet in made:
        for row, column, said in silent.get(sheet.name, ()):
            sheet.put(row, column, CellFault(said))
    return made
