"""A page of the pack: its title, what it says, its parts, and at its foot its sources."""

from xml.etree import ElementTree as Xml

from dashboard.reports.pack.cascade import said
from dashboard.reports.pack.content import Numbers, Page, Part, Rows, Words, tabled
from dashboard.reports.pack.pictures import Style, picture
from dashboard.reports.pack.pictures.canvas import element
from dashboard.reports.pack.standalone.cover import live
from dashboard.reports.pack.standalone.tables import table
from dashboard.tables import NONE
from data.texts import text

WIDE, NARROW = (900.0, 13.5), (360.0, 12.5)


def sheet(main: Xml.Element, page: Page, name: str, key: str, lang: str) -> None:
    """Adds a page; ``key`` begins the identifiers of its drawings."""
    found = element(main, "section", class_="sheet", id=name, aria_labelledby=f"{key}-title")
    element(found, "p", page.chapter, class_="chapter")
    element(found, "h2", page.title, id=f"{key}-title", tabindex="-1")
    for line in page.says:
        element(found, "p", line, class_="says")
    for rank, part in enumerate(page.parts, start=1):
        _part(found, part, f"{key}-{rank}", lang)
    if page.sources or page.link:
        foot = element(found, "footer", class_="sources")
        if page.sources:
            element(foot, "h3", text("pack_files.sources", lang))
        for line in page.sources:
            element(foot, "p", line)
        live(foot, page.link, lang)


def _part(parent: Xml.Element, part: Part, key: str, lang: str) -> None:
    if isinstance(part, Numbers):
        row = element(parent, "dl", class_="numbers")
        for one in part.numbers:
            card = element(row, "div")
            element(card, "dt", one.label)
            element(card, "dd", one.value, class_="value")
            if one.context:
                element(card, "dd", one.context)
    elif isinstance(part, Words):
        element(parent, "h3", part.title)
        for line in part.lines:
            element(parent, "p", line)
    elif isinstance(part, Rows):
        element(parent, "h3", part.title, id=f"{key}-title")
        if part.table.rows:
            table(parent, part.table, lang, f"{key}-title", part.wide)
        else:
            element(parent, "p", part.empty, class_="soft")
    else:
        figure = element(parent, "figure", aria_labelledby=f"{key}-title")
        caption = element(figure, "figcaption")
        element(caption, "h3", part.title, id=f"{key}-title")
        element(caption, "p", said(part, lang), class_="soft")
        for name, size in (("wide", WIDE), ("narrow", NARROW)):
            chart = element(figure, "div", class_=f"chart {name}")
            chart.append(picture(part, Style(*size, lang, f"{key}-{name}", live=True)))
        values = element(figure, "details")
        element(values, "summary", text("pack_files.table", lang))
        table(values, tabled(part, lang, NONE), lang, f"{key}-title")
