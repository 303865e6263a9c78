"""Binary workbooks made to harm: chains that turn in circles or leave the file, records cut short, places nowhere."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.read import UnreadableFile
from etl.read.workbook import CellFault
from tests.etl.read import xls_format, xlsb_format
from tests.etl.read.cells import Made
from tests.etl.read.compound_format import SECTOR, compound
from tests.etl.read.packages import load, rewritten
from tests.etl.read.xls_format import sheet_of, workbook, xls
from tests.etl.read.xlsb_format import xlsb

Make = Callable[[Path], Path]
ROWS = [["Étape", "Montant"], ["engagé", 1.0], ["payé", Made(error=0x2A)]]
FIRST_OF_STREAM, DIRECTORY_AT, REST_AT, NO_MORE = 1, 48, 68, 0xFFFFFFFE


def patched(*changes: tuple[int, int]) -> Make:
    """An .xls with other numbers at some places of its first sectors."""

    def make(folder: Path) -> Path:
        path = xls(folder / "f.xls", ROWS)
        raw = bytearray(path.read_bytes())
        for place, number in changes:
            struct.pack_into("<I", raw, place, number)
        path.write_bytes(bytes(raw))
        return path

    return make


def in_table(sector: int, following: int) -> tuple[int, int]:
    """The place in the file where the allocation table says what follows a sector."""
    return SECTOR + 4 * sector, following


def sheet_part(*records: bytes) -> Make:
    """An .xlsb with these records after its cells."""
    return lambda folder: xlsb(folder / "f.xls", ROWS, more=b"".join(records))


def at(place: int) -> Make:
    """An .xls whose sheet is said to start elsewhere."""

    def make(folder: Path) -> Path:
        stream = workbook({"F": sheet_of(ROWS)})
        head = stream.index(struct.pack("<HH", 0x0085, 10)) + 4
        (folder / "f.xls").write_bytes(
            compound({"Workbook": stream[:head] + struct.pack("<I", place) + stream[head + 4 :]})
        )
        return folder / "f.xls"

    return make


REFUSED = {
    "a chain in a circle": patched(in_table(4, 2)),
    "a chain of itself": patched(in_table(1, 1)),
    "a chain that leaves the file": patched(in_table(2, 0x00FFFFFF)),
    "a table that leaves the file": patched((76, 0x00FFFFFF)),
    "a table without end": patched((REST_AT, 0), (76, 0xFFFFFFFF)),
    "a directory in a circle": patched(in_table(9, 9)),
    "a directory that leaves the file": patched((DIRECTORY_AT, 0x7FFFFFFF)),
    "sectors of no size": patched((30, 0)),
    "a head alone": lambda folder: _cut(xls(folder / "f.xls", ROWS), 300),
    "half a file": lambda folder: _cut(xls(folder / "f.xls", ROWS), 2000),
    "a formula cut short": lambda folder: xls(folder / "f.xls", ROWS, more=xls_format.record(0x0006, bytes(4))),
    "an error cut short": lambda folder: xls(folder / "f.xls", ROWS, more=xls_format.record(0x0205, bytes(3))),
    "a row cut short": lambda folder: xls(folder / "f.xls", ROWS, more=xls_format.record(0x0208, bytes(2))),
    "a sheet out of the stream": at(0x7FFFFFFF),
    "a row beyond any sheet": sheet_part(xlsb_format.record(0, struct.pack("<IIHHBI", 1 << 31, 0, 300, 0, 0, 0))),
    "a column beyond any sheet": sheet_part(xlsb_format.record(3, struct.pack("<IIB", 1 << 31, 0, 7))),
    "an error of an xlsb cut short": sheet_part(xlsb_format.record(3, bytes(8))),
    "a relation of an xlsb cut short": lambda folder: rewritten(
        xlsb(folder / "f.xls", ROWS), lambda _book: xlsb_format.record(156, bytes(9)), "xl/workbook.bin"
    ),
}


def _cut(path: Path, size: int) -> Path:
    path.write_bytes(path.read_bytes()[:size])
    return path


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED.keys())
def test_damage_is_one_sentence(tmp_path: Path, make: Make) -> None:
    with pytest.raises(UnreadableFile) as refused:
        load(make(tmp_path))
    assert refused.value.message() == (
        "« f.xls » est abîmé ou incomplet : il ne s’ouvre pas comme un tableur. Téléchargez-le ou exportez-le de "
        "nouveau."
    )


def test_more_sheets_than_the_limit_are_not_walked(tmp_path: Path) -> None:
    stream = workbook({f"F{number}": sheet_of([["a"]]) for number in range(501)})
    (tmp_path / "f.xls").write_bytes(compound({"Workbook": stream}))
    with pytest.raises(UnreadableFile) as refused:
        load(tmp_path / "f.xls")
    assert refused.value.rule == "too-many-sheets"


def test_a_container_too_long_for_its_head_to_list_its_sectors(tmp_path: Path) -> None:
    rows = [[f"ligne {row}", *[row + 0.5] * 9] for row in range(50_000)]
    rows[-1][9] = Made(error=0x2A)
    path = xls(tmp_path / "f.xls", rows)
    assert path.stat().st_size > 109 * 128 * SECTOR
    (sheet,) = load(path).sheets
    assert sheet.values(50_000) == ("ligne 49999", *[49999.5] * 8, CellFault("#N/A"))
