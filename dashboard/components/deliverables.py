"""The list of some deliverables: state, days, proof; their project where they are of several."""

from collections.abc import Callable, Sequence

from dashboard.components import links
from dashboard.components.html import Column, h
from dashboard.components.listing import Listing
from dashboard.components.listing import show as show_listing
from dashboard.components.saying import day, place
from dashboard.components.words import counted
from dashboard.queries.listing import DeliverableRow
from dashboard.tables import Head
from dashboard.view import View
from data.texts import text
from etl.schemas import schema

Ask = Callable[[int | None, int], Sequence[DeliverableRow]]


def show(now: View, count: int, rows: Ask, of_project: bool = False) -> None:
    """The list, the late ones first."""
    lang = now.lang
    days = [text(f"sheets.{name}", lang) for name in ("planned_on", "delivered_on")]
    project = [] if of_project else [Column(text("sheets.project", lang), raw=True, aside=True)]
    show_listing(
        now,
        Listing(
            id="deliverables",
            title=text("sheets.deliverables_title", lang),
            sentence=counted("sheets.deliverables_listed", count, lang)
            if count
            else text("sheets.no_deliverable", lang),
            count=count,
            rows=rows,
            columns=[
                Column(text("sheets.deliverable", lang), raw=True),
                *project,
                Column(text("sheets.state", lang), raw=True),
                *[Column(name, aside=rank == 0) for rank, name in enumerate(days)],
                Column(text("sheets.proof", lang), raw=True, aside=True),
                *([Column(text("sheets.source_cell", lang), aside=True)] if of_project else []),
            ],
            drawn=lambda row: _drawn(row, lang, of_project),
            heads=[
                Head(text("sheets.number", lang)),
                Head(text("sheets.deliverable", lang)),
                Head(text("sheets.project", lang)),
                Head(text("sheets.state", lang)),
                *[Head(name, "day") for name in days],
                Head(text("sheets.proof", lang)),
                Head(text("sheets.source_cell", lang)),
            ],
            typed=lambda row: (
                row.number,
                row.title,
                row.project_title,
                _state(row, lang),
                row.planned_on,
                row.delivered_on,
                row.proof,
                place(row.cell),
            ),
        ),
    )


def proof(url: str | None, lang: str) -> str:
    """A link to a proof: to the web alone, and telling it nothing of this page."""
    if not url:
        return ""
    if not url.startswith(("http://", "https://")):
        return h(url)
    words = text("sheets.proof_link", lang)
    return f'<a href="{h(url)}" target="_blank" rel="noopener noreferrer">{h(words)}</a>'


def _state(row: DeliverableRow, lang: str) -> str:
    return schema("deliverables")["state"].label(row.state, lang) if row.state else text("ui.unknown", lang)


def _drawn(row: DeliverableRow, lang: str, of_project: bool) -> list[object]:
    state = h(_state(row, lang))
    if row.late:
        state += f' <span class="tnt-late">▲ {h(text("sheets.late", lang))}</span>'
    name = h(row.title or row.number or text("ui.unknown", lang))
    name += f'<span class="tnt-soft"> {h(row.number)}</span>' if row.number and row.title else ""
    of = [] if of_project else [links.to_project(row.project, row.project_title or row.project or "")]
    days = [day(one, lang) for one in (row.planned_on, row.delivered_on)]
    where = [place(row.cell)] if of_project else []
    return [name, *of, state, *days, proof(row.proof, lang), *where]
