"""A part as what draws it: one piece, or several where it goes on over slides."""

from collections.abc import Callable
from typing import Any

from dashboard.reports.pack.content import Bars, Curves, Dumbbell, Map, Numbers, Part, Rows, Waterfall, Words
from dashboard.reports.pack.slides import bars, cards, columns, curves, dumbbell, maps, prose, table, waterfall
from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.heading import headed, taken

Piece = Callable[[Any, Box], None]

NOTE = 18.0
"""Room for a line of small print under bars."""


def pieces(part: Part, wide: float, first: float, later: float, lang: str, degree: int = 0) -> list[Piece]:
    """What draws a part in boxes of a width: the first of one height, the others of another.

    ``degree`` is how tight a table is: from 0, at ease.
    """
    if isinstance(part, Numbers):
        return [lambda slide, box: cards.draw(slide, box, part)]
    least = min(first, later) - taken(part.title, wide)
    if isinstance(part, Bars):
        some = bars.cut(part, bars.per_slide(part, least - NOTE))
        return [lambda slide, box, one=one: bars.draw(slide, box, one, lang, part) for one in some]  # type: ignore[misc]
    if isinstance(part, Dumbbell):
        rows = dumbbell.cut(part, dumbbell.per_slide(least - NOTE))
        return [lambda slide, box, one=one: dumbbell.draw(slide, box, one, lang, part) for one in rows]  # type: ignore[misc]
    if isinstance(part, Waterfall):
        return [lambda slide, box: waterfall.draw(slide, box, part, lang)]
    if isinstance(part, Curves):
        return [lambda slide, box: curves.draw(slide, box, part, lang)]
    if isinstance(part, Map):
        return [lambda slide, box: maps.draw(slide, box, part, lang)]
    head = taken(part.title, wide)
    if isinstance(part, Words):
        found = prose.pages(part.lines, wide, first - head, later - head)
        return [_words(part.title, one, prose.SIZES[-1] if len(found) > 1 else None) for one in found]
    return _rows(part, wide, first - head, later - head, lang, degree)


def _words(title: str, lines: tuple[str, ...], size: float | None = None) -> Piece:
    return lambda slide, box: prose.draw(slide, headed(slide, box, title), lines, size)


def _rows(part: Rows, wide: float, first: float, later: float, lang: str, degree: int) -> list[Piece]:
    if not part.table.rows or not part.table.heads:
        return [_words(part.title, (part.empty,))]
    tried = [columns.grid(part, wide, lang, size) for size in columns.LEGIBLE[degree:]]
    cut = [(grid, columns.pages(grid, first, later)) for grid in tried]
    grid, found = min(cut, key=lambda one: len(one[1]))
    return [_table(part.title, grid, rows) for rows in found]


def _table(title: str, grid: columns.Grid, rows: tuple[tuple[str, ...], ...]) -> Piece:
    return lambda slide, box: table.draw(slide, headed(slide, box, title), grid, rows, title)
