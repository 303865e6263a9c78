"""How one moves in the file: the bar at the top, the table of contents, the addresses of the pages."""

import re
from itertools import groupby
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.pictures.canvas import element
from data.texts import text

SIMPLE = re.compile(r"[a-z][a-z0-9-]*")


def anchors(pack: Pack) -> list[str]:
    """The anchor of each page: its own name where that is plain and met once, else its rank."""
    names = [page.id for page in pack.pages]
    return [
        f"page-{name}" if SIMPLE.fullmatch(name) and names.count(name) == 1 else f"page-n{rank}"
        for rank, name in enumerate(names, start=1)
    ]


def bar(body: Xml.Element, pack: Pack) -> None:
    """The bar: the title, that data are invented, the page that is shown and the two ways from it."""
    found = element(body, "header", class_="bar")
    element(found, "p", pack.title, class_="bar-title")
    if pack.fictitious:
        element(found, "p", text("ui.fictitious", pack.lang), class_="badge")
    moves = element(found, "div", class_="moves", hidden="")
    element(moves, "button", "←", type="button", id="before", aria_label=text("pack_files.before", pack.lang))
    element(moves, "span", f"1 / {len(pack.pages) + 1}", id="place", aria_live="polite")
    element(moves, "button", "→", type="button", id="after", aria_label=text("pack_files.after", pack.lang))


def contents(frame: Xml.Element, pack: Pack, names: list[str]) -> None:
    """The table of contents, pages by chapter."""
    label = text("pack_files.contents", pack.lang)
    nav = element(frame, "nav", class_="contents", aria_label=label)
    folded = element(nav, "details", open="", id="contents")
    element(folded, "summary", label)
    chapters = element(folded, "ol")
    for chapter, group in groupby(zip(pack.pages, names, strict=True), key=lambda pair: pair[0].chapter):
        item = element(chapters, "li")
        element(item, "span", chapter, class_="chapter")
        pages = element(item, "ol")
        for page, name in group:
            element(element(pages, "li"), "a", page.title, href=f"#{name}")
