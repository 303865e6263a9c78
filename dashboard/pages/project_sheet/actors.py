"""Who takes part: the partners that are declared, the beneficiaries of its money."""

from dashboard.cached import ask
from dashboard.components import block, links
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.saying import place
from dashboard.components.words import counted
from dashboard.queries.listing import whole
from dashboard.queries.project import actors
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.schemas import schema


def show(now: View, key: str) -> None:
    """One row an actor and role."""
    lang = now.lang
    found = ask(actors, whole(now.scope), key)
    title = text("sheets.actors_title", lang)
    sentence = counted("sheets.actors_says", len(found), lang) if found else text("sheets.actors_none", lang)
    roles = schema("partners")["role"]
    heads = [text("sheets.actor", lang), text("sheets.role", lang), text("sheets.source_cell", lang)]
    rows = [(one.name, roles.label(one.role, lang), place(one.cell), one.party) for one in found]
    write(section(title), f'<p class="tnt-says">{h(sentence)}</p>')
    if rows:
        columns = [Column(heads[0], raw=True), Column(heads[1]), Column(heads[2], aside=True)]
        write(table(columns, [(links.to_holder(party, name), role, cell) for name, role, cell, party in rows]))
    block.keep(Block("actors", title, sentence, Table([Head(head) for head in heads], [row[:3] for row in rows])))
