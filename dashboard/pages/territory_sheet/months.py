"""What happened, month by month: filed, decided, first paid, delivered."""

from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures import months
from dashboard.queries import events
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """The rows of months; nothing where no day is known."""
    lang = now.lang
    found = ask(events.by_month, now.scope)
    lanes = [months.Lane(text(f"sheets.event_{event}", lang), found[event]) for event in events.EVENTS]
    axis = months.span(lanes)
    if not axis:
        return
    block.show(
        now,
        Block(
            id="months",
            title=text("sheets.months_title", lang),
            sub=text("sheets.months_sub", lang),
            sentence=months.alt(lanes, lang),
            table=Table(
                [Head(text("sheets.month", lang), "day"), *[Head(lane.label, "count") for lane in lanes]],
                [(month, *[lane.months.get(month, 0) for lane in lanes]) for month in axis],
            ),
            figure=months.months(lanes, now.palette, lang),
            dated=now.as_of,
            drawn=Drawn("column", 0, tuple(range(1, len(lanes) + 1))),
        ),
    )
