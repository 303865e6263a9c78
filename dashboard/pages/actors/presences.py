"""Who came to which meeting: a mark a meeting, the rate of each actor and of each family."""

from collections.abc import Sequence
from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, cells
from dashboard.components.block import Block
from dashboard.components.grid import Grid, Part, grid, mark
from dashboard.components.html import write
from dashboard.pages.actors import words
from dashboard.pages.actors.called import Meeting, at, meetings, of, share, short
from dashboard.queries import partner_rows
from dashboard.queries.meetings import Presence, attendance
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

MARKS = {True: ("●", "present"), False: ("✕", "absent"), None: ("–", "not_known")}


def show(now: View, found: Sequence[Presence], sentence: str, dated: date) -> None:
    """The table of the presences, and its key."""
    lang = now.lang
    shown = Block(
        id="presences",
        title=text("actors.marks_title", lang),
        sub=text("actors.presence_sub", lang),
        sentence=sentence,
        table=_table(found, lang),
        dated=dated,
    )
    block.head(shown)
    write(_key(lang), grid(_grid(found, lang), shown.title, "tnt-presences"))
    cells.button(now, lambda: ask(partner_rows.partner_rows, now.scope, "meetings"), "meetings")
    block.below(now, shown)


def _key(lang: str) -> str:
    signs = "".join(mark(sign, text(f"actors.{key}", lang), key) for sign, key in MARKS.values())
    return f'<p class="tnt-key tnt-signs">{signs}</p>'


def _grid(found: Sequence[Presence], lang: str) -> Grid:
    """Meetings under their body by day; actors by family; the rates at the right and below."""
    bodies: dict[str, list[Meeting]] = {}
    for meeting in meetings(found):
        bodies.setdefault(meeting[0], []).append(meeting)
    flat = [meeting for each in bodies.values() for meeting in each]
    heads: list[tuple[str, list[str]]] = [
        (body, [fmt.day(day, lang) for _body, day in each]) for body, each in bodies.items()
    ]
    heads.append(("", [text("actors.rate", lang)]))
    came = {(one.actor, (one.body, one.met_on)): one.attended for one in found}
    parts = []
    for family in words.FAMILIES:
        there = of(found, family)
        names = sorted({one.actor for one in there})
        rows = [
            (
                name,
                [
                    *[_mark(came.get((name, meeting)), lang) for meeting in flat],
                    share(attendance(one for one in there if one.actor == name), lang),
                ],
            )
            for name in names
        ]
        if names:
            total = [short(attendance(at(there, meeting)), lang) for meeting in flat]
            label = text("actors.rate", lang)
            rows.append((label, [f"<b>{cell}</b>" for cell in (*total, share(attendance(there), lang))]))
            parts.append(Part(words.family_name(family, lang), rows))
    return Grid(text("actors.actor", lang), heads, parts)


def _mark(attended: bool | None, lang: str) -> str:
    sign, key = MARKS[attended]
    return mark(sign, text(f"actors.{key}", lang), key, said=False)


def _table(found: Sequence[Presence], lang: str) -> Table:
    heads = ["met_on", "body", "actor", "kind", "present"]
    kinds = {"met_on": "day"}
    rows = [
        (
            one.met_on,
            one.body,
            one.actor,
            words.family_name(words.family(one.actor_kind), lang),
            text(f"actors.{MARKS[one.attended][1]}", lang),
        )
        for one in found
    ]
    return Table([Head(text(f"actors.{name}", lang), "day" if name in kinds else "text") for name in heads], rows)
