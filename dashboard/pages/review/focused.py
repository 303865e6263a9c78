"""The fourth step: two or three things to look at more closely, chosen by rule, changeable by hand."""

from urllib.parse import parse_qs, urlsplit

import streamlit as st

from dashboard import address
from dashboard.cached import ask
from dashboard.components import block, links
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.pages.review.session import Session
from dashboard.queries import labels, territories
from dashboard.reports.pack.content import Page, Rows
from dashboard.reports.pack.sections import focus
from dashboard.tables import written
from data.texts import text
from etl.review.link import Link, read_link
from etl.review.refusal import Refusal

NAME = "focus"


def show(session: Session) -> None:
    """The choice, then one part a thing."""
    by_hand = picked()
    _choose(session, by_hand)
    for page in focus.pages(session.setting, by_hand):
        _page(session, page)


def picked() -> list[Link]:
    """The things that the address names, at most three; what is no link is left out."""
    found = []
    for words in address.listed(NAME, lambda code: ":" in code)[: focus.MOST]:
        try:
            found.append(read_link(words))
        except Refusal:
            continue
    return [link for link in found if link.kind in ("project", "territory")]


def _choose(session: Session, by_hand: list[Link]) -> None:
    """Departments and projects by name; none chosen: the rule chooses."""
    lang = session.lang
    places = {f"territory:{one.code}": one.name for one in ask(territories.children, "FR", "department")}
    every = ask(labels.projects, session.setting.scope)
    options = places | {f"project:{one.key}": f"{one.name} · {one.where or ''}" for one in every if one.key}
    for link in by_hand:
        options.setdefault(str(link), link.target)
    with st.container(key="focus_choice"):
        address.several(
            NAME, text("revue.focus_choose", lang), options, focus.MOST, placeholder=text("revue.focus_rule", lang)
        )


def _page(session: Session, page: Page) -> None:
    lang = session.lang
    write(section(page.title), "".join(f'<p class="tnt-says">{h(line)}</p>' for line in page.says))
    columns = st.columns(2, gap="large") if len(page.parts) > 1 else [st.container()]
    for rank, (place, part) in enumerate(zip(columns, page.parts, strict=False)):
        if isinstance(part, Rows):
            with place:
                _rows(session, part, f"{page.id}_{rank}")
    if page.link:
        write(
            f'<p><a class="tnt-go" href="{h(_href(page))}" target="_self">{h(text("revue.focus_sheet", lang))}</a></p>'
        )


def _href(page: Page) -> str:
    """The live page that the pack links to, as an address of this application."""
    parts = urlsplit(page.link)
    asked = parse_qs(parts.query)
    changes = {name: asked[name][0] for name in ("project", "territory", "as_of") if name in asked}
    return links.href(parts.path.rsplit("/", 1)[-1], **changes)


def _rows(session: Session, part: Rows, key: str) -> None:
    lang = session.lang
    write(f"<h3>{h(part.title)}</h3>")
    block.keep(Block(key, part.title, part.title, part.table))
    if not part.table.rows:
        write(f'<p class="tnt-says">{h(part.empty)}</p>')
        return
    heads = part.table.heads
    rows = [[written(value, heads[rank].kind, lang) for rank, value in enumerate(row)] for row in part.table.rows]
    write(table([Column(head.label, right=head.kind not in ("text", "day")) for head in heads], rows))
