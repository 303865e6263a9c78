"""The files that the sheet was made from."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.plural import plural
from dashboard.components.words import datasets, source_name
from dashboard.queries.origins import origins
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """One row a sheet of a file."""
    lang = now.lang
    found = ask(origins, now.scope)
    if not found:
        return
    title = text("sheets.origins_title", lang)
    files = len({one.file for one in found})
    sentence = plural("sheets.origins_says", files, lang)
    heads = [text(f"ui.{name}", lang) for name in ("source", "dataset", "file", "trace_sheet", "data_date", "edition")]
    heads.append(text("sheets.lines", lang))
    rows = [
        (
            source_name(one.source, lang),
            datasets(one.dataset, lang),
            one.file or text("ui.no_file", lang),
            one.sheet,
            one.data_date,
            one.edition,
            one.lines,
        )
        for one in found
    ]
    columns = [Column(head, right=rank > 4, aside=rank in (1, 3, 5)) for rank, head in enumerate(heads)]
    shown = [(*row[:4], fmt.day(row[4], lang), fmt.count(row[5], lang), fmt.count(row[6], lang)) for row in rows]
    write(section(title), f'<p class="tnt-says">{h(sentence)}</p>', table(columns, shown))
    kinds = ("text", "text", "text", "text", "day", "count", "count")
    typed = Table([Head(head, kind) for head, kind in zip(heads, kinds, strict=True)], rows)  # type: ignore[arg-type]
    block.keep(Block("origins", title, sentence, typed))
