"""Files made to harm who reads them, or that honest programs make and that harm all the same."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from openpyxl import Workbook as Book

from etl.read.xml_guard import XmlGuard
from tests.books import xlsx
from tests.etl.read.formats import ods
from tests.etl.read.packages import SHEET, ods_of, rewritten

Make = Callable[[Path], Path]
TABLE = [["Étape", "Montant"], ["engagé", 1], ["payé", 2]]
GIGABYTE = 1 << 30


def entities(part: str, suffix: str = "xlsx") -> Make:
    """Ten entities of ten entities, in the part of that name."""
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>'.encode()

    def make(folder: Path) -> Path:
        path = folder / f"entites.{suffix}"
        (xlsx if suffix == "xlsx" else ods)(path, TABLE)
        return rewritten(path, lambda xml: b"<?xml version='1.0'?>" + declared + xml.split(b"?>")[-1], part)

    return make


def outside_entity(folder: Path) -> Path:
    """A text that is a file of the reader's machine."""
    path = xlsx(folder / "dehors.xlsx", TABLE)
    return rewritten(
        path,
        lambda xml: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + xml.replace("engagé".encode(), b"&e;"),
    )


def wide_characters(folder: Path) -> Path:
    """A sheet in UTF-16, where no entity shows."""
    return rewritten(xlsx(folder / "large.xlsx", [["a", 1]]), lambda xml: xml.decode().encode("utf-16"))


def endless_levels(folder: Path) -> Path:
    deep = b"<a>" * 500_000 + b"</a>" * 500_000
    path = xlsx(folder / "niveaux.xlsx", TABLE)
    return rewritten(path, lambda xml: xml.replace(b"<sheets>", deep + b"<sheets>"), "xl/workbook.xml")


def false_size(folder: Path) -> Path:
    """A sheet that says to be of a hundred bytes."""
    path = xlsx(folder / "faux.xlsx", TABLE)
    with zipfile.ZipFile(path) as archive:
        size = struct.pack("<I", archive.getinfo(SHEET).file_size)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 100)))
    return path


def giant_text(folder: Path) -> Path:
    """Three megabytes that inflate to a text of three gigabytes, and say to be of a thousand bytes."""
    path = xlsx(folder / "geant.xlsx", TABLE)
    with zipfile.ZipFile(path) as archive:
        others = {name: archive.read(name) for name in archive.namelist() if name != SHEET}
        head, tail = archive.read(SHEET).split("engagé".encode())
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    million = packer.compress(b"a" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = start + million * (3 * GIGABYTE >> 20) + packer.compress(tail) + packer.flush()
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in others.items():
            archive.writestr(name, content)
        archive.writestr(zipfile.ZipInfo(SHEET), packed)
    made = bytearray(raw.getvalue())
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = made.rfind(mark, 0, made.rfind(SHEET.encode()) if at == 10 else made.find(SHEET.encode()))
        struct.pack_into("<H", made, place + at, zipfile.ZIP_DEFLATED)
        struct.pack_into("<I", made, place + at + 14, 1000)
    path.write_bytes(bytes(made))
    return path


def far_cell(name: str, address: str, value: object) -> Make:
    """An honest table, and a cell far from it."""

    def make(folder: Path) -> Path:
        book = Book()
        sheet = book.active
        assert sheet is not None
        for row in TABLE:
            sheet.append(row)  # type: ignore[union-attr]
        sheet[address] = value  # type: ignore[index]
        book.save(folder / name)
        return folder / name

    return make


def far_space(folder: Path) -> Path:
    """A space at the far corner of a sheet, as a solver leaves there."""
    with xlsxwriter.Workbook(folder / "solveur.xlsx") as book:
        sheet = book.add_worksheet("Feuille")
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        sheet.write_string("XFD1048576", " ")
        sheet.write_string("XFD1048575", "\u00a0\n")
    return folder / "solveur.xlsx"


def million_spaces(folder: Path) -> Path:
    """A table, and a space in every row of the sheet below it."""
    with xlsxwriter.Workbook(folder / "espaces.xlsx", {"constant_memory": False}) as book:
        sheet = book.add_worksheet("Feuille")
        for number, row in enumerate(TABLE):
            sheet.write_row(number, 0, row)
        sheet.write_string(3, 0, " ")
    path = folder / "espaces.xlsx"
    row = '<row r="{0}"><c r="A{0}" t="s"><v>4</v></c></row>'
    rows = "".join(row.format(number) for number in range(5, 1_048_577)).encode()
    return rewritten(path, lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))


def repeated(folder: Path) -> Path:
    """A few hundred bytes of OpenDocument: a row of sixteen thousand numbers, a million times."""
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    return ods_of(folder / "repete.ods", f'<table:table table:name="F">{rows}</table:table>')


def million_columns(folder: Path) -> Path:
    (folder / "colonnes.csv").write_bytes(b"1" + b";1" * 1_000_000 + b"\n")
    return folder / "colonnes.csv"


def watched(guard: XmlGuard, xml: bytes, size: int) -> None:
    """Gives the bytes to a guard, cut every so many."""
    for at in range(0, len(xml), size):
        guard.watch(xml[at : at + size])
