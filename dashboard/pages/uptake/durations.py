"""How long each passage takes, and how long the projects that wait for it have waited."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.words import counted
from dashboard.figures import spans
from dashboard.pages.uptake.words import missing, n_of
from dashboard.queries import durations, figures
from dashboard.queries.durations import MEDIAN, NINTH, Days
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

NEEDS = {"decision": "projects_filed", "commitment": "committed", "payment": "paid"}
"""The figure without which a passage is not known."""


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """Two rows a passage: made, awaited; a sentence where no two days are known."""
    lang, on = now.lang, now.as_of
    title = text("uptake.durations_title", lang)
    stages = ask(durations.durations, now.scope, on) if on is not None else {}
    measured = [
        (f"{name}_{kind}", days)
        for name, stage in stages.items()
        if found[NEEDS[name]].value is not None
        for kind, days in (("done", stage.done), ("waiting", stage.waiting))
        if days.concerned
    ]
    if not any(days.measured for _name, days in measured):
        missing(title, text("uptake.durations_none", lang))
        return
    rows = [_span(name, days, lang) for name, days in measured]
    block.show(
        now,
        Block(
            id="uptake_durations",
            title=title,
            sub=text("uptake.durations_sub", lang),
            sentence=" ".join([spans.alt(rows, lang), *_notes(now, measured)]),
            table=_table(measured, lang),
            figure=spans.spans(rows, now.palette, lang),
            sources={
                text(f"figures.{name}", lang): (found[name], now.scope)
                for name in ("projects_filed", "projects_pending", "projects_awarded", "committed", "paid")
                if found[name].value is not None
            },
            dated=found["projects_awarded"].date or on,
            drawn=Drawn("bar", 0, (1, 2)),
        ),
    )


def _span(name: str, days: Days, lang: str) -> spans.Span:
    median, ninth = days.centile(MEDIAN), days.centile(NINTH)
    beside = "" if ninth is None else text("uptake.ninth", lang, days=_days(ninth, lang))
    waiting = name.endswith("_waiting")
    measured = n_of(days.measured, days.concerned, lang)
    note = text("uptake.waiting" if waiting else "uptake.measured", lang, parts=measured)
    return spans.Span(text(f"uptake.{name}", lang), median, ninth, _days(median, lang), beside, note, waiting)


def _days(value: int | None, lang: str) -> str:
    return text("ui.unknown", lang) if value is None else text("uptake.days", lang, count=fmt.count(value, lang))


def _notes(now: View, measured: list[tuple[str, Days]]) -> list[str]:
    lang = now.lang
    said = []
    wrong = sum(days.reversed_ for _name, days in measured)
    if wrong:
        said.append(text("uptake.reversed", lang, projects=counted("uptake.projects", wrong, lang)))
    lines = sum(ask(durations.unlinked, now.scope).values())
    if lines:
        said.append(text("uptake.unlinked", lang, lines=counted("uptake.lines", lines, lang)))
    return said


def _table(measured: list[tuple[str, Days]], lang: str) -> Table:
    heads = [
        Head(text("uptake.passage", lang)),
        Head(text("uptake.median_days", lang), "count"),
        Head(text("uptake.ninth_days", lang), "count"),
        Head(text("uptake.measured_n", lang), "count"),
        Head(text("uptake.concerned_n", lang), "count"),
        Head(text("uptake.reversed_n", lang), "count"),
    ]
    rows = [
        (
            text(f"uptake.{name}", lang),
            days.centile(MEDIAN),
            days.centile(NINTH),
            days.measured,
            days.concerned,
            days.reversed_,
        )
        for name, days in measured
    ]
    return Table(heads, rows)
