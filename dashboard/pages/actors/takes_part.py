"""Who takes part in what: actors by family, committees and project groups, the role in each."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard.cached import ask
from dashboard.components import block, cells
from dashboard.components.block import Block
from dashboard.components.grid import Grid, Part, grid
from dashboard.components.html import write
from dashboard.components.words import counted
from dashboard.pages.actors import words
from dashboard.queries import partner_rows
from dashboard.queries.seats import Seat
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

GROUPS = (("committee", "committees"), ("project_group", "groups_head"), (None, "other_bodies"))


def show(now: View, found: Sequence[Seat], dated: date) -> None:
    """The matrix."""
    if not found:
        return
    lang = now.lang
    by_place = {(seat.actor, seat.body): seat for seat in found}
    bodies = _bodies(found)
    parts = _actors(found)
    shown = Block(
        id="seats",
        title=text("actors.seats_title", lang),
        sub=text("actors.seats_sub", lang),
        sentence=_sentence(found, parts, lang),
        table=_table(by_place, bodies, parts, lang),
        dated=dated,
    )
    block.head(shown)
    flat = [body for _key, names in bodies for body in names]
    drawn = Grid(
        text("actors.actor", lang),
        [(text(f"actors.{key}", lang), [words.group_name(body) for body in names]) for key, names in bodies],
        [
            Part(
                words.family_name(kind, lang),
                [(actor, [_cell(by_place.get((actor, body)), lang) for body in flat]) for actor in names],
            )
            for kind, names in parts
        ],
    )
    write(grid(drawn, shown.title, "tnt-seats"))
    cells.button(now, lambda: ask(partner_rows.partner_rows, now.scope, "seats"), "seats")
    block.below(now, shown)


def _bodies(found: Sequence[Seat]) -> list[tuple[str, list[str]]]:
    """The bodies by kind, in their order; a kind without any is absent."""
    kinds = {seat.body: seat.body_kind for seat in found}
    by_kind = [(key, [body for body, met in kinds.items() if met == kind]) for kind, key in GROUPS]
    return [(key, names) for key, names in by_kind if names]


def _actors(found: Sequence[Seat]) -> list[tuple[str, list[str]]]:
    """The actors by family, by name."""
    kinds = {seat.actor: words.family(seat.actor_kind) for seat in found}
    by_family = [
        (family, sorted(actor for actor, kind in kinds.items() if kind == family)) for family in words.FAMILIES
    ]
    return [(family, names) for family, names in by_family if names]


def _cell(seat: Seat | None, lang: str) -> str:
    return "" if seat is None else words.role_mark(seat, lang)


def _sentence(found: Sequence[Seat], parts: Sequence[tuple[str, list[str]]], lang: str) -> str:
    counts = Counter({kind: len(names) for kind, names in parts})
    said = ", ".join(counted(f"actors.part_{kind}", count, lang) for kind, count in counts.items())
    bodies = len({seat.body for seat in found})
    return text("actors.seats_says", lang, actors=counts.total(), bodies=bodies, parts=said)


def _table(
    by_place: dict[tuple[str, str], Seat],
    bodies: Sequence[tuple[str, list[str]]],
    parts: Sequence[tuple[str, list[str]]],
    lang: str,
) -> Table:
    flat = [body for _key, names in bodies for body in names]
    heads = [Head(text("actors.actor", lang)), Head(text("actors.kind", lang)), *[Head(body) for body in flat]]
    rows = [
        (
            actor,
            words.family_name(kind, lang),
            *[words.role(by_place[actor, body], lang) if (actor, body) in by_place else None for body in flat],
        )
        for kind, names in parts
        for actor in names
    ]
    return Table(heads, rows)
