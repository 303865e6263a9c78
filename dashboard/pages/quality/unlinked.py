"""Lines that are tied to nothing: without project, without territory, without SIREN; counts, euros, every line."""

from collections.abc import Callable

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, lists
from dashboard.components.block import Block
from dashboard.components.frames import records
from dashboard.components.html import Column
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed, Part
from dashboard.figures import shares
from dashboard.figures.shares import Share
from dashboard.queries.quality import unlinked
from dashboard.queries.quality.unlinked import KINDS, Unlinked
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.schemas import schema


def show(now: View) -> None:
    """A bar for each kind of line where some lack a tie, then the lines themselves."""
    lang = now.lang
    found: list[Unlinked] = ask(unlinked.unlinked, now.scope)
    lacking = [one for one in found if one.n]
    bars = [_bar(one, lang) for one in lacking]
    told = Block(
        id="quality_unlinked",
        title=text("quality.unlinked_title", lang),
        sub=text("quality.unlinked_sub", lang),
        sentence=_said(found, lang),
        table=_table(found, lang),
        figure=shares.shares(bars, now.palette, lang) if bars else None,
        dated=now.as_of,
        drawn=Drawn("bar", 0, (3,)) if bars else None,
    )
    block.show(now, told)
    if lacking:
        parts = {
            kind: Part(
                text(f"quality.without_{kind}", lang),
                text(f"quality.without_{kind}_file", lang),
                sum(one.n for one in lacking if one.kind == kind),
                _maker(now, kind),
            )
            for kind in KINDS
        }
        lists.show(parts, "quality_unlinked_rows", keeper("quality_unlinked", (now.scope, lang)), lang)


def name(one: Unlinked, lang: str) -> str:
    """What lacks what: ``Paid lines without project``."""
    return f"{text(f'quality.lines_{one.stage or one.what}', lang)} {text(f'quality.lacking_{one.kind}', lang)}"


def _bar(one: Unlinked, lang: str) -> Share:
    shown = text("ui.n_of_all", lang, n=fmt.count(one.n, lang), all=fmt.count(one.N, lang))
    if one.euros is not None:
        shown = f"{shown} · {fmt.money_short(one.euros, lang)}"
    return Share(name(one, lang), one.n, one.N, shown, strong=one.kind == "project")


def _said(found: list[Unlinked], lang: str) -> str:
    lacking = [one for one in found if one.n]
    if not lacking:
        return text("quality.unlinked_none", lang)
    most = max(lacking, key=lambda one: one.n / one.N)
    share = shares.Share("", most.n, most.N, "").ratio
    numbers = {"n": fmt.count(most.n, lang), "N": fmt.count(most.N, lang), "share": fmt.percent(share, lang)}
    words = name(most, lang)
    if most.euros is None:
        return text("quality.unlinked_said", lang, name=words, **numbers)
    euros = {"euros": fmt.money_short(most.euros, lang), "of": fmt.money_short(most.of, lang)}
    return text("quality.unlinked_said_euros", lang, name=words, **numbers, **euros)


def _table(found: list[Unlinked], lang: str) -> Table:
    heads = [
        Head(text("quality.lines", lang)),
        Head(text("quality.lacking", lang), "count"),
        Head(text("quality.of_lines", lang), "count"),
        Head(text("quality.share", lang), "ratio"),
        Head(text("quality.lacking_euros", lang), "euros"),
        Head(text("quality.of_euros", lang), "euros"),
    ]
    values = [(name(one, lang), one.n, one.N, Share("", one.n, one.N, "").ratio, one.euros, one.of) for one in found]
    return Table(heads, values)


def _maker(now: View, kind: str) -> Callable[[], Listed]:
    lang = now.lang
    names = ("trace_label", "holder", "stage", "trace_value", "trace_file", "trace_sheet", "trace_row", "trace_cell")
    stage = schema("fundings")["stage"]

    def said(word: str) -> str:
        return stage.label(word, lang) if word in stage.choices else text(f"quality.line_{word}", lang)

    def make() -> Listed:
        heads = [text(f"{'quality' if one in ('holder', 'stage') else 'ui'}.{one}", lang) for one in names]
        rows = [
            (
                str(row["label"] or ""),
                str(row["party"] or ""),
                said(row["stage"]),
                "–" if row["value"] is None else fmt.money(row["value"], lang),
                str(row["file"] or ""),
                str(row["sheet"]),
                fmt.count(row["row"], lang),
                str(row["cell"] or ""),
            )
            for row in records(ask(unlinked.rows, now.scope, kind))
        ]
        kinds = [{}, {"aside": True}, {}, {"right": True}, {}, {"aside": True}, {"right": True}, {"aside": True}]
        return Listed(heads, rows, [Column(head, **one) for head, one in zip(heads, kinds, strict=True)])

    return make
