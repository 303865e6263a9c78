"""Who came to which meeting, with the rate of each meeting and of each actor."""

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, cells, chart
from dashboard.components.block import Block
from dashboard.components.grid import Grid, Part, grid, mark
from dashboard.components.html import write
from dashboard.figures import attendance as drawing
from dashboard.pages.actors import words
from dashboard.queries import partner_rows
from dashboard.queries.meetings import Attendance, Presence, attendance
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Meeting = tuple[str, date]
MARKS = {True: ("●", "present"), False: ("✕", "absent"), None: ("–", "not_known")}
LINES = (("association", "associations_line"), ("state", "state_line"))


def show(now: View, found: Sequence[Presence], dated: date) -> None:
    """The line of the rates, then the table of the presences."""
    if not found:
        return
    lang = now.lang
    lines = [_line(found, kind, text(f"actors.{key}", lang), lang) for kind, key in LINES]
    figure = drawing.attendance(lines, now.palette, lang)
    shown = Block(
        id="participation",
        title=text("actors.presence_title", lang),
        sub=text("actors.presence_sub", lang),
        sentence=_sentence(found, lang),
        table=_table(found, lang),
        figure=figure,
        dated=dated,
    )
    block.head(shown)
    with st.container(key=f"plot_{shown.id}"):
        chart.draw(figure, drawing.alt(lines, lang), key=shown.id)
    write(_key(lang), grid(_grid(found, lang), shown.title, "tnt-presences"))
    cells.button(now, lambda: ask(partner_rows.partner_rows, now.scope, "meetings"), "meetings")
    block.below(now, shown)


def _of(found: Iterable[Presence], *kinds: str) -> list[Presence]:
    return [one for one in found if words.family(one.actor_kind) in kinds]


def _meetings(found: Iterable[Presence]) -> list[Meeting]:
    return sorted({(one.body, one.met_on) for one in found}, key=lambda meeting: (meeting[1], meeting[0]))


def _at(found: Iterable[Presence], meeting: Meeting) -> list[Presence]:
    return [one for one in found if (one.body, one.met_on) == meeting]


def _line(found: Sequence[Presence], kind: str, label: str, lang: str) -> drawing.Line:
    there = _of(found, kind)
    marks = []
    for body, day in _meetings(there):
        rates = attendance(_at(there, (body, day)))
        if rates.rate is not None:
            marks.append(drawing.Meeting(day, body, rates.rate, _share(rates, lang), _short(rates, lang)))
    return drawing.Line(label, marks)


def _share(rates: Attendance, lang: str) -> str:
    n, known = fmt.count(rates.present, lang), fmt.count(rates.known, lang)
    return text("actors.share", lang, rate=fmt.percent(rates.rate, lang, 0), n=n, known=known)


def _short(rates: Attendance, lang: str) -> str:
    return text("actors.n_of_n", lang, n=fmt.count(rates.present, lang), known=fmt.count(rates.known, lang))


def _sentence(found: Sequence[Presence], lang: str) -> str:
    held = _meetings(found)
    last = _at(found, held[-1])
    return text(
        "actors.presence_says",
        lang,
        body=held[-1][0],
        date=fmt.day(held[-1][1], lang),
        associations=_short(attendance(_of(last, "association")), lang),
        state=_short(attendance(_of(last, "state")), lang),
        meetings=fmt.count(len(held), lang),
        rate=_share(attendance(_of(found, "association")), lang),
        state_rate=_share(attendance(_of(found, "state")), lang),
    )


def _key(lang: str) -> str:
    signs = "".join(mark(sign, text(f"actors.{key}", lang), key) for sign, key in MARKS.values())
    return f'<p class="tnt-key tnt-signs">{signs}</p>'


def _grid(found: Sequence[Presence], lang: str) -> Grid:
    """Meetings under their body by day; actors by family; the rates at the right and below."""
    bodies: dict[str, list[Meeting]] = {}
    for meeting in _meetings(found):
        bodies.setdefault(meeting[0], []).append(meeting)
    flat = [meeting for each in bodies.values() for meeting in each]
    heads: list[tuple[str, list[str]]] = [
        (body, [fmt.day(day, lang) for _body, day in each]) for body, each in bodies.items()
    ]
    heads.append(("", [text("actors.rate", lang)]))
    came = {(one.actor, (one.body, one.met_on)): one.attended for one in found}
    parts = []
    for family in words.FAMILIES:
        there = _of(found, family)
        names = sorted({one.actor for one in there})
        rows = [
            (
                name,
                [
                    *[_mark(came.get((name, meeting)), lang) for meeting in flat],
                    _share(attendance(one for one in there if one.actor == name), lang),
                ],
            )
            for name in names
        ]
        if names:
            total = [_short(attendance(_at(there, meeting)), lang) for meeting in flat]
            label = text("actors.rate", lang)
            rows.append((label, [f"<b>{cell}</b>" for cell in (*total, _share(attendance(there), lang))]))
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
