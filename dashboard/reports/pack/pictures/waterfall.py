"""From a total to another, row by row: totals stand on zero, movements where the one before them ended.

Where the scale starts above zero, the totals are cut near it by two slanted lines.
"""

from decimal import Decimal
from xml.etree import ElementTree as Xml

from dashboard.figures.cascade import spans
from dashboard.reports.pack.cascade import amount, floor, said
from dashboard.reports.pack.content import Step, Waterfall
from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, close, drawing, element, hatching, mark, words
from dashboard.reports.pack.pictures.legend import Shape, legend
from dashboard.reports.pack.pictures.names import names
from dashboard.reports.pack.pictures.scale import from_floor
from dashboard.reports.pack.pictures.values import exact
from data.texts import text

GAP = 6


def waterfall(part: Waterfall, style: Style) -> Xml.Element:
    """The drawing; movements bear their sign, corrections of the past are hatched and named as such."""
    root = drawing(style, said(part, style.lang))
    rows = names([step.name for step in part.steps], style)
    paints = {
        "total": style.colour("paid"),
        "up": style.colour("committed"),
        "down": style.colour("late"),
        "correction": hatching(root, style, "correction", "background", "soft"),
    }
    kinds = [_kind(step) for step in part.steps]
    labels = {
        "total": text("pack_files.total", style.lang),
        "up": text("pack_files.up", style.lang),
        "down": text("pack_files.down", style.lang),
        "correction": text("pack_files.correction", style.lang),
    }
    shape: Shape = "box"
    keys = [(labels[kind], paint, shape) for kind, paint in paints.items() if kind in kinds]
    top = legend(root, style, keys) + 4 if len(keys) > 1 else 0.0
    low = floor(part)
    ends = [(max(least, low) if low else least, most) for least, most in spans(part.steps)]
    told = [amount(step, part.unit, style.lang) for step in part.steps]
    room = max((letters.width(one, style.size) for one in told), default=0) * 1.05 + GAP
    scale = from_floor(low, [end for span in ends for end in span], rows.left + GAP, style.width - room)
    body, reached, joined = style.size * 1.7, Decimal(0), 0.0
    for row, (step, (first, last)) in enumerate(zip(part.steps, ends, strict=True)):
        inner = rows.write(root, row, top, body, bold=step.kind == "total")
        found = mark(root, style, exact(step.name, labels[kinds[row]], step.value, part.unit, style.lang))
        left, right = scale.at(first), scale.at(last)
        element(
            found, "rect", x=left, y=inner + 2, width=max(right - left, 1.5), height=body - 4, fill=paints[kinds[row]],
            stroke=style.colour("soft"), stroke_width=0.7,
        )  # fmt: skip
        words(
            found, style, max(right, left + 1.5) + GAP, inner + body / 2 + style.size * 0.36, told[row],
            bold=step.kind == "total",
        )  # fmt: skip
        zero = scale.at(low)
        element(root, "line", x1=zero, x2=zero, y1=inner - 3, y2=inner + body + 3, stroke=style.colour("hatch"))
        if low and step.kind == "total":
            _cut(root, style, left, inner, body)
        if row:
            _join(root, style, scale.at(reached), joined, inner + 2)
        reached = step.value if step.kind == "total" else reached + step.value
        joined = inner + body - 2
        top += rows.height(row, body) + 6
    return close(root, style, top)


def _join(root: Xml.Element, style: Style, x: float, top: float, bottom: float) -> None:
    """The line from where a step ends to where the next begins."""
    element(root, "line", x1=x, x2=x, y1=top, y2=bottom, stroke=style.colour("hatch"), stroke_dasharray="2 2")


def _cut(root: Xml.Element, style: Style, left: float, top: float, body: float) -> None:
    """Two slanted lines across a bar, near where it begins: it is longer than drawn."""
    for shift in (10, 15):
        x = left + shift
        element(
            root, "line", x1=x - 3, x2=x + 3, y1=top + body, y2=top, stroke=style.colour("background"), stroke_width=2
        )


def _kind(step: Step) -> str:
    if step.kind == "movement":
        return "down" if step.value < 0 else "up"
    return step.kind
