"""Two values a name, joined by a line: the hollow one before, the full one after."""

from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Dumbbell, Value
from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, close, drawing, element, mark, words
from dashboard.reports.pack.pictures.legend import legend
from dashboard.reports.pack.pictures.names import names
from dashboard.reports.pack.pictures.scale import Scale, from_zero
from dashboard.reports.pack.pictures.values import exact, shown

GAP = 10


def dumbbell(part: Dumbbell, style: Style) -> Xml.Element:
    """The drawing; each end bears its value on its outer side."""
    root = drawing(style, part.says)
    rows = names(part.names, style)
    values = [*part.before.values, *part.after.values]
    room = max((letters.width(shown(value, part.unit, style.lang), style.size) for value in values), default=0) + GAP
    top = legend(
        root, style,
        [
            (part.before.name, style.colour(part.before.colour), "ring"),
            (part.after.name, style.colour(part.after.colour), "dot"),
        ],
    ) + 4  # fmt: skip
    scale = from_zero(values, rows.left + room, style.width - room)
    body = style.size * 1.6
    for row in range(len(part.names)):
        middle = rows.write(root, row, top, body) + body / 2
        element(root, "line", x1=rows.left, x2=style.width, y1=middle, y2=middle, stroke=style.colour("line"))
        _row(root, style, part, row, middle, scale)
        top += rows.height(row, body) + style.size * 0.5
    return close(root, style, top)


def _row(root: Xml.Element, style: Style, part: Dumbbell, row: int, middle: float, scale: Scale) -> None:
    before, after = part.before.values[row], part.after.values[row]
    if before is not None and after is not None:
        element(
            root, "line", x1=scale.at(before), x2=scale.at(after), y1=middle, y2=middle,
            stroke=style.colour("hatch"), stroke_width=3,
        )  # fmt: skip
    left_is_before = before is None or after is None or before <= after
    for one, value, hollow in ((part.before, before, True), (part.after, after, False)):
        found = mark(root, style, exact(part.names[row], one.name, value, part.unit, style.lang))
        leftwards = hollow == left_is_before
        told = "" if before == after and hollow else shown(value, part.unit, style.lang)
        if before == after:
            leftwards = False
        _end(found, style, value, told, scale, middle, style.colour(one.colour), hollow, leftwards)


def _end(
    parent: Xml.Element, style: Style, value: Value, told: str, scale: Scale, middle: float, paint: str,
    hollow: bool, leftwards: bool,
) -> None:  # fmt: skip
    """One end: a point and its value; what is not known is said at the edge of its side."""
    line = middle + style.size * 0.36
    anchor = "end" if leftwards else "start"
    place = (scale.start if leftwards else scale.end) if value is None else scale.at(value)
    if value is not None:
        fill = style.colour("background") if hollow else paint
        element(parent, "circle", cx=place, cy=middle, r=5, fill=fill, stroke=paint, stroke_width=2)
    words(
        parent, style, place + (-GAP if leftwards else GAP), line, told, text_anchor=anchor, soft=hollow,
        bold=not hollow and value is not None, paint_order="stroke", stroke=style.colour("background"), stroke_width=3,
    )  # fmt: skip
