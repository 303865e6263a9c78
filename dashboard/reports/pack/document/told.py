"""A pack as plain values for the template: words, SVG text and widths; nothing in it is markup."""

from typing import Any

from dashboard.reports.pack.content import Bars, Curves, Drawing, Numbers, Pack, Page, Part, Rows, Words, tabled
from dashboard.reports.pack.document.columns import columns
from dashboard.reports.pack.document.month_ends import MOST, month_ends
from dashboard.reports.pack.links import web
from dashboard.reports.pack.pictures import Style, svg
from dashboard.reports.pack.pictures.canvas import clean
from dashboard.tables import Table
from dashboard.theme import LIGHT
from data.texts import text

WIDTH, LETTERS = 660.0, 10.5
"""The drawings' own units: 660 across a page of 174 mm, so that letters are of 8 points."""
ROOM, HALF = 493.0, 238.0
"""What a table may take, in points: a page's width, and half of it less the gutter."""
MOST_IN_HALF = 3
SHORT = 25


def told(pack: Pack) -> dict[str, Any]:
    """Everything that the template shows, in its order."""
    lang = pack.lang
    annexes: list[dict[str, Any]] = []
    pages = [_page(page, lang, annexes) for page in pack.pages]
    for before, page in zip([None, *pack.pages], pages, strict=False):
        page["opens"] = before is None or before.chapter != page["chapter"]
    return {
        "lang": lang,
        "title": clean(pack.title),
        "subtitle": clean(pack.subtitle),
        "facts": [[clean(name), clean(value)] for name, value in pack.facts],
        "link": web(pack.link),
        "fictitious": text("ui.fictitious", lang) if pack.fictitious else "",
        "fictitious_help": text("ui.fictitious_help", lang) if pack.fictitious else "",
        "pages": pages,
        "annexes": annexes,
        "words": {
            "contents": text("pack_files.contents", lang),
            "sources": text("pack_files.sources", lang),
            "live": text("pack_files.live", lang),
            "annex": text("pack_files.annex", lang),
            "annex_says": text("pack_files.annex_says", lang),
            "values": text("pack_files.values", lang),
        },
        "colours": {
            name: getattr(LIGHT, name)
            for name in ("text", "soft", "line", "hatch", "surface", "primary", "on_primary", "warn", "on_warn")
        },
    }


def _page(page: Page, lang: str, annexes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "chapter": clean(page.chapter),
        "title": clean(page.title),
        "says": [clean(line) for line in page.says],
        "parts": [_part(part, page, lang, annexes) for part in page.parts],
        "sources": [clean(line) for line in page.sources],
        "link": web(page.link),
    }


def _part(part: Part, page: Page, lang: str, annexes: list[dict[str, Any]]) -> dict[str, Any]:
    if isinstance(part, Numbers):
        cards = [{"label": clean(one.label), "value": clean(one.value), "context": clean(one.context)}
                 for one in part.numbers]  # fmt: skip
        return {"kind": "numbers", "numbers": cards}
    if isinstance(part, Words):
        return {"kind": "words", "title": clean(part.title), "lines": [clean(line) for line in part.lines]}
    if isinstance(part, Rows):
        return {"kind": "table", "title": clean(part.title), "empty": clean(part.empty), **table(part.table, lang, ROOM)}
    annexes.append(_annex(part, page, lang))
    return {
        "kind": "picture",
        "title": clean(part.title),
        "says": clean(part.says),
        "svg": svg(part, Style(WIDTH, LETTERS, lang, f"d{len(annexes)}")),
        "annex": len(annexes),
    }


def _annex(part: Drawing, page: Page, lang: str) -> dict[str, Any]:
    """The values of a drawing; those of long curves at the end of each month."""
    values, note = tabled(part, lang), ""
    if isinstance(part, Curves) and len(values) > MOST:
        values, note = month_ends(values), text("pack_files.month_ends", lang)
    halved = len(values.heads) <= MOST_IN_HALF and len(values) > SHORT and not isinstance(part, Bars)
    shown = table(values, lang, HALF if halved else ROOM)
    return {"title": clean(part.title), "page": clean(page.title), "note": note, "halved": halved, **shown}


def table(values: Table, lang: str, room: float) -> dict[str, Any]:
    """A table's cells as written, its alignments, its widths in points and the size of its letters."""
    size, widths = columns(values, lang, room)
    cells = values.written(lang).itertuples(index=False, name=None)
    return {
        "heads": [clean(head.label) for head in values.heads],
        "right": [head.kind not in ("text", "day") for head in values.heads],
        "rows": [[clean(str(cell)) for cell in row] for row in cells],
        "size": size,
        "widths": widths,
    }
