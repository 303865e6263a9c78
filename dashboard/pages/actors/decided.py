"""The decisions of the coordination committee by kind, and each of them."""

from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, cells
from dashboard.components.block import Block
from dashboard.components.html import Column, section, table, write
from dashboard.figures import numbered
from dashboard.pages.actors.words import group_name
from dashboard.queries import decisions, partner_rows
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.schemas import schema


def show(now: View, dated: date) -> None:
    """One bar a kind, then the list; one sentence where no file says any."""
    lang = now.lang
    found = ask(decisions.decisions, now.scope)
    title = text("actors.decisions_title", lang)
    if not found:
        write(section(title, text("actors.decisions_unknown", lang)))
        return
    label = schema("partners")["decision"].label
    counts = {label(name, lang): count for name, count in decisions.by_state(found).items()}
    drawn = [numbered.Bar(name, count, fmt.count(count, lang)) for name, count in counts.items()]
    heads = [text(f"actors.{name}", lang) for name in ("decided_on", "decided_of", "decision", "decided_by")]
    rows = [(one.day, one.body, label(one.decision, lang), one.actor) for one in found]
    shown = Block(
        id="decisions",
        title=title,
        sub=text("actors.decisions_sub", lang),
        sentence=numbered.alt(text("actors.decisions", lang), drawn, lang),
        table=Table([Head(heads[0], "day"), *[Head(head) for head in heads[1:]]], rows),
        figure=numbered.bars(drawn, now.palette, lang),
        dated=dated,
    )
    block.show(now, shown)
    write(
        table(
            [Column(head) for head in heads],
            [(fmt.day(day, lang), group_name(body), decision, actor) for day, body, decision, actor in rows],
        )
    )
    cells.button(now, lambda: ask(partner_rows.partner_rows, now.scope, "decisions"), "decisions")
