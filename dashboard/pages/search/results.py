"""What was found, by kind, the best first, each a link to its page."""

from collections.abc import Sequence

import streamlit as st

from dashboard import format as fmt
from dashboard.components import links, pager
from dashboard.components.html import h, write
from dashboard.components.places import level_name
from dashboard.components.words import counted
from dashboard.pages.search.index import index
from dashboard.queries.labels import KINDS, Label
from dashboard.view import View
from data.texts import text
from etl.schemas import schema

SHOWN = 8
LONGEST = 120


def show(now: View, words: str) -> None:
    """The finds, some of each kind; all of one kind where the address names it."""
    lang, words = now.lang, words[:LONGEST]
    if not words:
        return
    found = index(now.scope).find(words)
    kind = st.query_params.get("kind")
    write(f'<p class="tnt-says">{h(_sentence(found.count, found.near, words, lang))}</p>')
    if kind in found.kinds and kind is not None:
        _kind(now, kind, found.kinds[kind], words, every=True)
        return
    for one in KINDS:
        if one in found.kinds:
            _kind(now, one, found.kinds[one], words, every=False)


def _sentence(count: int, near: bool, words: str, lang: str) -> str:
    if not count:
        return text("sheets.search_none", lang, words=words)
    said = counted("sheets.search_found", count, lang, words=words)
    return f"{said} {text('sheets.search_near', lang)}" if near else said


def _kind(now: View, kind: str, labels: Sequence[Label], words: str, every: bool) -> None:
    lang, key = now.lang, f"page_search_{kind}"
    shown = pager.page(labels, key) if every else labels[:SHOWN]
    rows = "".join(f"<li>{_row(kind, label, lang)}</li>" for label in shown)
    more = ""
    if not every and len(labels) > SHOWN:
        said = text("sheets.search_all", lang, count=fmt.count(len(labels), lang))
        more = f'<p class="tnt-source">{links.anchor(said, "recherche", q=words, kind=kind)}</p>'
    name = text(f"sheets.kind_{kind}", lang)
    write(
        f'<div class="tnt-section"><h2>{h(name)} · {h(fmt.count(len(labels), lang))}</h2></div>',
        f'<ul class="tnt-found">{rows}</ul>{more}',
    )
    if every:
        pager.show(len(labels), key, lang)
        write(f"<p>{links.anchor(text('sheets.search_back', lang), 'recherche', q=words)}</p>")


def _row(kind: str, label: Label, lang: str) -> str:
    """The name as a link, and what tells it from the others."""
    if kind == "territories":
        name = links.to_territory(label.key or "FR", label.name)
        beside = [level_name(label.kind or "", lang), label.where, label.codes[1] if len(label.codes) > 1 else None]
        beside += [counted("ui.inhabitants", label.weight, lang)] if label.weight else []
    elif kind == "holders":
        name = links.to_holder(label.key, label.name)
        beside = [label.codes[0] if label.codes else None, counted("ui.projects_counted", label.weight, lang)]
    else:
        name = links.to_project(label.key, label.name)
        dataset = schema("projects" if kind == "projects" else "deliverables")
        state = dataset["state"].label(label.kind, lang) if label.kind else None
        beside = [label.codes[0] if label.codes else None, label.where, state]
    said = " · ".join(one for one in beside if one and one != label.name)
    return f"<b>{name}</b> <span>{h(said)}</span>"
