"""How complete each column of a dataset is: lines with a value of those that should have one."""

from decimal import Decimal

from dashboard import address
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import h, section, write
from dashboard.components.words import counted, datasets
from dashboard.figures import shares
from dashboard.figures.shares import Share
from dashboard.pages.quality import empties
from dashboard.pages.quality.words import column_name
from dashboard.queries.quality import completeness
from dashboard.queries.quality.completeness import Filled
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

TENTH = Decimal("0.001")


def show(now: View) -> None:
    """The choice of a dataset, its columns that figures are made of first, each group from the fullest."""
    lang = now.lang
    found: dict[str, list[Filled]] = ask(completeness.completeness, now.scope)
    write(section(text("quality.complete_title", lang), text("quality.complete_sub", lang)))
    if not found:
        write(f'<p class="tnt-sub">{h(text("quality.complete_none", lang))}</p>')
        return
    names = {name: datasets(name, lang) for name in found}
    asked = address.segments("dataset", text("ui.import_dataset", lang), names, next(iter(names)), hidden=True)
    columns = sorted(found[asked], key=lambda one: (not one.needed, -_ratio(one)))
    drawn = [one for one in columns if one.needed or one.n]
    bars = [_bar(one, lang) for one in drawn]
    told = Block(
        id=f"quality_complete_{asked}",
        title=text("quality.complete_of", lang, dataset=names[asked]),
        sentence=_said(columns, lang),
        table=_table(columns, lang),
        figure=shares.shares(bars, now.palette, lang),
        dated=now.as_of,
        drawn=Drawn("bar", 0, (3,)),
    )
    write(f'<p class="tnt-says">{h(told.sentence)}</p>')
    block.body(now, told)
    empties.show(now, columns)


def _ratio(one: Filled) -> float:
    return one.n / one.N if one.N else -1


def _bar(one: Filled, lang: str) -> Share:
    shown = text("quality.nothing_due", lang)
    if one.N:
        share = fmt.percent(_rounded(one), lang)
        shown = f"{share} · {fmt.count(one.n, lang)}/{fmt.count(one.N, lang)}"
    return Share(column_name(one.dataset, one.field, lang), one.n, one.N, shown, one.needed)


def _rounded(one: Filled) -> Decimal:
    """The share to a tenth of a percent; never a whole or nothing where some are missing or there."""
    share = (Decimal(one.n) / Decimal(one.N)).quantize(TENTH)
    return min(max(share, TENTH), 1 - TENTH) if 0 < one.n < one.N else share


def _said(columns: list[Filled], lang: str) -> str:
    lacking = [one for one in columns if one.needed and one.n < one.N]
    empty = sum(1 for one in columns if not one.needed and not one.n and one.N)
    if not lacking:
        said = text("quality.complete_full", lang)
    else:
        least = min(lacking, key=_ratio)
        said = counted(
            "quality.complete_lacking",
            len(lacking),
            lang,
            all=fmt.count(sum(1 for one in columns if one.needed), lang),
            name=column_name(least.dataset, least.field, lang),
            n=fmt.count(least.N - least.n, lang),
            N=fmt.count(least.N, lang),
        )
    return f"{said} {counted('quality.complete_empty', empty, lang)}" if empty else said


def _table(columns: list[Filled], lang: str) -> Table:
    heads = [
        Head(text("quality.column", lang)),
        Head(text("quality.filled", lang), "count"),
        Head(text("quality.due_lines", lang), "count"),
        Head(text("quality.share", lang), "ratio"),
        Head(text("quality.needed", lang)),
        Head(text("quality.when", lang)),
    ]
    return Table(
        heads,
        [
            (
                column_name(one.dataset, one.field, lang),
                one.n,
                one.N,
                Share("", one.n, one.N, "").ratio,
                text("ui.yes" if one.needed else "ui.no", lang),
                text(f"quality.when_{one.when or 'always'}", lang),
            )
            for one in columns
        ],
    )
