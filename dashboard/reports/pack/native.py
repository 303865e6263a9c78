"""What a spreadsheet draws for each kind of drawing: a table, and which of its columns make the native chart."""

from decimal import Decimal

from dashboard.figures.cascade import spans
from dashboard.reports.pack.cascade import floor, said
from dashboard.reports.pack.content import Bars, Curves, Drawing, Dumbbell, Step, Waterfall, tabled
from dashboard.reports.pack.pictures.canvas import colour_of
from dashboard.reports.workbook import Block, Drawn
from dashboard.tables import Head, Table
from dashboard.theme import LIGHT
from data.texts import text

EVERY_DAY = 5_000
SIZES = ("total", "up", "down", "correction")


def native(part: Drawing, lang: str) -> Block:
    """A drawing as a block of a sheet. A map is its table with bars in the cells: spreadsheets have no such map."""
    table = tabled(part, lang)
    if isinstance(part, Bars):
        colours = [colour_of(LIGHT, one.colour) for one in part.series]
        drawn = Drawn("bar", 0, range(1, len(part.series) + 1), part.stacked, colours)
        return Block(part.title, part.says, table, drawn)
    if isinstance(part, Dumbbell):
        colours = [colour_of(LIGHT, one.colour) for one in (part.before, part.after)]
        return Block(part.title, part.says, table, Drawn("bar", 0, (1, 2), colours=colours))
    if isinstance(part, Waterfall):
        return _waterfall(part, lang)
    if isinstance(part, Curves):
        dashed = [place for place, one in enumerate(part.curves, start=1) if one.dashed]
        colours = [colour_of(LIGHT, one.colour) for one in part.curves]
        drawn = Drawn(
            "scatter", 0, range(1, len(part.curves) + 1), colours=colours, dashed=dashed, most=EVERY_DAY
        )  # fmt: skip
        return Block(part.title, part.says, table, drawn)
    return Block(part.title, part.says, table, scaled=2)


def _waterfall(part: Waterfall, lang: str) -> Block:
    """Bars set on an unseen base; where a sum falls below zero, no base can carry them: the steps alone are drawn."""
    plain = tabled(part, lang)
    ends = spans(part.steps)
    if any(low < 0 for low, _high in ends):
        return Block(part.title, part.says, plain, Drawn("bar", 0, (1,)))
    labels = (
        text("pack_files.base", lang),
        text("pack_files.total", lang),
        text("pack_files.up", lang),
        text("pack_files.down", lang),
        text("pack_files.correction", lang),
    )
    heads = [*plain.heads, *(Head(label, part.unit) for label in labels)]
    rows = [
        (step.name, step.value, Decimal(0) if step.kind == "total" else low, *_sizes(step, high - low))
        for step, (low, high) in zip(part.steps, ends, strict=True)
    ]
    colours = [LIGHT.background, LIGHT.paid, LIGHT.committed, LIGHT.late, LIGHT.soft]
    drawn = Drawn("bar", 0, range(2, 7), True, colours, unseen=(2,), hatched=(6,), least=floor(part))
    return Block(part.title, said(part, lang), Table(heads, rows), drawn)


def _sizes(step: Step, size: Decimal) -> tuple[Decimal | None, ...]:
    kind = step.kind if step.kind != "movement" else "down" if step.value < 0 else "up"
    return tuple(size if kind == one else None for one in SIZES)
