"""The cells that the fast reader passes over in silence: Excel errors, formulas without a stored result.

ECMA-376 part 1, 18.3.1.4: a cell of type ``e`` holds an error; ``<f>`` is its formula, ``<v>`` its stored value.
"""

import posixpath
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

CELL = re.compile(rb"<c\s([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
ERROR = re.compile(rb'\bt="e"')
VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>")
FORMULA = re.compile(rb"<f[\s>/]")
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def silent_cells(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """By sheet name: (row, column, what) counted from 1; ``what`` is the error's text, or ``""`` for a formula
    without a stored result. Empty for a file that is not an OOXML workbook.
    """
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return {}
        return {name: found for name, part in _parts(archive) if (found := _scan(archive.read(part)))}


def _parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - expat, entities refused by size
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = []
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            target = targets.get(sheet.get(RELATIONS), "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if part in archive.namelist():
                found.append((sheet.get("name", ""), part))
    return found


def _scan(xml: bytes) -> list[tuple[int, int, str]]:
    if b't="e"' not in xml and b"<f" not in xml:
        return []
    found = []
    for cell in CELL.finditer(xml):
        attributes, content = cell[1], cell[2] or b""
        value, where = VALUE.search(content), REFERENCE.search(attributes)
        if where is None:
            continue
        row, column = int(where[2]), _number(where[1].decode())
        if ERROR.search(attributes) and value:
            found.append((row, column, value[1].decode("utf-8", "replace")))
        elif FORMULA.search(content) and not value and b"<is>" not in content:
            found.append((row, column, ""))
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
