"""The pack as one HTML file that opens anywhere, without a network: its script, style and fonts are inside.

A strict Content-Security-Policy lets nothing run or load but those, named by their hashes. The file is built as a tree,
and its writer escapes every word that comes from data.
"""

from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.pictures.canvas import clean, element
from dashboard.reports.pack.standalone.contents import anchors, bar, contents
from dashboard.reports.pack.standalone.cover import cover
from dashboard.reports.pack.standalone.head import SCRIPT, head
from dashboard.reports.pack.standalone.sheet import sheet
from data.texts import text


def html(pack: Pack) -> bytes:
    """The bytes of the file, in UTF-8, the same for the same pack."""
    root = Xml.Element("html", {"lang": pack.lang})
    head(root, clean(pack.title))
    body = element(root, "body")
    element(body, "a", text("pack_files.skip", pack.lang), class_="skip", href="#main")
    names = anchors(pack)
    bar(body, pack)
    frame = element(body, "div", class_="frame")
    contents(frame, pack, names)
    main = element(frame, "main", id="main", tabindex="-1")
    cover(main, pack)
    for rank, (page, name) in enumerate(zip(pack.pages, names, strict=True), start=1):
        sheet(main, page, name, f"p{rank}", pack.lang)
    element(body, "div", class_="told", id="told", aria_hidden="true", hidden="")
    element(body, "script").text = SCRIPT
    written: bytes = Xml.tostring(root, encoding="utf-8", method="html")
    return b"<!doctype html>\n" + written
