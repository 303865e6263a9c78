"""The PDF as its readers take it: words, numbers, tags, fonts, and nothing of the data that runs."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard.reports.pack.cascade import said
from dashboard.reports.pack.content import Pack, Page, Rows, Words, tabled
from dashboard.reports.pack.document import pdf
from dashboard.tables import written
from tests.dashboard.reports.pack.whole import HOSTILE, LINK, PACK, ROWS

MADE = datetime(2022, 10, 12, tzinfo=UTC)


@cache
def read() -> PdfReader:
    return opened(PACK)


def opened(pack: Pack) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(pack, MADE)))


def flat(words: str) -> str:
    """Words without their spaces, which a PDF places rather than writes."""
    return "".join(words.replace("\u200b", "").replace("\u00ad", "").split())


def everything(file: PdfReader) -> str:
    return flat("".join(page.extract_text() for page in file.pages))


def test_every_number_of_every_table_is_there() -> None:
    tables = [part.table for page in PACK.pages for part in page.parts if isinstance(part, Rows)]
    tables += [tabled(part, "fr") for page in PACK.pages for part in page.parts if hasattr(part, "says")]
    cells = [
        written(value, head.kind, "fr")
        for table in tables
        for row in table.rows
        for head, value in zip(table.heads, row, strict=True)
        if head.kind != "text"
    ]
    assert len(cells) > 300
    there = everything(read())
    assert {cell for cell in cells if flat(cell) not in there} == set()


def test_every_page_begins_with_its_title_and_ends_with_its_sources() -> None:
    pages = [flat(page.extract_text()) for page in read().pages]
    for page in PACK.pages:
        (first,) = [rank for rank, words in enumerate(pages[2:], start=2) if flat(page.chapter + page.title) in words]
        assert all(flat(line) in "".join(pages[first:]) for line in (*page.says, *page.sources))
    count = len(pages)
    assert [f"{rank}/{count}" in words for rank, words in enumerate(pages, start=1)] == [False, *[True] * (count - 1)]
    assert all(flat("Données fictives") in words for words in pages)
    assert not any(
        flat("Données fictives") in flat(page.extract_text()) for page in opened(replace(PACK, fictitious=False)).pages
    )


def test_the_contents_give_the_page_of_each_title() -> None:
    pages = [flat(page.extract_text()) for page in read().pages]
    for page in PACK.pages:
        (found,) = [rank for rank, words in enumerate(pages[2:], start=3) if flat(page.chapter + page.title) in words]
        assert flat(f"{page.title}{found}") in pages[1]
    outline = read().outline
    titles = [one.title for one in outline if not isinstance(one, list)]
    assert titles == [
        "L’argent",
        "Le temps",
        "Les territoires",
        "Décisions",
        "Annexe\u00a0: les valeurs des graphiques",
    ]


def test_the_file_is_tagged_titled_in_its_language_and_claims_its_standards() -> None:
    root: Any = read().trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    about = root["/Metadata"].get_data().decode()
    for claim in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"):
        assert claim in about
    info = read().metadata
    assert info is not None
    assert info.title == PACK.title
    assert str(opened(replace(PACK, lang="en")).trailer["/Root"]["/Lang"]) == "en"  # type: ignore[index]


def test_figures_have_their_sentence_and_tables_their_heads() -> None:
    tags: dict[str, list[Any]] = {}
    walk(read().trailer["/Root"]["/StructTreeRoot"], tags)  # type: ignore[index]
    figures = [str(one["/Alt"]) for one in tags["/Figure"] if "/Alt" in one]
    drawings = [part for page in PACK.pages for part in page.parts if hasattr(part, "says")]
    assert figures == [f"{part.title}. {said(part, 'fr')}" for part in drawings]
    assert len(tags["/Table"]) == 1 + len(drawings)
    assert len(tags["/TH"]) >= len(ROWS.table.heads) + 3 * len(drawings) - 3
    assert len(tags["/H1"]) == 1 + 4 + 1 or "/Title" in tags
    assert len(tags["/H2"]) >= len(PACK.pages)


def walk(node: Any, tags: dict[str, list[Any]]) -> None:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            walk(one, tags)
    elif isinstance(node, dict):
        if "/S" in node:
            tags.setdefault(str(node["/S"]), []).append(node)
        if "/K" in node:
            walk(node["/K"], tags)


def test_every_font_is_inside_and_is_ours() -> None:
    names = set()
    for page in read().pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(inner["/BaseFont"]).partition("+")[2])
            assert "/FontFile2" in inner["/FontDescriptor"] or "/FontFile3" in inner["/FontDescriptor"]
    assert names == {"Inter-Regular", "Inter-SemiBold"}


def test_links_go_to_the_live_views_alone() -> None:
    found = set()
    for page in read().pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A")
            if action and "/URI" in action:
                found.add(str(action["/URI"]))
    assert found == {LINK}


@pytest.mark.parametrize(
    "words", [HOSTILE, "#panic()", '#import "x"', "= t", "@x", "$", "`", "//", "/*", "\\", "<a>", "~", "~~~"]
)
def test_words_from_data_are_never_read_as_typst(words: str) -> None:
    page = Page(words, words, words, (words,), (Words(words, (words,)),), (words,))
    made = opened(Pack(words, words, ((words, words),), (page,), "fr"))
    assert everything(made).count(flat(words)) >= 9
    assert made.metadata is not None
    assert made.metadata.title == words


def test_a_pack_without_pages_and_words_without_letters_are_printed() -> None:
    assert len(opened(Pack("", "", (), (), "fr")).pages) == 2
    page = Page("", "", "", (), (Words("", ("\x00💣\u202e",)),))
    assert "□" in everything(opened(Pack("\x00", "", (), (page,), "en")))


def test_the_same_pack_made_at_the_same_moment_is_the_same_file() -> None:
    assert pdf(PACK, MADE) == pdf(PACK, MADE)
    assert len(pdf(PACK)) < 500_000
