"""Delivered on time, theme by theme."""

from collections.abc import Sequence

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures.bars import Bar, Part, bars
from dashboard.pages.deliverables.words import label, said, titled
from dashboard.queries import figures
from dashboard.queries.definitions import rate
from dashboard.queries.deliverables import Group, by
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """The share of each theme, the best first."""
    lang = now.lang
    groups = sorted(ask(by, now.scope, "theme"), key=_slow)
    rows = [_share(one, lang) for one in groups if one.done]
    parts = [Part(text("deliverables.in_time", lang), "paid"), Part(text("deliverables.out_of_time", lang), "awarded")]
    block.show(
        now,
        Block(
            id="deliverables_on_time",
            title=text("deliverables.on_time_title", lang),
            sentence=_says(groups, found["on_time_rate"], lang),
            table=_table(groups, lang),
            figure=bars(rows, parts, now.palette, lang, whole=1) if rows else None,
            sources={text("figures.on_time_rate", lang): (found["on_time_rate"], now.scope)},
            dated=found["on_time_rate"].date,
            drawn=Drawn("bar", 0, (3,)),
        ),
    )


def _slow(one: Group) -> tuple[bool, float, str]:
    """The best first; those without a delivery of known dates last."""
    return not one.dated, -(one.on_time / one.dated if one.dated else 0), one.code or ""


def _share(one: Group, lang: str) -> Bar:
    name = titled(label("theme", one.code, lang))
    if not one.dated:
        return Bar(name, (0, 0), ("", ""), text("deliverables.no_dates", lang))
    late, share = one.dated - one.on_time, rate(one.on_time, one.dated).value
    shown = f"{fmt.percent(share, lang, 0)} · {fmt.count(one.on_time, lang)} / {fmt.count(one.dated, lang)}"
    inside = (fmt.count(one.on_time, lang), fmt.count(late, lang))
    return Bar(name, (one.on_time / one.dated, late / one.dated), inside, shown)


def _says(groups: Sequence[Group], rate: figures.Figure, lang: str) -> str:
    parts = [
        text(
            "deliverables.says_on_time",
            lang,
            rate=fmt.percent(rate.value, lang),
            n=fmt.count(rate.n, lang),
            N=fmt.count(rate.N, lang),
        )
    ]
    undated = sum(one.done - one.dated for one in groups)
    return " ".join([*parts, *([said("undated", undated, lang)] if undated else [])])


def _table(groups: Sequence[Group], lang: str) -> Table:
    heads = [
        Head(text("deliverables.theme", lang)),
        Head(text("deliverables.in_time", lang), "count"),
        Head(text("deliverables.dated", lang), "count"),
        Head(text("figures.on_time_rate", lang), "ratio"),
        Head(text("deliverables.without_dates", lang), "count"),
    ]
    rows = [
        (
            titled(label("theme", one.code, lang)),
            one.on_time,
            one.dated,
            rate(one.on_time, one.dated).value,
            one.done - one.dated,
        )
        for one in groups
    ]
    return Table(heads, rows)
