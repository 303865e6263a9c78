"""The files that the sheet was made from."""

from collections.abc import Sequence

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import listing
from dashboard.components.html import Column
from dashboard.components.saying import day
from dashboard.components.words import counted, datasets, source_name
from dashboard.queries.origins import Origin, origins
from dashboard.tables import Head
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """One row a sheet of a file, the newest data first."""
    lang = now.lang
    found = ask(origins, now.scope)
    if not found:
        return
    names = ("source", "dataset", "file", "trace_sheet", "data_date", "edition")
    heads = [*[text(f"ui.{name}", lang).lower() for name in names], text("sheets.lines", lang)]
    kinds = {"data_date": "day", "edition": "count"}
    listing.show(
        now,
        listing.Listing(
            id="origins",
            title=text("sheets.origins_title", lang),
            sentence=counted("sheets.origins_says", len({one.file for one in found}), lang),
            count=len(found),
            rows=lambda limit, offset: listing.part(found, limit, offset),
            columns=[Column(head, right=rank > 4, aside=rank in (1, 3, 5)) for rank, head in enumerate(heads)],
            drawn=lambda one: _drawn(one, lang),
            heads=[
                *[Head(head, kinds.get(name, "text")) for name, head in zip(names, heads, strict=False)],  # type: ignore[arg-type]
                Head(heads[-1], "count"),
            ],
            typed=lambda one: (*_words(one, lang), one.data_date, one.edition, one.lines),
        ),
    )


def _words(one: Origin, lang: str) -> Sequence[str]:
    file = one.file or text("ui.no_file", lang)
    return source_name(one.source, lang), datasets(one.dataset, lang), file, one.sheet


def _drawn(one: Origin, lang: str) -> Sequence[object]:
    return *_words(one, lang), day(one.data_date, lang), fmt.count(one.edition, lang), fmt.count(one.lines, lang)
