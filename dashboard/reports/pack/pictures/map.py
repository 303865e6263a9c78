"""France by department, overseas insets included, with its classed key."""

from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as Xml

from dashboard.figures.classes import NOT_APPLICABLE, UNKNOWN
from dashboard.reports.outlines import Ring, departments
from dashboard.reports.pack.content import Map, Place
from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, close, drawing, element, hatching, mark, words
from dashboard.reports.pack.pictures.values import exact
from data.texts import text

KEY_SHARE, WIDEST = 0.34, 560.0
GRID = 0.75
"""Outlines are drawn on points this far apart, in the drawing's units: finer than a screen or a printer shows."""


def map_(part: Map, style: Style) -> Xml.Element:
    """The drawing: classes from pale to dark, what is not known grey, what does not apply hatched."""
    root = drawing(style, part.says)
    outlines = departments()
    key_beside = not style.narrow
    room = min(style.width * (1 - KEY_SHARE) if key_beside else style.width, WIDEST)
    scale = outlines.fit(room, room * 1.1)
    hatched = hatching(root, style, "na", "not_applicable", "hatch")
    for place in part.places:
        if place.code not in outlines.rings:
            continue
        found = mark(root, style, exact(place.name, "", place.value, part.unit, style.lang))
        element(
            found, "path", d=_path(place.code, round(scale / GRID)), fill=_paint(place, part, style, hatched),
            fill_rule="evenodd", stroke=style.colour("hatch" if place.rank == NOT_APPLICABLE else "outline"),
            stroke_width=1, transform=f"scale({GRID})",
        )  # fmt: skip
    height = outlines.height * scale
    if key_beside:
        _key(root, style, part, hatched, outlines.width * scale + 24, style.size * 2)
        return close(root, style, height + 2)
    return close(root, style, _key(root, style, part, hatched, 0, height + style.size * 2))


def colours(part: Map, style: Style) -> list[str]:
    """The paint of each class, low to high; the sixth is beyond 100 %."""
    names = [f"class-{rank}" for rank in range(1, 6)]
    inner = min(len(part.labels), 5)
    picked = [names[2]] if inner <= 1 else [names[round(step * 4 / (inner - 1))] for step in range(inner)]
    return [style.colour(name) for name in (*picked, "above")]


def _paint(place: Place, part: Map, style: Style, hatched: str) -> str:
    if place.rank == NOT_APPLICABLE:
        return hatched
    known = colours(part, style)
    return known[min(place.rank, len(known) - 1)] if place.rank >= 0 else style.colour("unknown")


@cache
def _path(code: str, scale: int) -> str:
    return "".join(_ring(ring, scale) for ring in departments().rings[code])


def _ring(ring: Ring, scale: int) -> str:
    """A ring by steps on a grid: neighbours fall on the same points, and points that fall together are one."""
    grid = [(round(x * scale), round(y * scale)) for x, y in ring]
    kept = [grid[0]]
    kept += [point for before, point in pairwise(grid) if point != before]
    steps = " ".join(f"{x - left} {y - top}" for (left, top), (x, y) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{steps.replace(' -', '-')}z" if steps else ""


def _key(root: Xml.Element, style: Style, part: Map, hatched: str, x: float, y: float) -> float:
    """The key, one class a line with how many departments it holds; where it ends."""
    size, room = style.size, style.width - x
    for line in letters.wrap(part.measure, room, size, 3):
        words(root, style, x, y, line, bold=True)
        y += size * 1.35
    words(
        root, style, x + room - 2, y, text("pack_files.departments", style.lang), soft=True, text_anchor="end",
        font_size=size * 0.9,
    )  # fmt: skip
    y += size * 1.7
    counted = {rank: sum(1 for place in part.places if place.rank == rank) for rank in (-2, -1)}
    known = list(zip(part.labels, colours(part, style), strict=False))
    entries = [
        (label, paint, sum(1 for place in part.places if place.rank == rank))
        for rank, (label, paint) in enumerate(known)
    ]
    if counted[UNKNOWN]:
        entries.append((text("ui.class_unknown", style.lang), style.colour("unknown"), counted[UNKNOWN]))
    if counted[NOT_APPLICABLE]:
        entries.append((text("ui.class_not_applicable", style.lang), hatched, counted[NOT_APPLICABLE]))
    for label, paint, count in entries:
        element(
            root, "rect", x=x + 0.5, y=y - size * 0.9, width=size * 1.8, height=size * 1.15, fill=paint,
            stroke=style.colour("hatch"), stroke_width=0.6,
        )  # fmt: skip
        words(root, style, x + size * 2.4, y, label)
        words(root, style, x + room - 2, y, str(count), soft=True, text_anchor="end")
        y += size * 1.75
    return y
