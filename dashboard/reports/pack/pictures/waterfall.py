"""From a total to another, row by row: totals stand on zero, movements where the one before them ended."""

from decimal import Decimal
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Step, Waterfall
from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, close, drawing, element, hatching, mark, words
from dashboard.reports.pack.pictures.legend import Shape, legend
from dashboard.reports.pack.pictures.names import names
from dashboard.reports.pack.pictures.scale import from_zero
from dashboard.reports.pack.pictures.values import exact, moved, shown
from data.texts import text

GAP = 6


def waterfall(part: Waterfall, style: Style) -> Xml.Element:
    """The drawing; movements bear their sign, corrections of the past are hatched and named as such."""
    root = drawing(style, part.says)
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
    top = legend(root, style, [(labels[kind], paint, shape) for kind, paint in paints.items() if kind in kinds]) + 4
    spans = spanned(part.steps)
    told = [_told(step, part, style) for step in part.steps]
    room = max((letters.width(one, style.size) for one in told), default=0) * 1.05 + GAP
    scale = from_zero([end for span in spans for end in span], rows.left + GAP, style.width - room)
    body, reached, joined = style.size * 1.7, Decimal(0), 0.0
    for row, (step, (low, high)) in enumerate(zip(part.steps, spans, strict=True)):
        inner = rows.write(root, row, top, body, bold=step.kind == "total")
        found = mark(root, style, exact(step.name, labels[kinds[row]], step.value, part.unit, style.lang))
        left, right = scale.at(low), scale.at(high)
        element(
            found, "rect", x=left, y=inner + 2, width=max(right - left, 1.5), height=body - 4, fill=paints[kinds[row]],
            stroke=style.colour("soft"), stroke_width=0.7,
        )  # fmt: skip
        words(
            found, style, max(right, left + 1.5) + GAP, inner + body / 2 + style.size * 0.36, told[row],
            bold=step.kind == "total",
        )  # fmt: skip
        zero = scale.at(0)
        element(root, "line", x1=zero, x2=zero, y1=inner - 3, y2=inner + body + 3, stroke=style.colour("hatch"))
        if row:
            _join(root, style, scale.at(reached), joined, inner + 2)
        reached = step.value if step.kind == "total" else reached + step.value
        joined = inner + body - 2
        top += rows.height(row, body) + 6
    return close(root, style, top)


def _join(root: Xml.Element, style: Style, x: float, top: float, bottom: float) -> None:
    """The line from where a step ends to where the next begins."""
    element(root, "line", x1=x, x2=x, y1=top, y2=bottom, stroke=style.colour("hatch"), stroke_dasharray="2 2")


def spanned(steps: tuple[Step, ...]) -> list[tuple[Decimal, Decimal]]:
    """Where each step begins and ends, the lower first: a total from zero, the others from the sum before them."""
    found, reached = [], Decimal(0)
    for step in steps:
        start = Decimal(0) if step.kind == "total" else reached
        reached = start + step.value
        found.append((min(start, reached), max(start, reached)))
    return found


def _kind(step: Step) -> str:
    if step.kind == "movement":
        return "down" if step.value < 0 else "up"
    return step.kind


def _told(step: Step, part: Waterfall, style: Style) -> str:
    if step.kind == "total":
        return shown(step.value, part.unit, style.lang)
    return moved(step.value, part.unit, style.lang)
