"""A pack as plain values for the template: words, SVG text and widths; nothing in it is markup."""

from typing import Any

from dashboard.reports.pack.cascade import said
from dashboard.reports.pack.content import Curves, Drawing, Map, Numbers, Pack, Page, Part, Rows, Words, tabled
from dashboard.reports.pack.document.columns import columns
from dashboard.reports.pack.document.month_ends import MOST, month_ends
from dashboard.reports.pack.document.printable import printable
from dashboard.reports.pack.links import web
from dashboard.reports.pack.pictures import Style, picture
from dashboard.reports.pack.pictures.canvas import written as written_svg
from dashboard.reports.pack.pictures.letters import wrap
from dashboard.tables import NONE, Table, written
from dashboard.theme import LIGHT
from data.texts import text

WIDTH, LETTERS = 660.0, 10.5
"""The drawings' own units: 660 across a page of 174 mm, so that letters are of 8 points."""
HIGHEST = 750.0
"""The most that a drawing may take of a page's height, in its own units: 198 mm."""
RUNNING = 440.0
"""What a running title may take, in points."""
ROOM, HALF = 493.0, 238.0
"""What a table may take, in points: a page's width, and half of it less the gutter."""
MOST_IN_HALF = 3
SHORT = 25
LONG_CELL = 500
"""Letters in a cell from which its row may be cut by the end of a page."""


def told(pack: Pack) -> dict[str, Any]:
    """Everything that the template shows, in its order."""
    lang = pack.lang
    annexes: list[dict[str, Any]] = []
    pages = [_page(page, lang, annexes) for page in pack.pages]
    for before, page in zip([{}, *pages], pages, strict=False):
        page["opens"] = before.get("chapter") != page["chapter"]
    return {
        "lang": lang,
        "title": titled(pack.title),
        "subtitle": printable(pack.subtitle),
        "running": [wrap(printable(line), RUNNING, 8, 1)[0] for line in (pack.title, pack.subtitle)],
        "facts": [[printable(name), printable(value)] for name, value in pack.facts],
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


def titled(words: str) -> str:
    """A title as it is printed; a dash where there is none, for a heading may not be empty."""
    return printable(words).strip() or "—"


def _page(page: Page, lang: str, annexes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "chapter": titled(page.chapter),
        "title": titled(page.title),
        "says": [printable(line) for line in page.says],
        "parts": [_part(part, page, lang, annexes) for part in page.parts],
        "sources": [printable(line) for line in page.sources],
        "link": web(page.link),
    }


def _part(part: Part, page: Page, lang: str, annexes: list[dict[str, Any]]) -> dict[str, Any]:
    if isinstance(part, Numbers):
        cards = [{"label": printable(one.label), "value": printable(one.value), "context": printable(one.context)}
                 for one in part.numbers]  # fmt: skip
        return {"kind": "numbers", "numbers": cards}
    if isinstance(part, Words):
        return {"kind": "words", "title": titled(part.title), "lines": [printable(line) for line in part.lines]}
    if isinstance(part, Rows):
        return {
            "kind": "table",
            "title": titled(part.title),
            "empty": printable(part.empty),
            **table(part.table, lang, ROOM),
        }
    annexes.append(_annex(part, page, lang))
    return {
        "kind": "picture",
        "title": titled(part.title),
        "says": printable(said(part, lang)),
        **_drawn(part, Style(WIDTH, LETTERS, lang, f"d{len(annexes)}")),
        "annex": len(annexes),
    }


def _drawn(part: Drawing, style: Style) -> dict[str, Any]:
    """A drawing and the share of the page's width that it takes: all of it, less where it would be too high."""
    root = picture(part, style)
    return {"svg": printable(written_svg(root)), "share": min(1.0, HIGHEST / float(root.attrib["height"]))}


def _annex(part: Drawing, page: Page, lang: str) -> dict[str, Any]:
    """The values of a drawing; those of long curves at the end of each month."""
    values, note = tabled(part, lang, NONE), ""
    if isinstance(part, Curves) and len(values) > MOST:
        values, note = month_ends(values), text("pack_files.month_ends", lang)
    halved = len(values.heads) <= MOST_IN_HALF and len(values) > SHORT and isinstance(part, Map | Curves)
    shown = table(values, lang, HALF if halved else ROOM)
    title = " · ".join(dict.fromkeys((titled(page.title), titled(part.title))))
    return {"title": title, "note": note, "halved": halved, **shown}


def table(values: Table, lang: str, room: float) -> dict[str, Any]:
    """A table's cells as written, its alignments, its widths in points and the size of its letters."""
    cells = [
        [printable(written(value, head.kind, lang)) for head, value in zip(values.heads, row, strict=True)]
        for row in values.rows
    ]
    size, widths = columns(values.heads, cells, room)
    return {
        "heads": [printable(head.label) for head in values.heads],
        "right": [head.kind not in ("text", "day") for head in values.heads],
        "rows": cells,
        "size": size,
        "widths": widths,
        "whole": max((len(cell) for row in cells for cell in row), default=0) < LONG_CELL,
    }
