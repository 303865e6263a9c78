"""Expected and delivered, month after month: the gap at the day shown, and what no curve holds, in words."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures.cumulative import Curve, cumulative
from dashboard.pages.deliverables.words import said
from dashboard.queries import figures
from dashboard.queries.deliveries import Deliveries, deliveries
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

SOURCES = ("deliverables_planned", "deliverables_delivered", "deliverables_late")


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """The two curves; what bears no date is said even where there is none to draw."""
    lang = now.lang
    told = ask(deliveries, now.scope)
    planned, done = (
        Curve(points, text(f"deliverables.curve_{name}", lang, count=fmt.count(points[-1][1] if points else 0, lang)))
        for name, points in (("planned", told.planned), ("delivered", told.delivered))
    )
    drawing = cumulative(
        planned,
        done,
        told.on,
        said("late_gap", told.late, lang),
        text("deliverables.at", lang, date=fmt.day(told.on, lang)),
        now.palette,
        lang,
    )
    block.show(
        now,
        Block(
            id="deliverables_time",
            title=text("deliverables.timeline", lang),
            sentence=sentence(told, lang),
            table=_table(told, lang),
            figure=drawing if told.planned or told.delivered else None,
            sub=text("deliverables.timeline_sub", lang),
            sources={text(f"figures.{one}", lang): (found[one], now.scope) for one in SOURCES},
            dated=found["deliverables_planned"].date,
            drawn=Drawn("line", 0, (1, 2)),
        ),
    )


def sentence(told: Deliveries, lang: str) -> str:
    """The gap and what it is made of, then what no curve holds."""
    parts = [
        text(
            "deliverables.says_gap",
            lang,
            date=fmt.day(told.on, lang),
            expected=fmt.count(told.expected, lang),
            done=fmt.count(told.done, lang),
            late=fmt.count(told.late, lang),
        )
    ]
    parts += [
        said(key, number, lang)
        for key, number in (
            ("ahead", told.ahead),
            ("unplanned", told.unplanned),
            ("undelivered", told.undelivered),
            ("after", told.after),
        )
        if number
    ]
    return " ".join(parts)


def _table(told: Deliveries, lang: str) -> Table:
    planned, done = dict(told.planned), dict(told.delivered)
    rows, expected, reached = [], 0, 0
    for day in sorted({*planned, *done}):
        expected, reached = planned.get(day, expected), done.get(day, reached)
        past = told.on is not None and day <= told.on
        rows.append((day, expected, reached if past else None))
    heads = [
        Head(text("deliverables.until", lang), "day"),
        Head(text("deliverables.planned_sum", lang), "count"),
        Head(text("deliverables.delivered_sum", lang), "count"),
    ]
    return Table(heads, rows)
