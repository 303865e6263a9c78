"""The project groups, each with its State and local co-pilots; the one that lacks is flagged."""

from collections.abc import Sequence
from datetime import date

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, cells
from dashboard.components.block import Block
from dashboard.components.html import Column, h, table, write
from dashboard.pages.actors import words
from dashboard.queries import partner_rows
from dashboard.queries.seats import Group
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, found: Sequence[Group], dated: date) -> None:
    """The table."""
    if not found:
        return
    lang = now.lang
    names = ("group", "state_copilot", "local_copilot", "other_members")
    heads = [text(f"actors.{name}", lang) for name in names]
    shown = Block(
        id="groups",
        title=text("actors.groups_title", lang),
        sub=text("actors.groups_sub", lang),
        sentence=_sentence(found, lang),
        table=Table(
            [*[Head(head) for head in heads[:3]], Head(heads[3], "count")],
            [
                (one.name, ", ".join(one.state_copilots) or None, ", ".join(one.local_copilots) or None, one.members)
                for one in found
            ],
        ),
        dated=dated,
    )
    block.head(shown)
    rows = [
        (
            words.group_name(one.name),
            _copilots("◆", one.state_copilots, lang),
            _copilots("◇", one.local_copilots, lang),
            fmt.count(one.members, lang),
        )
        for one in found
    ]
    columns = [
        Column(heads[0]),
        Column(heads[1], raw=True),
        Column(heads[2], raw=True),
        Column(heads[3], right=True, aside=True),
    ]
    write(table(columns, rows))
    cells.button(now, lambda: ask(partner_rows.partner_rows, now.scope, "seats"), "groups")
    block.below(now, shown)


def _copilots(sign: str, names: Sequence[str], lang: str) -> str:
    if not names:
        return f'<span class="tnt-late">▲ {h(text("actors.missing_copilot", lang))}</span>'
    return f'<span class="tnt-mark tnt-role"><i aria-hidden="true">{sign}</i>&nbsp;{h(", ".join(names))}</span>'


def _sentence(found: Sequence[Group], lang: str) -> str:
    count = fmt.count(len(found), lang)
    local = [words.group_name(one.name) for one in found if not one.local_copilots]
    state = [words.group_name(one.name) for one in found if not one.state_copilots]
    if not local and not state:
        return text("actors.groups_says_all", lang, count=count)
    none = text("actors.none", lang)
    return text("actors.groups_says", lang, count=count, local=", ".join(local) or none, state=", ".join(state) or none)
