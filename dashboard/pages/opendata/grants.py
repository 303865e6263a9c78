"""The grants in the national schema, and the awards that cannot be in it."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import Column, h, table, write
from dashboard.pages.opendata import offered
from dashboard.queries import figures
from dashboard.reports import left_out, scdl
from dashboard.reports.left_out import Summary
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """What it is, its files, then why some awards are not in it."""
    lang, scope = now.lang, now.scope
    found: Summary = ask(left_out.summary, scope)
    offered.head(text("opendata.scdl_title", lang), text("opendata.scdl_what", lang))
    if not found.lines + found.refused:
        write(f'<p class="tnt-sub">{h(text("opendata.scdl_none_known", lang))}</p>')
        return
    offered.told(now, text("opendata.scdl_format", lang), fmt.count(found.lines, lang), "filters")
    offered.buttons(
        now,
        "scdl",
        [
            (
                text("opendata.scdl_button", lang),
                "subventions-scdl.csv",
                lambda connection: left_out.exported(connection, scope).csv(),
            ),
            (
                text("opendata.left_out_button", lang),
                f"subventions-{text('opendata.cli_companion', lang)}.csv",
                lambda connection: left_out.csv(left_out.exported(connection, scope), lang),
            ),
        ],
    )
    _why(now, found)


def _why(now: View, found: Summary) -> None:
    lang = now.lang
    rows = [(scdl.reason(one.code, lang), ", ".join(scdl.columns_of(one.code)), one) for one in found.reasons]
    heads = [
        Head(text("opendata.why_reason", lang)),
        Head(text("opendata.why_column", lang)),
        Head(text("opendata.why_lines", lang), "count"),
        Head(text("opendata.why_euros", lang), "euros"),
    ]
    told = Block(
        id="scdl_why",
        title=text("opendata.why_title", lang),
        sub=text("opendata.why_sub", lang),
        sentence=sentence(found, lang),
        table=Table(heads, [(words, column, one.lines, one.euros) for words, column, one in rows]),
        sources={text("figures.awarded", lang): (ask(figures.figures, now.scope)["awarded"], now.scope)},
        dated=now.as_of,
    )
    block.head(told)
    columns = [Column(head.label, right=head.kind != "text", aside=place == 1) for place, head in enumerate(heads)]
    cells = [(words, column, fmt.count(one.lines, lang), fmt.money(one.euros, lang)) for words, column, one in rows]
    if cells:
        write(table(columns, cells))
    if found.lost:
        write(f'<p class="tnt-sub">{h(text("opendata.scdl_lost", lang, count=fmt.count(found.lost, lang)))}</p>')
    block.below(now, told)


def sentence(found: Summary, lang: str) -> str:
    """What is exported and what is not, which together are all that was awarded."""
    said = {"lines": fmt.count(found.lines, lang), "euros": fmt.money(found.euros, lang)}
    if not found.refused:
        return text("opendata.scdl_says_all", lang, **said)
    whole = fmt.money(found.euros + found.refused_euros, lang)
    refused = {"refused": fmt.count(found.refused, lang), "refused_euros": fmt.money(found.refused_euros, lang)}
    return text("opendata.scdl_says", lang, **said, **refused, whole=whole)
