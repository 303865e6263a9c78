"""The pages in a real browser: the map is drawn, filters live in the URL, nothing leaves the machine."""

import re
from typing import Literal

import pytest
from playwright.sync_api import expect

from data.texts import catalogue, text
from tests.end_to_end.conftest import Visitor
from tests.end_to_end.meeting_room import STEPS
from tests.end_to_end.rules import checked
from tests.pages import PATHS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

REVIEW = "as_of=2021-10-08"
PROJECT = "4105041"
MEETING = 11
PAGES = (
    f"/?{REVIEW}",
    *(f"/{path}?{REVIEW}" for path in PATHS[1:] if path not in ("import", "fiche-projet", "recherche", "revue")),
    *(f"/revue?meeting={MEETING}&step={step}" for step in STEPS),
    "/revue",
    "/import",
    f"/recherche?{REVIEW}&q=portail",
    f"/fiche-projet?{REVIEW}&project={PROJECT}",
)
WIDTHS = (1280, 390, 1920)
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
POLYGONS = ".choroplethlayer path"
HEADLINE = "37,461"


def test_the_headline_is_the_published_one(visitor: Visitor) -> None:
    visitor.open(f"/?{REVIEW}")
    words = visitor.text.replace("\u202f", " ").replace("\xa0", " ")
    assert "37,461 M€" in words
    assert "88 M€" in words
    assert "42,6 %" in words
    assert "619 projets" in words
    assert "136 aides forfaitaires" in words
    assert "14,141 M€" in words
    assert "13,62 M€" in words
    assert "9,7 M€" in words
    assert "2 076" in words
    assert "1 200" in words


def test_the_map_is_drawn(visitor: Visitor) -> None:
    visitor.open(f"/territoires?{REVIEW}")
    expect(visitor.page.locator(POLYGONS)).to_have_count(101, timeout=60_000)
    assert visitor.elsewhere == []
    assert visitor.errors == []


def test_a_filter_lives_in_the_url_and_comes_back(visitor: Visitor) -> None:
    visitor.open(f"/?{REVIEW}")
    whole = visitor.text
    visitor.page.get_by_role("combobox", name="Axe").click()
    visitor.page.get_by_role("option", name=re.compile("Guichets territoriaux")).click()
    expect(visitor.page.get_by_text(re.compile("9,7")).first).to_be_visible(timeout=60_000)
    visitor.page.wait_for_url(re.compile("axis=3"), timeout=60_000)
    visitor.rest()
    expect(visitor.page.locator(".st-key-page_file button")).to_be_visible(timeout=60_000)
    url, filtered = visitor.page.url, visitor.text
    assert filtered != whole
    visitor.page.goto(url)
    visitor.rest()
    expect(visitor.page.locator(POLYGONS).first).to_be_attached(timeout=60_000)
    expect(visitor.page.locator(".st-key-page_file button")).to_be_visible(timeout=60_000)
    assert visitor.text == filtered
    assert visitor.page.url == url


def test_filters_follow_from_page_to_page(visitor: Visitor) -> None:
    visitor.open(f"/?{REVIEW}&axis=3")
    visitor.page.get_by_role("link", name="Territoires").click()
    visitor.page.wait_for_url(re.compile("/territoires"), timeout=60_000)
    visitor.rest()
    assert "axis=3" in visitor.page.url
    assert REVIEW in visitor.page.url


def test_any_day_is_asked_for_with_the_keyboard(visitor: Visitor) -> None:
    visitor.open("/livrables")
    visitor.page.get_by_role("button", name="Autres filtres").click()
    parts = visitor.page.get_by_role("group", name="Situation à une autre date").get_by_role("spinbutton")
    expect(parts).to_have_count(3, timeout=60_000)
    for part, words in zip(parts.all(), ("12", "10", "2021"), strict=True):
        part.press_sequentially(words)
    for _way_out in range(2):
        visitor.page.keyboard.press("Tab")
    visitor.page.wait_for_url(re.compile("as_of=2021-10-12"), timeout=60_000)
    visitor.rest()
    assert "en retard au 12 oct. 2021" in visitor.text.replace("\xa0", " ")
    assert visitor.errors == []


def test_a_click_on_the_map_enters_a_region(visitor: Visitor) -> None:
    visitor.open(f"/territoires?{REVIEW}&territory=R75")
    expect(visitor.page.locator(POLYGONS)).to_have_count(12, timeout=60_000)
    visitor.page.locator(POLYGONS).first.click(force=True)
    visitor.page.wait_for_url(re.compile(r"territory=(?!R)\d"), timeout=60_000)
    visitor.rest()
    expect(visitor.page.locator(POLYGONS).first).to_be_attached(timeout=60_000)


@pytest.mark.parametrize("territory", ["FR", "R01", "974", "200067106", "C33063", "988", "C85113"])
def test_every_kind_of_territory_has_a_page(visitor: Visitor, territory: str) -> None:
    visitor.open(f"/territoires?{REVIEW}&territory={territory}")
    assert visitor.errors == []
    assert visitor.page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize(
    ("lang", "scheme"),
    [("fr", "light"), pytest.param("en", "dark", marks=pytest.mark.slow)],
    ids=["fr-light", "en-dark"],
)
@pytest.mark.parametrize("path", PAGES)
def test_no_page_shows_a_key_or_overflows_or_breaks_a_rule_or_asks_elsewhere(
    visitor: Visitor, lang: str, scheme: Literal["light", "dark"], path: str
) -> None:
    visitor.page.emulate_media(color_scheme=scheme)
    visitor.open(path + ("&" if "?" in path else "?") + f"lang={lang}")
    words = visitor.text
    assert "fiche-projet" not in path or "Orléans Métropole" in words
    assert visitor.page.evaluate("document.documentElement.lang") == lang
    keys = [key for key in catalogue(lang) if re.search(rf"(?<![\w.]){re.escape(key)}(?![\w.])", words)]
    assert keys == []
    assert not re.search(r"Traceback|^\s*None\s*$|\bnan\b|NaN", words, re.MULTILINE)
    assert text("ui.fictitious", lang) in words
    for width in WIDTHS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.wait_for_function(FITS, timeout=30_000)
    said = checked(visitor.page)
    assert {one["id"]: [node["html"][:200] for node in one["nodes"]] for one in said["violations"]} == {}
    assert len(said["passes"]) > 15
    assert visitor.elsewhere == []
    assert visitor.errors == []
