"""Values by day on one scale from zero: each curve is named where it ends, what is planned is dashed."""

from datetime import date
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Curve, Curves
from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, close, drawing, element, mark, words
from dashboard.reports.pack.pictures.curve_axes import across, time_scale, today, up, value_scale
from dashboard.reports.pack.pictures.legend import legend
from dashboard.reports.pack.pictures.scale import Scale
from dashboard.reports.pack.pictures.values import exact, shown
from dashboard.tables import written

SHARE, ASPECT, NARROW_ASPECT = 0.24, 0.42, 0.75
GAP = 8


def curves(part: Curves, style: Style) -> Xml.Element:
    """The drawing. Days without a value break a curve; a curve with no value is named and not drawn."""
    root = drawing(style, part.says)
    top, right = style.size * 1.8, style.width
    if style.narrow:
        keys = [
            (f"{one.name} {_last(one, part, style)[0]}", style.colour(one.colour), "dash" if one.dashed else "line")
            for one in part.curves
        ]
        top += legend(root, style, keys)  # type: ignore[arg-type]
        right -= GAP
    else:
        right -= _room(part, style)
    bottom = top + style.width * (NARROW_ASPECT if style.narrow else ASPECT)
    rise = value_scale(part, bottom, top)
    left = up(root, style, part, rise, right)
    run = time_scale(part, left, right)
    across(root, style, part, run, bottom)
    if part.today:
        today(root, style, part.today, run, top, bottom)
    for one in part.curves:
        _line(root, style, one, run, rise)
    for one in part.curves:
        _points(root, style, part, one, run, rise)
    if not style.narrow:
        _ends(root, style, part, run, rise)
    return close(root, style, bottom + style.size * 3)


def _room(part: Curves, style: Style) -> float:
    most = style.width * SHARE
    said = [words for one in part.curves for words in (one.name, _last(one, part, style)[0])]
    return min(max((letters.width(one, style.size) * 1.05 for one in said), default=0.0), most) + GAP + 4


def _last(one: Curve, part: Curves, style: Style) -> tuple[str, date | None, float]:
    """The last value known of a curve: as written, its day, itself."""
    for day, value in zip(reversed(one.days), reversed(one.values), strict=True):
        if value is not None:
            return shown(value, part.unit, style.lang), day, float(value)
    return shown(None, part.unit, style.lang), None, 0.0


def _line(root: Xml.Element, style: Style, one: Curve, run: Scale, rise: Scale) -> None:
    path, pen = [], "M"
    for day, value in zip(one.days, one.values, strict=True):
        if value is None:
            pen = "M"
            continue
        path.append(f"{pen}{run.at(day.toordinal()):.1f} {rise.at(value):.1f}")
        pen = "L"
    if path:
        element(
            root, "path", d="".join(path), fill="none", stroke=style.colour(one.colour), stroke_width=2.4,
            stroke_linejoin="round", stroke_dasharray="6 5" if one.dashed else None,
        )  # fmt: skip


def _points(root: Xml.Element, style: Style, part: Curves, one: Curve, run: Scale, rise: Scale) -> None:
    """On a screen every value can be pointed at; on paper only the last one is marked."""
    last = _last(one, part, style)[1]
    for day, value in zip(one.days, one.values, strict=True):
        if value is None or (not style.live and day != last):
            continue
        told = exact(f"{one.name}, {written(day, 'day', style.lang)}", "", value, part.unit, style.lang)
        found = mark(root, style, told)
        x, y = run.at(day.toordinal()), rise.at(value)
        paint = style.colour(one.colour)
        if style.live:
            element(found, "circle", cx=x, cy=y, r=9, fill="none", pointer_events="all", class_="near")
        if day == last:
            element(
                found, "circle", cx=x, cy=y, r=3.5, fill=style.colour("background") if one.dashed else paint,
                stroke=paint, stroke_width=2,
            )  # fmt: skip
        else:
            element(found, "circle", cx=x, cy=y, r=4, fill=paint, class_="point")


def _ends(root: Xml.Element, style: Style, part: Curves, run: Scale, rise: Scale) -> None:
    """A name and its last value beside each end, moved down as far as the one above asks."""
    size, room = style.size, style.width * SHARE
    notes = []
    for one in part.curves:
        told, day, value = _last(one, part, style)
        lines = letters.wrap(one.name, room, size, 2)
        x = run.at(day.toordinal()) if day else run.start
        notes.append((rise.at(value) if day else rise.end + size, x, lines, told))
    floor = -1e9
    for y, x, lines, told in sorted(notes, key=lambda note: (note[0], note[2])):
        line = max(y + size * 0.36, floor)
        for rank, said in enumerate((*lines, told)):
            words(
                root, style, x + GAP, line + rank * size * 1.2, said, bold=rank == len(lines), paint_order="stroke",
                stroke=style.colour("background"), stroke_width=4,
            )  # fmt: skip
        floor = line + (len(lines) + 1) * size * 1.2 + 3
