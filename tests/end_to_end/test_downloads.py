"""What stands below a chart, in a real browser: its table, its four files; the page as a workbook; the wall; paper."""

import csv
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.end_to_end.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

REVIEW = "as_of=2021-10-08"
FUNNEL = ".st-key-astable_funnel_3"


def taken(visitor: Visitor, folder: Path, press: str) -> Path:
    """The file that a button gives."""
    with visitor.page.expect_download(timeout=60_000) as waiting:
        visitor.page.locator(press).first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


@pytest.fixture
def below(visitor: Visitor) -> Visitor:
    """The overview of the published state, the funnel's table open."""
    visitor.open(f"/?{REVIEW}")
    visitor.page.locator(f"{FUNNEL} summary").click()
    expect(visitor.page.locator(f"{FUNNEL} [data-testid=stDataFrame]")).to_be_visible(timeout=60_000)
    return visitor


def test_a_chart_gives_its_table_as_csv_and_as_a_workbook(below: Visitor, tmp_path: Path) -> None:
    text = taken(below, tmp_path, ".st-key-funnel_3_csv button").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert rows[1] == ["Déposés", "2076"]
    assert rows[-1] == ["Écart non expliqué", "57"]
    book = load_workbook(taken(below, tmp_path, ".st-key-funnel_3_xlsx button"))
    cover, chart = book.worksheets
    facts = {row[0].value: row[1].value for row in cover.iter_rows(max_col=2) if row[0].value and row[1].value}
    assert facts["Situation au"] == "8\u00a0octobre 2021"
    assert facts["Territoire"] == "France entière"
    assert [chart.cell(5, 1).value, chart.cell(5, 2).value] == ["Déposés", 2076]
    assert len(chart._charts) == 1


def test_a_chart_gives_its_picture(below: Visitor, tmp_path: Path) -> None:
    drawing = taken(below, tmp_path, f"{FUNNEL} [data-tnt-image=svg]")
    assert drawing.suffix == ".svg"
    assert "2\u202f076" in drawing.read_text(encoding="utf-8")
    picture = taken(below, tmp_path, f"{FUNNEL} [data-tnt-image=png]")
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert below.errors == []


def test_the_whole_page_is_one_workbook(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open(f"/?{REVIEW}")
    book = load_workbook(taken(visitor, tmp_path, ".st-key-page_file button"))
    assert book.sheetnames[0] == "Couverture"
    names = [name.replace("'", "’") for name in book.sheetnames]
    assert {"L’argent, par axe", "Fraîcheur des sources"} <= set(names)
    assert any(name.startswith("Ce qui a changé depuis") for name in names)
    assert "Données fictives" in {cell.value for row in book.worksheets[0].iter_rows() for cell in row}


def test_a_wall_has_nothing_around_the_page(visitor: Visitor) -> None:
    visitor.open(f"/?{REVIEW}")
    visitor.page.get_by_role("button", name=re.compile("Présenter")).click()
    visitor.page.wait_for_url(re.compile("mode=presentation"), timeout=60_000)
    expect(visitor.page.locator(".st-key-filters")).to_be_hidden(timeout=60_000)
    expect(visitor.page.locator(".tnt-view")).to_contain_text("8\u00a0octobre 2021")
    visitor.page.get_by_role("button", name=re.compile("Quitter la présentation")).click()
    expect(visitor.page.locator(".st-key-filters")).to_be_visible(timeout=60_000)


def test_paper_has_the_page_and_its_view_alone(visitor: Visitor) -> None:
    visitor.open(f"/?{REVIEW}")
    visitor.page.emulate_media(media="print")
    expect(visitor.page.locator(".st-key-filters")).to_be_hidden()
    expect(visitor.page.locator("section[data-testid=stSidebar]")).to_be_hidden()
    expect(visitor.page.locator(".tnt-view")).to_be_visible()
    assert len(visitor.page.pdf(format="A4")) > 20_000
