"""The pack's HTML file in a real browser, from a disk: it fits, answers to the keyboard, asks nothing outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dashboard.reports.pack.standalone import html
from tests.dashboard.reports.pack.whole import PACK

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
OPENED = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("pack") / "pack.html"
    path.write_bytes(html(PACK))
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    found = context.new_page()
    said: list[str] = []
    found.on("console", lambda one: said.append(one.text))
    found.on("pageerror", lambda one: said.append(str(one)))
    found.on("request", lambda one: None if one.url.startswith(("file:", "data:")) else said.append(one.url))
    found.goto(address)
    yield found
    context.close()
    assert said == []


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_file_fits_and_has_no_violation(browser: Browser, address: str, width: int, mode: str) -> None:
    # axe is a script of another: the file's own policy would refuse it.
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    page.evaluate(OPENED)
    assert page.evaluate(FITS)
    assert [(one["id"], one["impact"]) for one in Axe().run(page).response["violations"]] == []
    context.close()


def test_arrows_move_between_pages_and_the_contents_follow(page: Page) -> None:
    for title in (PACK.pages[0].title, PACK.pages[1].title):
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(title) => document.querySelector('[aria-current]')?.textContent === title", arg=title)
        assert page.evaluate("document.activeElement.textContent") == title
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.getElementById('place').textContent === '2 / 6'")


def test_a_chart_is_read_by_pointer_and_by_keyboard(page: Page) -> None:
    marks = page.locator(".chart.wide svg").first.locator(".mark")
    marks.nth(3).hover()
    assert (
        page.inner_text("#told") == f"{PACK.pages[0].parts[1].names[1]}, Attribué\u00a0: 9\u202f500\u202f000,00\u00a0€"
    )  # type: ignore[union-attr]
    marks.nth(0).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith("11\u202f800\u202f250,55\u00a0€")
    assert page.inner_text("#told").endswith("11\u202f800\u202f250,55\u00a0€")


def test_a_head_sorts_its_column_and_what_is_not_known_stays_last(page: Page) -> None:
    table = page.locator("table:visible").first
    amounts = table.locator("tbody tr td:nth-child(4)")
    head = table.get_by_role("button", name="Montant")
    head.click()
    assert amounts.first.inner_text() == "1\u202f000,00\u00a0€"
    assert amounts.last.inner_text() == "non renseigné"
    head.click()
    assert amounts.first.inner_text() == "40\u202f000,00\u00a0€"
    assert amounts.last.inner_text() == "non renseigné"
    assert table.locator("th[aria-sort=descending]").inner_text() == "Montant"
