"""Every value that is said of the project, with its file, its sheet and its cell."""

from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.saying import place
from dashboard.components.words import source_name
from dashboard.pages.imports.words import field_title, shown
from dashboard.queries.listing import whole
from dashboard.queries.project import said_of
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, key: str) -> None:
    """One row a value."""
    lang = now.lang
    found = ask(said_of, whole(now.scope), key)
    title, sentence = text("sheets.cells_title", lang), text("sheets.cells_says", lang)
    heads = [text(f"sheets.{name}", lang) for name in ("field", "value", "source", "source_cell")]
    rows = [
        (
            field_title(one.dataset, one.field, lang),
            shown(one.dataset, one.field, one.value, lang),
            source_name(one.source, lang),
            place(one.cell),
        )
        for one in found
    ]
    columns = [Column(head, aside=rank == 2) for rank, head in enumerate(heads)]
    write(section(title), f'<p class="tnt-says">{h(sentence)}</p>', table(columns, rows, kind="tnt-listing"))
    block.keep(Block("cells", title, sentence, Table([Head(head) for head in heads], rows)))
