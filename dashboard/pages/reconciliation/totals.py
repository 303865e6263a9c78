"""What each side adds up to, and how much of it agrees, differs, or is known to one side only."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.components.html import Column, h, table, write
from dashboard.pages.reconciliation.choices import name
from dashboard.queries.reconciliation import STATUSES, Reconciliation
from data.texts import text


def show(found: Reconciliation, lang: str) -> None:
    """Two totals and their difference, then a line a status; the lines add up to the totals."""
    gap = found.right_total - found.left_total
    heads = (
        (name(found.left, lang), fmt.money(found.left_total, lang)),
        (name(found.right, lang), fmt.money(found.right_total, lang)),
        (text("ui.difference", lang), difference(gap, lang)),
    )
    cells = "".join(f"<div><b>{h(value)}</b><span>{h(label)}</span></div>" for label, value in heads)
    columns = [
        Column(text("ui.freshness", lang)),
        Column(text("ui.reconciliation_rows", lang), right=True),
        Column(name(found.left, lang), right=True),
        Column(name(found.right, lang), right=True),
        Column(text("ui.difference", lang), right=True, aside=True),
    ]
    rows = []
    for status in STATUSES:
        total = found.totals[status]
        rows.append(
            (
                text(f"ui.status_{status}", lang),
                fmt.count(total.rows, lang),
                fmt.money(total.left, lang),
                fmt.money(total.right, lang),
                difference(total.right - total.left, lang),
            )
        )
    rows.append(
        (
            text("ui.total", lang),
            fmt.count(len(found.rows), lang),
            fmt.money(found.left_total, lang),
            fmt.money(found.right_total, lang),
            difference(gap, lang),
        )
    )
    write(f'<div class="tnt-five tnt-three">{cells}</div>', table(columns, rows, marked=len(rows) - 1))


def difference(value: Decimal | None, lang: str) -> str:
    """A signed amount, a dash where there is nothing to compare."""
    if value is None:
        return "–"
    return fmt.signed(fmt.money(value, lang), value)
