"""The HTML file: its words, its tables, what may run in it, and what it asks of a network: nothing."""

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from lxml import html as markup

from dashboard.reports.pack.cascade import said
from dashboard.reports.pack.content import Pack, Page, Rows, Words, tabled
from dashboard.reports.pack.standalone import html
from dashboard.tables import NONE, written
from tests.dashboard.reports.pack.whole import HOSTILE, LINK, PACK

Element = Any


@cache
def source() -> bytes:
    return html(PACK)


@cache
def parsed() -> Element:
    return markup.document_fromstring(source().decode("utf-8"))


def words(element: Element) -> str:
    return str(element.text_content())


def cells(table: Element) -> list[list[str]]:
    return [[words(cell) for cell in row.xpath("./th | ./td")] for row in table.xpath(".//tr")]


def test_the_cover_says_the_title_the_facts_and_that_data_are_invented() -> None:
    cover = parsed().get_element_by_id("cover")
    assert [words(one) for one in cover.xpath(".//h1 | .//dt | .//dd")] == [
        PACK.title, "Données au", "8 octobre 2022", "Édition", "12", "Territoire", HOSTILE,
    ]  # fmt: skip
    assert "Données fictives" in words(cover)
    assert words(parsed().xpath("//header[@class='bar']")[0]).startswith(f"{PACK.title}Données fictives")
    assert b"fictives" not in html(replace(PACK, fictitious=False))


def test_pages_are_in_order_and_in_the_table_of_contents() -> None:
    titles = [page.title for page in PACK.pages]
    assert [words(one) for one in parsed().xpath("//h2")] == titles
    links = parsed().xpath("//nav//a")
    assert [words(one) for one in links] == titles
    assert [one.get("href")[1:] for one in links] == [one.get("id") for one in parsed().xpath("//main/section")][1:]
    assert [words(one) for one in parsed().xpath("//nav//span")] == [
        "L’argent", "Le temps", "Les territoires", "Décisions",
    ]  # fmt: skip


def test_every_table_holds_the_exact_cells_under_heads_with_a_scope() -> None:
    expected = []
    for page in PACK.pages:
        for part in page.parts:
            table = (
                part.table if isinstance(part, Rows) else tabled(part, "fr", NONE) if hasattr(part, "says") else None
            )
            if table is not None and table.rows:
                rows = [
                    [written(value, head.kind, "fr") for head, value in zip(table.heads, row, strict=True)]
                    for row in table.rows
                ]
                expected.append([[head.label for head in table.heads], *rows])
    tables = parsed().xpath("//table")
    assert [cells(table) for table in tables] == expected
    assert len(parsed().xpath("//thead//th[@scope='col']")) == len(parsed().xpath("//thead//th"))
    assert len(parsed().xpath("//tbody/tr/th[@scope='row']")) == sum(len(table) - 1 for table in expected)
    assert [one.get("data-sort") for one in tables[1].xpath(".//tbody/tr[1]/*")] == [
        None, None, "2022-03-01", "12345.67", "0.426",
    ]  # fmt: skip


def test_each_chart_is_named_drawn_for_both_widths_and_has_its_table() -> None:
    figures = parsed().xpath("//figure")
    drawings = [part for page in PACK.pages for part in page.parts if hasattr(part, "says")]
    assert len(figures) == len(drawings)
    for figure, part in zip(figures, drawings, strict=True):
        assert words(parsed().get_element_by_id(figure.get("aria-labelledby"))) == part.title
        assert [one.get("aria-label") for one in figure.xpath(".//*[local-name()='svg']")] == [said(part, "fr")] * 2
        assert len(figure.xpath("./details//table")) == 1
        marks = figure.xpath(".//*[@class='mark']")
        assert marks
        assert all(mark.get("aria-label") and mark.get("role") == "img" for mark in marks)


def test_nothing_is_asked_of_a_network() -> None:
    outside = [
        (one.tag, name)
        for one in parsed().iter()
        for name, value in one.attrib.items()
        if re.match(r"\s*(https?:)?//", value) and not (one.tag == "a" and name == "href") and name != "xmlns"
    ]
    assert outside == []
    assert {one.get("href") for one in parsed().xpath("//a[not(starts-with(@href, '#'))]")} == {LINK}
    assert not parsed().xpath("//link | //img | //iframe | //object | //script[@src]")
    assert re.findall(rb"url\((?!data:font/woff2|#)", source()) == []


def test_the_policy_allows_its_own_script_and_style_by_their_hashes_alone() -> None:
    (policy,) = parsed().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (script,) = parsed().xpath("//script/text()")
    (style,) = parsed().xpath("//style/text()")
    script_hash, style_hash = (
        base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (script, style)
    )
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{script_hash}'; style-src 'sha256-{style_hash}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    handlers = [name for one in parsed().iter() for name in one.attrib if name.startswith("on") or name == "style"]
    assert handlers == []


@pytest.mark.parametrize(
    "said", [HOSTILE, "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", '" onload="x', "]]>", "<!--"]
)
def test_words_from_data_are_never_markup(said: str) -> None:
    pack = Pack(said, said, ((said, said),), (Page(said, said, said, (said,), (Words(said, (said,)),), (said,)),), "en")
    page = markup.document_fromstring(html(pack).decode("utf-8"))
    assert words(page.xpath("//title")[0]) == said
    assert [words(one) for one in page.xpath("//h1 | //h2 | //dt | //dd")] == [said] * 4
    assert words(page.xpath("//main")[0]).count(said) == 10
    assert not page.xpath("//img | //b | //@onload | //@onerror")
    assert len(page.xpath("//script")) == 1


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    assert b"javascript:" not in source()


def test_identifiers_are_met_once_and_references_are_kept() -> None:
    names = parsed().xpath("//@id")
    assert len(names) == len(set(names))
    asked = set(parsed().xpath("//@aria-labelledby")) | {
        one[1:] for one in parsed().xpath("//a[starts-with(@href, '#')]/@href")
    }
    asked |= set(re.findall(r"url\(#([^)]+)\)", source().decode()))
    assert asked <= set(names)
    twins = replace(PACK, pages=(PACK.pages[0], replace(PACK.pages[1], id=PACK.pages[0].id)))
    anchors = markup.document_fromstring(html(twins).decode()).xpath("//main/section/@id")
    assert anchors == ["cover", "page-n1", "page-n2"]


def test_the_file_is_small_in_its_language_and_always_the_same() -> None:
    assert len(source()) < 500_000
    assert source() == html(PACK)
    assert parsed().xpath("/html/@lang") == ["fr"]
    english = markup.document_fromstring(html(replace(PACK, lang="en")).decode())
    assert english.xpath("/html/@lang") == ["en"]
    assert "Contents" in words(english.xpath("//nav")[0])
