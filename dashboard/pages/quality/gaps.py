"""What each source of money adds up to, stage by stage, and how far what is paid agrees with what is committed."""

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, links
from dashboard.components.block import Block
from dashboard.components.html import Column, table, write
from dashboard.components.words import source_name
from dashboard.queries.quality import gaps
from dashboard.queries.quality.gaps import Gap
from dashboard.queries.reconciliation import STATUSES, Source
from dashboard.queries.sides import Side
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.schemas import schema


def show(now: View) -> None:
    """The comparison where there is one, then the totals."""
    lang = now.lang
    # What only narrows the scope does not part sources: one answer serves them all.
    scope = now.scope.unfiltered()
    found: list[Source] = ask(gaps.told, scope)
    if not found:
        return
    compared: Gap | None = ask(gaps.gap, scope)
    told = Block(
        id="quality_gaps",
        title=text("quality.gaps_title", lang),
        sub=text("quality.gaps_sub", lang),
        sentence=_said(compared, lang),
        table=_table(found, lang),
        dated=now.as_of,
    )
    block.head(told)
    if compared is not None:
        write(_statuses(compared, lang))
    columns = [
        Column(text("quality.stage", lang)),
        Column(text("ui.source", lang)),
        Column(text("quality.lines", lang), right=True),
        Column(text("quality.euros", lang), right=True),
    ]
    rows = [
        (_stage(one.side, lang), source_name(one.side.source, lang), fmt.count(one.lines, lang), _euros(one, lang))
        for one in found
    ]
    write(f"<h3>{text('quality.gaps_totals', lang)}</h3>", table(columns, rows))
    block.below(now, told)
    with st.container(key="quality_to_reconciliation"):
        links.link("rapprochement", text("quality.to_reconciliation", lang), ":material/compare_arrows:")


def _said(found: Gap | None, lang: str) -> str:
    if found is None:
        return text("quality.gaps_none", lang)
    gap = found.right_total - found.left_total
    return text(
        "quality.gaps_said",
        lang,
        left=_side(found.left, lang),
        right=_side(found.right, lang),
        agreed=fmt.count(found.agreed, lang),
        units=fmt.count(found.units, lang),
        gap=fmt.signed(fmt.money_short(gap, lang), gap),
    )


def _statuses(found: Gap, lang: str) -> str:
    columns = [
        Column(text("ui.freshness", lang)),
        Column(text("quality.units", lang), right=True),
        Column(_side(found.left, lang), right=True, aside=True),
        Column(_side(found.right, lang), right=True, aside=True),
        Column(text("ui.difference", lang), right=True),
    ]
    rows = []
    for status in STATUSES:
        total = found.totals[status]
        gap = total.right - total.left
        euros = (fmt.money(total.left, lang), fmt.money(total.right, lang), fmt.signed(fmt.money(gap, lang), gap))
        rows.append((text(f"ui.status_{status}", lang), fmt.count(total.rows, lang), *euros))
    return table(columns, rows)


def _table(found: list[Source], lang: str) -> Table:
    heads = [
        Head(text("quality.stage", lang)),
        Head(text("ui.source", lang)),
        Head(text("quality.lines", lang), "count"),
        Head(text("quality.euros", lang), "euros"),
    ]
    rows = [(_stage(one.side, lang), source_name(one.side.source, lang), one.lines, one.euros) for one in found]
    return Table(heads, rows)


def _side(side: Side, lang: str) -> str:
    return f"{source_name(side.source, lang)} · {_stage(side, lang)}"


def _stage(side: Side, lang: str) -> str:
    return schema("fundings")["stage"].label(side.stage, lang)


def _euros(one: Source, lang: str) -> str:
    return fmt.money(one.euros, lang)
