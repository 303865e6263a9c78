"""A written presentation, opened again."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation

from dashboard.reports.pack.content import Pack, Page
from dashboard.reports.pack.slides import pptx
from tests.dashboard.reports.pack import example

PACKS = {"example": example.example, "stress": example.stress, "english": example.english}


@cache
def file(name: str) -> bytes:
    """The bytes of a pack of the examples."""
    return pptx(PACKS[name]())


@cache
def deck(name: str) -> Any:
    """The presentation of a pack of the examples."""
    return Presentation(io.BytesIO(file(name)))


def alone(*parts: Any, lang: str = "fr", **facts: Any) -> Any:
    """The one slide of a page of these parts, after the cover."""
    page = Page("p", "Chapitre", "Titre", (), parts, **facts)
    pack = Pack("Titre du dossier", "", (("Date", "30 septembre 2026"),), (page,), lang)
    return Presentation(io.BytesIO(pptx(pack))).slides[1]


def shapes(slide: Any) -> Iterator[Any]:
    """Every shape of a slide, those of groups too."""
    for shape in slide.shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shape.shapes


def chart(slide: Any) -> Any:
    """The only chart of a slide."""
    (found,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    return found


def tables(slide: Any) -> list[list[list[str]]]:
    """The cells of the tables of a slide."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows] for shape in slide.shapes if shape.has_table
    ]


def sheet(one: Any) -> list[tuple[Any, ...]]:
    """The rows of the workbook behind a chart, formulas as they are."""
    book = load_workbook(io.BytesIO(one.part.chart_workbook.xlsx_part.blob))
    return list(book.active.iter_rows(values_only=True))


def labels(series: Any) -> list[str]:
    """The labels of a series in words of ours."""
    return ["".join(one.xpath(".//a:t/text()")) for one in series._element.xpath("c:dLbls/c:dLbl/c:tx/c:rich")]


def xml(name: str) -> dict[str, str]:
    """The XML parts of a presentation by their names."""
    with zipfile.ZipFile(io.BytesIO(file(name))) as archive:
        return {one: archive.read(one).decode() for one in archive.namelist() if one.endswith(".xml")}
