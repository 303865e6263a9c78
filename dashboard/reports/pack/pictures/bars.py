"""Horizontal bars from one zero: one row a name, its series one under the other or end to end."""

from decimal import Decimal
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Bars, Value
from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, close, drawing, element, mark, words
from dashboard.reports.pack.pictures.legend import legend
from dashboard.reports.pack.pictures.names import names
from dashboard.reports.pack.pictures.scale import Scale, from_zero
from dashboard.reports.pack.pictures.values import exact, shown

GAP = 6


def bars(part: Bars, style: Style) -> Xml.Element:
    """The drawing; each bar bears its value, and what is not known says so."""
    root = drawing(style, part.says)
    rows = names(part.names, style)
    top = 0.0
    if len(part.series) > 1:
        top = legend(root, style, [(one.name, style.colour(one.colour), "box") for one in part.series]) + 4
    scale = _stacked_scale(part, style, rows.left) if part.stacked else _scale(part, style, rows.left)
    thick = style.size * (1.5 if len(part.series) == 1 or part.stacked else 1.25)
    body = thick if part.stacked else thick * max(len(part.series), 1)
    under = style.size * 1.3 if part.stacked and style.narrow else 0.0
    for row in range(len(part.names)):
        inner = rows.write(root, row, top, body)
        draw = _stack if part.stacked else _group
        draw(root, style, part, row, inner, thick, scale)
        zero = scale.at(0)
        element(root, "line", x1=zero, x2=zero, y1=inner - 2, y2=inner + body + 2, stroke=style.colour("hatch"))
        top += rows.height(row, body) + under + style.size * 0.8
    return close(root, style, top)


def _scale(part: Bars, style: Style, left: float) -> Scale:
    """The scale that leaves room for the values beyond the bars' ends."""
    values = [value for one in part.series for value in one.values]
    room = max((letters.width(shown(value, part.unit, style.lang), style.size) for value in values), default=0) + GAP
    negative = any(value is not None and value < 0 for value in values)
    return from_zero(values, left + (room if negative else 0), style.width - room)


def _stacked_scale(part: Bars, style: Style, left: float) -> Scale:
    """The scale that leaves room for what stands after the segments, which depends on the scale: found by trying."""
    scale = from_zero(_ends(part), left, style.width - GAP)
    for _attempt in range(0 if style.narrow else 3):
        notes = [_beside(part, row, style, scale) for row in range(len(part.names))]
        room = max((letters.width(note, style.size) for note in notes), default=0) + GAP
        scale = from_zero(_ends(part), left, max(style.width - room, left + style.width * 0.2))
    return scale


def _group(root: Xml.Element, style: Style, part: Bars, row: int, top: float, thick: float, scale: Scale) -> None:
    zero = scale.at(0)
    for one in part.series:
        value = one.values[row]
        found = mark(root, style, exact(part.names[row], one.name, value, part.unit, style.lang))
        told, line = shown(value, part.unit, style.lang), top + thick / 2 + style.size * 0.36
        if value is None:
            words(found, style, zero + GAP, line, told, soft=True)
        else:
            end = scale.at(value)
            _bar(found, style, min(zero, end), top + 1, abs(end - zero), thick - 2, one.colour)
            if value < 0:
                words(found, style, end - GAP, line, told, text_anchor="end")
            else:
                words(found, style, end + GAP, line, told)
        top += thick


def _stack(root: Xml.Element, style: Style, part: Bars, row: int, top: float, thick: float, scale: Scale) -> None:
    """Segments end to end, those below zero to the left; the values that none can hold stand after them, or below."""
    after, before, line = Decimal(0), Decimal(0), top + thick / 2 + style.size * 0.36
    for one in part.series:
        known = one.values[row]
        if known is None:
            continue
        value = Decimal(known)
        low = after if value >= 0 else before + value
        after, before = (after + value, before) if value >= 0 else (after, before + value)
        found = mark(root, style, exact(part.names[row], one.name, value, part.unit, style.lang))
        left, right = scale.at(low), scale.at(low + abs(value))
        _bar(found, style, left, top + 1, right - left, thick - 2, one.colour)
        if _held(value, part, style, scale):
            words(
                found, style, (left + right) / 2, line, shown(value, part.unit, style.lang), text_anchor="middle",
                fill=style.on(one.colour),
            )  # fmt: skip
    x, line = (0.0, line + style.size * 1.4) if style.narrow else (scale.at(after) + GAP, line)
    words(root, style, x, line, _beside(part, row, style, scale), soft=True)


def _held(value: Decimal | int, part: Bars, style: Style, scale: Scale) -> bool:
    """Whether a value can be written inside its segment."""
    room = abs(scale.at(value) - scale.at(0))
    return letters.width(shown(value, part.unit, style.lang), style.size) + GAP < room


def _beside(part: Bars, row: int, style: Style, scale: Scale) -> str:
    """What is written after a row's segments: the values that they cannot hold, and those that are not known."""
    out = [one for one in part.series if not _in(one.values[row], part, style, scale)]
    return " · ".join(f"{one.name} {shown(one.values[row], part.unit, style.lang)}" for one in out)


def _in(value: Value, part: Bars, style: Style, scale: Scale) -> bool:
    return value is not None and _held(value, part, style, scale)


def _bar(parent: Xml.Element, style: Style, x: float, y: float, wide: float, high: float, colour: str) -> None:
    """A bar; the pale ones are edged so that they stand out from the paper."""
    element(
        parent, "rect", x=x, y=y, width=max(wide, 0.8), height=high, fill=style.colour(colour),
        stroke=style.colour("hatch"), stroke_width=0.5,
    )  # fmt: skip


def _ends(part: Bars) -> list[Decimal]:
    """How far each row's segments reach, on either side of zero."""
    known = [[one.values[row] or 0 for one in part.series] for row in range(len(part.names))]
    over = [sum((Decimal(value) for value in row if value > 0), Decimal(0)) for row in known]
    under = [sum((Decimal(value) for value in row if value < 0), Decimal(0)) for row in known]
    return [*over, *under]
