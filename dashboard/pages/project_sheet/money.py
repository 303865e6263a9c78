"""The project's euros by stage, then the lines that they add up."""

from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, chart
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, swatch, table, write
from dashboard.components.saying import day, place
from dashboard.figures import bullet
from dashboard.figures.bullet import Bullet
from dashboard.queries import listing
from dashboard.queries.listing import STAGES, MoneyRow
from dashboard.queries.project import Project
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.schemas import schema

OPEN = ("requested", "awarded", "committed")
BELOW = {"awarded": "requested", "committed": "awarded", "paid": "committed"}
"""Each stage and the one that its rate is out of."""


def show(now: View, found: Project) -> None:
    """The bar and its key, then the lines but payments, which have a list of their own."""
    lang, euros = now.lang, found.euros
    title = text("sheets.money_title", lang)
    if not euros:
        write(section(title), f'<p class="tnt-says">{h(text("sheets.money_none", lang))}</p>')
        return
    bar = Bullet(euros.get("requested"), euros.get("awarded"), euros.get("committed"), euros.get("paid"))
    said = " · ".join(_said(stage, euros, lang) for stage in STAGES)
    write(section(title), f'<p class="tnt-says">{h(said)}</p>')
    with st.container(key="plot_project_money"):
        drawing = bullet.bullet(bar, now.palette, lang, bar.reach() or Decimal(1))
        chart.draw(drawing, said, key="project_money")
    colours = {"requested": now.palette.envelope} | {stage: getattr(now.palette, stage) for stage in STAGES[1:]}
    key = [swatch(colours[stage], text(f"sheets.stage_{stage}", lang)) for stage in reversed(STAGES) if stage in euros]
    write(f'<div class="tnt-key">{"".join(key)}</div>')
    _lines(now, ask(listing.money, listing.whole(now.scope), OPEN, found.key), title, said)


def _said(stage: str, euros: dict[str, Decimal], lang: str) -> str:
    """A stage, its euros, and its share of the stage before, with what both are."""
    words = f"{text(f'figures.{stage}', lang)} {fmt.money(euros.get(stage), lang)}"
    whole = euros.get(BELOW.get(stage, ""))
    if stage not in euros or not whole:
        return words
    share = fmt.percent(euros[stage] / whole, lang)
    return f"{words} ({text(f'sheets.share_{stage}', lang, share=share)})"


def _lines(now: View, rows: list[MoneyRow], title: str, sentence: str) -> None:
    lang, stages = now.lang, schema("fundings")["stage"]
    names = ("stage", "dated_on", "desk", "beneficiary", "commitment", "amount", "source_cell")
    heads = [text(f"sheets.{name}", lang) for name in names]
    values = [
        (
            stages.label(row.stage, lang),
            row.dated_on,
            row.desk,
            row.beneficiary,
            row.commitment,
            row.amount,
            place(row.cell),
        )
        for row in sorted(rows, key=lambda one: OPEN.index(one.stage))
    ]
    columns = [Column(head, right=rank == 5, aside=rank in (2, 3, 4, 6)) for rank, head in enumerate(heads)]
    shown = [
        (row[0], day(row[1], lang), row[2] or "—", row[3] or "—", row[4] or "—", fmt.money(row[5], lang), row[6])
        for row in values
    ]
    if shown:
        write(table(columns, shown, kind="tnt-listing"))
    kinds = ("text", "day", "text", "text", "text", "euros", "text")
    typed = Table([Head(head, kind) for head, kind in zip(heads, kinds, strict=True)], values)  # type: ignore[arg-type]
    block.keep(Block("project_money", title, sentence, typed))
