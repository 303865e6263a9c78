"""What a drawing is made with: SVG elements, the colours of its reader, marks that can be pointed at.

Elements are those of a real XML tree, so that names from data are escaped by its writer. Lengths are in the drawing's
own units: ``Style.width`` of them across.
"""

import re
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from dashboard.figures.ink import ink
from dashboard.theme import LIGHT, Palette

NOT_WORDS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
FONT = "Inter, sans-serif"


@dataclass(frozen=True)
class Style:
    """How a drawing is made: its width, its letters' size, its language; ``key`` begins its identifiers.

    ``live`` is for a screen: marks answer to the pointer and to the keyboard, and colours are variables of the style
    sheet (``var(--paid)``) that follow its light or dark mode. Else colours are those of ``palette``.
    """

    width: float
    size: float
    lang: str
    key: str = "d"
    live: bool = False
    palette: Palette = LIGHT

    @property
    def narrow(self) -> bool:
        """Whether names stand above what they name instead of beside it."""
        return self.width < 40 * self.size

    def colour(self, name: str) -> str:
        """The colour of a field of the palette, or of ``class-1`` … ``class-5``."""
        return f"var(--{name.replace('_', '-')})" if self.live else colour_of(self.palette, name)

    def on(self, name: str) -> str:
        """The colour of words over a fill."""
        if self.live:
            return f"var(--over-{name.replace('_', '-')})"
        return ink(self.palette, colour_of(self.palette, name))


def colour_of(palette: Palette, name: str) -> str:
    """A hexadecimal colour by name. Raises AttributeError for a name that the palette does not hold."""
    if name.startswith("class-"):
        return palette.classes[int(name[6:]) - 1]
    return str(getattr(palette, name))


def clean(words: str) -> str:
    """Words without the characters that no XML may hold, and those that turn the direction of what follows."""
    return NOT_WORDS.sub("", words)


def element(parent: Xml.Element, tag: str, words: str = "", **attributes: object) -> Xml.Element:
    """One more element: ``stroke_width=1.5`` is written ``stroke-width="1.5"``; None is left out."""
    found = Xml.SubElement(parent, tag, {_name(key): _value(one) for key, one in attributes.items() if one is not None})
    if words:
        found.text = clean(words)
    return found


def drawing(style: Style, says: str) -> Xml.Element:
    """An empty drawing that bears its sentence; its height is set by :func:`close`."""
    root = Xml.Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
    if style.live:
        root.attrib |= {"role": "group", "aria-label": clean(says)}
    root.attrib |= {"font-family": FONT, "font-size": _value(style.size), "fill": style.colour("text")}
    return root


def close(root: Xml.Element, style: Style, height: float) -> Xml.Element:
    """The drawing with its size."""
    height = max(height, 1.0)
    root.set("viewBox", f"0 0 {_value(style.width)} {_value(height)}")
    if not style.live:
        root.attrib |= {"width": _value(style.width), "height": _value(height)}
    return root


def words(parent: Xml.Element, style: Style, x: float, y: float, said: str, **more: object) -> Xml.Element:
    """One line of words whose base line is at ``y``."""
    if more.pop("soft", False):
        more["fill"] = style.colour("soft")
    if more.pop("bold", False):
        more["font_weight"] = 600
    return element(parent, "text", said, x=x, y=y, **more)


def mark(parent: Xml.Element, style: Style, said: str) -> Xml.Element:
    """A group of shapes that stands for one value; on a screen it says it when pointed at or reached by keyboard."""
    if not style.live:
        return element(parent, "g")
    found = element(parent, "g", class_="mark", role="img", aria_label=clean(said), tabindex="-1")
    element(found, "title", said)
    return found


def hatching(root: Xml.Element, style: Style, name: str, ground: str, line: str) -> str:
    """A pattern of slanted lines; the paint that refers to it."""
    key = f"{style.key}-{name}"
    pattern = element(
        element(root, "defs"), "pattern", id=key, width=6, height=6, patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )  # fmt: skip
    element(pattern, "rect", width=6, height=6, fill=style.colour(ground))
    element(pattern, "line", x1=0, y1=0, x2=0, y2=6, stroke=style.colour(line), stroke_width=3)
    return f"url(#{key})"


def written(root: Xml.Element) -> str:
    """The drawing as SVG text."""
    return Xml.tostring(root, encoding="unicode")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return clean(str(value))
