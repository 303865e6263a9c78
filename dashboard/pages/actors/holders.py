"""How many distinct legal persons hold awarded projects, by type."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import section, write
from dashboard.components.words import counted
from dashboard.figures import numbered
from dashboard.queries import figures
from dashboard.queries import holders as query
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """One bar a type."""
    lang = now.lang
    found = ask(query.holders, now.scope)
    title, sub = text("actors.holders_title", lang), text("actors.holders_sub", lang)
    if not found:
        write(section(title, text("actors.holders_none", lang)))
        return
    holders = ask(figures.figures, now.scope)["holders"]
    names = {one.holder: text(f"ui.holder_{one.holder}", lang) for one in found}
    drawn = [
        numbered.Bar(
            names[one.holder],
            one.holders,
            text(
                "actors.holder_shown",
                lang,
                holders=fmt.count(one.holders, lang),
                projects=counted("actors.projects_count", one.projects, lang),
            ),
        )
        for one in found
    ]
    local = sum(one.holders for one in found if one.holder != "other")
    heads = [
        Head(text("actors.holder_type", lang)),
        *[Head(text(f"actors.{name}", lang), "count") for name in _NUMBERS],
    ]
    block.show(
        now,
        Block(
            id="holders",
            title=title,
            sub=sub,
            sentence=text(
                "actors.holders_says",
                lang,
                holders=fmt.count(sum(one.holders for one in found), lang),
                local=fmt.count(local, lang),
                projects=fmt.count(sum(one.projects for one in found), lang),
            ),
            table=Table(heads, [(names[one.holder], one.holders, one.projects) for one in found]),
            figure=numbered.bars(drawn, now.palette, lang),
            sources={text("figures.holders", lang): (holders, now.scope)},
            dated=holders.date,
            drawn=Drawn("bar", 0, (1,)),
        ),
    )


_NUMBERS = ("holders", "projects")
