"""The packs of the samples' meetings: as many slides as a meeting reads, none nearly empty, none overflowing."""

import io
import re
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pptx import Presentation

from dashboard.queries.scope import Scope
from dashboard.reports.pack.build import pack
from dashboard.reports.pack.content import Pack, Rows, Waterfall
from dashboard.reports.pack.document import pdf
from dashboard.reports.pack.setting import setting
from dashboard.reports.pack.slides import pptx
from dashboard.reports.pack.standalone import html
from etl.store import meetings
from tests.conftest import Demo
from tests.dashboard.reports.pack.slides.opened import shapes, tables

MOST, FEWEST_ROWS, SMALLEST = 24, 3, 10.0
SECONDS = 2.0
Made = Callable[..., Pack]


@pytest.fixture(scope="module")
def made(sqlite_demo: Demo) -> Made:
    """Makes the pack of the meeting of a day."""
    known: dict[tuple[Any, ...], Pack] = {}

    def of(day: str, lang: str = "fr", territory: str = "FR") -> Pack:
        if (day, lang, territory) not in known:
            with sqlite_demo.engine.connect() as connection:
                held = meetings.listing(connection, "ITN7")
                met = next(one for one in held if one.held_on == date.fromisoformat(day))
                known[day, lang, territory] = pack(setting(connection, Scope("ITN7", territory=territory), lang, met))
        return known[day, lang, territory]

    return of


PACKS = [("2023-01-23", "fr", "FR"), ("2021-11-22", "fr", "FR"), ("2023-01-23", "en", "FR"), ("2023-01-23", "fr", "33")]


@pytest.mark.parametrize("asked", PACKS)
def test_a_page_is_a_slide_as_far_as_it_can(made: Made, asked: tuple[str, str, str]) -> None:
    deck = Presentation(io.BytesIO(pptx(made(*asked))))
    assert len(deck.slides) <= MOST
    for slide in deck.slides:
        for shape in shapes(slide):
            assert min(shape.left, shape.top) >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width + 2, shape.name
            assert shape.top + shape.height <= deck.slide_height + 2, shape.name
        if slide.shapes.title.text.endswith(("(suite)", "(continued)")):
            assert sum(len(rows) - 1 for rows in tables(slide)) >= FEWEST_ROWS, slide.shapes.title.text


@pytest.mark.parametrize("asked", PACKS)
def test_letters_of_tables_are_read_with_ease_and_none_overlaps(made: Made, asked: tuple[str, str, str]) -> None:
    for slide in Presentation(io.BytesIO(pptx(made(*asked)))).slides:
        framed = [shape for shape in slide.shapes if shape.has_table or shape.has_chart]
        sizes = {float(one) / 100 for shape in framed for one in shape._element.xpath(".//a:rPr/@sz")}
        assert min(sizes, default=SMALLEST) >= SMALLEST
        for one in framed:
            for other in framed:
                apart = one.top + one.height <= other.top or one.left + one.width <= other.left
                assert one is other or apart or other.top + other.height <= one.top or other.left < one.left


def test_the_moment_of_a_pack_stands_whole_at_the_foot_of_its_slides(made: Made) -> None:
    deck = Presentation(io.BytesIO(pptx(made("2023-01-23"))))
    feet = [[shape.text_frame.text for shape in slide.placeholders] for slide in deck.slides]
    moment = "revue hebdomadaire du 23\u00a0janv. 2023 (données au 20\u00a0janv. 2023)"
    assert all(moment in foot for foot in feet)
    assert not any("…" in shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame)


def test_the_presentation_of_a_pack_is_soon_written(made: Made) -> None:
    whole = made("2021-11-22")
    begun = time.perf_counter()
    pptx(whole)
    assert time.perf_counter() - begun <= SECONDS


def test_the_scale_of_a_week_is_told_in_every_file(made: Made) -> None:
    whole = made("2023-01-23")
    assert sum(isinstance(part, Waterfall) for page in whole.pages for part in page.parts) == 3
    for said in ("73,59", "60,74", "46,3"):
        sentence = f"L’échelle commence à {said}\u00a0M€."
        assert sentence in html(whole).decode()
    assert pdf(whole).startswith(b"%PDF")


def test_no_table_holds_an_empty_column_nor_says_that_what_does_not_apply_is_not_known(made: Made) -> None:
    for asked in PACKS:
        whole = made(*asked)
        for page in whole.pages:
            for part in page.parts:
                if isinstance(part, Rows) and part.table.rows:
                    for place in range(1, len(part.table.heads)):
                        cells = {row[place] for row in part.table.rows}
                        assert part.table.heads[place].kind != "text" or cells - {"—", "", None}, (page.id, place)
        (sources,) = [part for page in whole.pages if page.id == "quality" for part in page.parts]
        assert all(cell is not None for row in sources.table.rows for cell in row)


def test_no_word_of_the_french_pack_is_a_code(made: Made) -> None:
    whole = made("2023-01-23")
    words = [line for page in whole.pages for line in (page.title, *page.says)]
    assert not [line for line in words if re.search(r"[a-z]_[a-z]|\bNone\b|\{", line)]
