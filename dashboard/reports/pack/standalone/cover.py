"""The cover: what the pack is, its facts, and where its live view is."""

from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.links import web
from dashboard.reports.pack.pictures.canvas import element
from data.texts import text


def cover(main: Xml.Element, pack: Pack) -> None:
    """Adds the cover."""
    found = element(main, "section", class_="sheet cover", id="cover", aria_labelledby="cover-title")
    band = element(found, "div", class_="band")
    element(band, "h1", pack.title, id="cover-title", tabindex="-1")
    element(band, "p", pack.subtitle)
    if pack.fictitious:
        notice = element(found, "p", class_="notice")
        element(notice, "span", text("ui.fictitious", pack.lang), class_="badge").tail = " "
        element(notice, "span", text("ui.fictitious_help", pack.lang))
    facts = element(found, "dl", class_="facts")
    for name, value in pack.facts:
        element(facts, "dt", name)
        element(facts, "dd", value)
    live(found, pack.link, pack.lang)


def live(parent: Xml.Element, address: str, lang: str) -> None:
    """The link to the live view, where there is an address of the web."""
    if web(address):
        line = element(parent, "p", class_="live")
        element(line, "a", text("pack_files.live", lang), href=address, rel="noopener noreferrer")
