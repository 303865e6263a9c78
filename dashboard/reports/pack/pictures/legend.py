"""The key of a drawing: its series in the order in which they are drawn, each with the shape that it has."""

from collections.abc import Sequence
from typing import Literal
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, element, words

Shape = Literal["box", "dot", "ring", "line", "dash"]
SWATCH = 18


def legend(root: Xml.Element, style: Style, entries: Sequence[tuple[str, str, Shape]]) -> float:
    """Writes (name, colour or paint, shape) from the top left, on as many lines as it takes; the height taken."""
    x, y, line = 0.0, style.size, style.size * 1.6
    for name, paint, shape in entries:
        told = letters.wrap(name, style.width - SWATCH - 6, style.size, 1)[0]
        wide = SWATCH + 6 + letters.width(told, style.size)
        if x and x + wide > style.width:
            x, y = 0.0, y + line
        swatch(root, style, x, y - style.size * 0.36, paint, shape)
        words(root, style, x + SWATCH + 6, y, told)
        x += wide + 18
    return y + style.size


def swatch(root: Xml.Element, style: Style, x: float, middle: float, paint: str, shape: Shape) -> None:
    """A sample of a shape, ``SWATCH`` wide."""
    if shape == "box":
        element(
            root, "rect", x=x + 2, y=middle - 6, width=SWATCH - 4, height=12, fill=paint,
            stroke=style.colour("hatch"), stroke_width=0.5,
        )  # fmt: skip
    elif shape in ("dot", "ring"):
        hollow = shape == "ring"
        element(
            root, "circle", cx=x + SWATCH / 2, cy=middle, r=5, stroke=paint, stroke_width=2,
            fill=style.colour("background") if hollow else paint,
        )  # fmt: skip
    else:
        element(
            root, "line", x1=x, x2=x + SWATCH, y1=middle, y2=middle, stroke=paint, stroke_width=2.5,
            stroke_dasharray="5 4" if shape == "dash" else None,
        )  # fmt: skip
