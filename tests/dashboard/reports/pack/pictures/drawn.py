"""What the tests read of a drawing."""

from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Drawing
from dashboard.reports.pack.pictures import Style, svg

WIDE, NARROW = Style(660, 10.5, "fr"), Style(360, 12, "fr")
LIVE = Style(660, 10.5, "fr", live=True)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(part: Drawing, style: Style = WIDE) -> Xml.Element:
    """The drawing read again from its text, so that what is tested is what a reader of XML sees."""
    return Xml.fromstring(svg(part, style))


def said(root: Xml.Element) -> list[str]:
    """Every line of words, in order."""
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def shapes(root: Xml.Element, tag: str, **attributes: str) -> list[Xml.Element]:
    """The shapes of a kind that have the attributes."""
    return [one for one in root.iter(SVG + tag) if all(one.get(name) == value for name, value in attributes.items())]
