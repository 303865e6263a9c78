"""``tnt reconcile``: two sources of the same money side by side, as text or JSON."""

import argparse
import json
from decimal import Decimal, InvalidOperation

import sqlalchemy as sa

from dashboard.answers import asked, exact, scope_json
from dashboard.queries.reconciliation import Reconciliation, Total, reconcile, sources
from dashboard.queries.scope import Scope
from dashboard.queries.sides import Side
from data.texts import text
from etl.answer import UNUSABLE, complain


def side(words: str) -> Side:
    """A side as ``SOURCE:STAGE``. Raises ValueError."""
    source, colon, stage = words.rpartition(":")
    if not colon or not source or not stage:
        raise ValueError(words)
    return Side(source, stage)


def tolerance(words: str) -> Decimal:
    """Euros and cents, zero or more. Raises ValueError."""
    try:
        euros = Decimal(words.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(words) from error
    if not euros.is_finite() or euros < 0:
        raise ValueError(words)
    return euros


def show_reconciliation(given: argparse.Namespace) -> int:
    """Prints two sides compared, or the sides that there are. Raises UnknownSide."""
    if (given.left is None) != (given.right is None):
        message = text("cli.usage_required", given.lang, names="--right" if given.left else "--left")
        complain(text("cli.usage", given.lang, message=message, prog="tnt reconcile"))
        return UNUSABLE
    with asked(given) as (connection, scope):
        if given.left is None or given.right is None:
            return _show_sources(connection, scope, given)
        found = reconcile(connection, scope, given.left, given.right, given.tolerance)
    if given.json:
        print(json.dumps({**scope_json(scope), **_reconciled(found)}, ensure_ascii=False, indent=1))
        return 0
    whole = Total(len(found.rows), found.left_total, found.right_total)
    for status, total in (*found.totals.items(), ("total", whole)):
        words = text(f"after.reconciled_{status}", given.lang)
        print(f"{words:<20} {total.rows:>8} {total.left:>20} {total.right:>20}")
    for row in found.rows.to_dict("records"):
        words = text(f"after.reconciled_{row['status']}", given.lang)
        left, right = ("" if row[name] is None else str(row[name]) for name in ("left", "right"))
        print(f"{words:<20} {left:>16} {right:>16}  {row['via'] or ''}  {row['label'] or ''}".rstrip())
    return 0


def _show_sources(connection: sa.Connection, scope: Scope, given: argparse.Namespace) -> int:
    found = sources(connection, scope)
    if given.json:
        said = [{"side": ":".join(one.side), "lines": one.lines, "euros": str(one.euros)} for one in found]
        print(json.dumps({**scope_json(scope), "sources": said}, ensure_ascii=False, indent=1))
    elif not found:
        print(text("after.reconcile_none", given.lang))
    else:
        for one in found:
            print(f"{':'.join(one.side):<40} {one.lines:>8} {one.euros:>20}")
    return 0


def _reconciled(found: Reconciliation) -> dict[str, object]:
    totals = {
        status: {"rows": total.rows, "left": str(total.left), "right": str(total.right)}
        for status, total in found.totals.items()
    }
    cells: dict[tuple[object, object], list[dict[str, object]]] = {}
    for cell in found.cells.to_dict("records"):
        said = {str(name): exact(value) for name, value in cell.items() if name not in ("side", "unit")}
        cells.setdefault((cell["side"], cell["unit"]), []).append(said)
    rows = []
    for row in found.rows.to_dict("records"):
        left, right = row.pop("left_unit"), row.pop("right_unit")
        sided = {"left_cells": cells.get(("left", left), []), "right_cells": cells.get(("right", right), [])}
        rows.append({str(name): exact(value) for name, value in row.items()} | sided)
    return {
        "left": ":".join(found.left),
        "right": ":".join(found.right),
        "tolerance": str(found.tolerance),
        "left_total": str(found.left_total),
        "right_total": str(found.right_total),
        "totals": totals,
        "rows": rows,
    }
