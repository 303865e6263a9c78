"""The list of some payments: day, beneficiary, engagement and payment numbers, amount, cell."""

from collections.abc import Callable, Sequence

from dashboard import format as fmt
from dashboard.components import links
from dashboard.components.html import Column
from dashboard.components.listing import Listing
from dashboard.components.listing import show as show_listing
from dashboard.components.saying import day, place
from dashboard.components.words import counted
from dashboard.queries.listing import MoneyRow
from dashboard.tables import Head
from dashboard.view import View
from data.texts import text

Ask = Callable[[int | None, int], Sequence[MoneyRow]]


def show(now: View, count: int, rows: Ask, of_project: bool = False) -> None:
    """The list, the latest payments first."""
    lang = now.lang
    numbers = [text(f"sheets.{name}", lang) for name in ("commitment", "payment")]
    project = [] if of_project else [Column(text("sheets.project", lang), raw=True, aside=True)]
    show_listing(
        now,
        Listing(
            id="payments",
            title=text("sheets.payments_title", lang),
            sentence=counted("sheets.payments_listed", count, lang) if count else text("sheets.no_payment", lang),
            count=count,
            rows=rows,
            columns=[
                Column(text("sheets.paid_on", lang)),
                Column(text("sheets.beneficiary", lang)),
                *project,
                *[Column(number, aside=True) for number in numbers],
                Column(text("sheets.amount", lang), right=True),
                *([Column(text("sheets.source_cell", lang), aside=True)] if of_project else []),
            ],
            drawn=lambda row: _drawn(row, lang, of_project),
            heads=[
                Head(text("sheets.paid_on", lang), "day"),
                Head(text("sheets.beneficiary", lang)),
                Head(text("sheets.project", lang)),
                *[Head(number) for number in numbers],
                Head(text("sheets.amount", lang), "euros"),
                Head(text("sheets.source_cell", lang)),
            ],
            typed=lambda row: (
                row.dated_on,
                row.beneficiary,
                row.title,
                row.commitment,
                row.payment,
                row.amount,
                place(row.cell),
            ),
        ),
    )


def _drawn(row: MoneyRow, lang: str, of_project: bool) -> list[object]:
    of = [] if of_project else [links.to_project(row.project, row.title or row.project or "—")]
    where = [place(row.cell)] if of_project else []
    numbers = [row.commitment or "—", row.payment or "—"]
    who = row.beneficiary or text("ui.unknown", lang)
    return [day(row.dated_on, lang), who, *of, *numbers, fmt.money(row.amount, lang), *where]
