"""What was published since the moment compared with: each edition, its file, what it changed, what it left out."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, changes, since
from dashboard.components.block import Block
from dashboard.components.frames import records
from dashboard.components.html import Column, table, write
from dashboard.components.words import counted, source_name
from dashboard.queries import freshness, history
from dashboard.queries.scope import Scope
from dashboard.tables import Head, Table, written
from dashboard.view import View
from data.texts import text

COUNTS = ("new", "changed", "missing", "rejected")


def show(now: View) -> None:
    """One row an edition, the latest first."""
    lang = now.lang
    before = changes.start(now)
    if before is None:
        return
    fund = now.fund.code
    first, last = (ask(freshness.edition_of, scope) or 0 for scope in (Scope(fund, as_of=before.as_of), now.scope))
    rows = [
        (
            one["number"],
            source_name(one["source"], lang),
            one["file_name"] or text(f"quality.kind_{one['kind']}", lang),
            one["data_date"],
            *(one[name] for name in COUNTS),
        )
        for one in records(ask(history.editions))
        if one["fund"] == fund and first < one["number"] <= last
    ]
    heads = [
        Head(text("ui.edition", lang), "count"),
        *(Head(text(f"quality.published_{name}", lang)) for name in ("source", "file")),
        Head(text("quality.published_date", lang), "day"),
        *(Head(text(f"quality.published_{name}", lang), "count") for name in COUNTS),
    ]
    title, sub = changes.titled(now, before)
    shown = Block(
        id="published",
        title=title,
        sub=sub,
        sentence=counted(
            "quality.published_says", len(rows), lang, rejected=fmt.count(sum(row[-1] for row in rows), lang)
        ),
        table=Table(heads, rows),
        dated=now.as_of,
    )
    block.head(shown)
    since.choose(now)
    if rows:
        columns = [Column(head.label, right=head.kind == "count") for head in heads]
        write(table(columns, [[written(value, heads[i].kind, lang) for i, value in enumerate(row)] for row in rows]))
    block.below(now, shown)
