"""By theme and by audience: verified, delivered, in progress, planned; dropped apart, not said in a row of its own."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures.bars import Bar, Part, bars
from dashboard.pages.deliverables.words import label, said, titled
from dashboard.queries import figures
from dashboard.queries.definitions import rate
from dashboard.queries.deliverables import Group, by
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Figures = dict[str, figures.Figure]
FILLS = {"verified": "paid", "delivered": "committed", "in_progress": "awarded", "planned": "envelope"}
SOURCES = ("deliverables_planned", "deliverables_delivered", "deliverables_verified", "deliverables_late")


def show(now: View, found: Figures) -> None:
    """Both, side by side."""
    for column, name in zip(st.columns(2, gap="large"), ("theme", "audience"), strict=True):
        with column:
            _one(now, found, "theme" if name == "theme" else "audience")


def _one(now: View, found: Figures, name: Literal["theme", "audience"]) -> None:
    lang = now.lang
    groups = ask(by, now.scope, name)
    states = [*FILLS, *(["unstated"] if any(one.unstated for one in groups) else [])]
    parts = [Part(_state(state, lang), FILLS.get(state, "unknown"), pale=state == "planned") for state in states]
    rows = [_bar(one, name, states, lang) for one in groups]
    block.show(
        now,
        Block(
            id=f"deliverables_{name}",
            title=text(f"deliverables.by_{name}", lang),
            sentence=_sentence(groups, name, lang),
            table=_table(groups, name, states, lang),
            figure=bars(rows, parts, now.palette, lang),
            sources={text(f"figures.{one}", lang): (found[one], now.scope) for one in SOURCES},
            dated=found["deliverables_planned"].date,
            drawn=Drawn("bar", 0, tuple(range(2, 2 + len(states))), stacked=True),
        ),
    )


def _bar(one: Group, name: str, states: Sequence[str], lang: str) -> Bar:
    counts = [getattr(one, state) for state in states]
    shown = said("done_of", one.done, lang, kept=fmt.count(one.kept, lang))
    return Bar(
        titled(label(name, one.code, lang)), tuple(map(float, counts)), tuple(fmt.count(n, lang) for n in counts), shown
    )


def _state(state: str, lang: str) -> str:
    return text("deliverables.state_unstated", lang) if state == "unstated" else label("state", state, lang)


def _sentence(groups: Sequence[Group], name: str, lang: str) -> str:
    known = [one for one in groups if one.code is not None and one.kept]
    parts = []
    if known:
        first = known[0]
        told = {"name": titled(label(name, first.code, lang)), "kept": fmt.count(first.kept, lang)}
        parts.append(said(f"says_{name}", first.done, lang, **told))
    rates = sorted(known, key=_rate)
    if rates and _rate(rates[0]) != _rate(rates[-1]):
        parts.append(
            text(
                "deliverables.says_range",
                lang,
                **{f"low_{key}": value for key, value in _told(rates[0], name, lang).items()},
                **{f"high_{key}": value for key, value in _told(rates[-1], name, lang).items()},
            )
        )
    for key, number in (
        (f"no_{name}", sum(one.kept for one in groups if one.code is None)),
        ("unstated", sum(one.unstated for one in groups)),
        ("dropped_apart", sum(one.dropped for one in groups)),
    ):
        if number:
            parts.append(said(key, number, lang))
    return " ".join(parts)


def _rate(one: Group) -> Decimal:
    return Decimal(one.done) / one.kept


def _told(one: Group, name: str, lang: str) -> dict[str, str]:
    return {
        "rate": fmt.percent(_rate(one), lang, 0),
        "name": label(name, one.code, lang),
        "n": fmt.count(one.done, lang),
        "N": fmt.count(one.kept, lang),
    }


def _table(groups: Sequence[Group], name: str, states: Sequence[str], lang: str) -> Table:
    heads = [
        Head(text(f"deliverables.{name}", lang)),
        Head(text("deliverables.kept", lang), "count"),
        *[Head(_state(state, lang), "count") for state in states],
        Head(text("figures.delivery_rate", lang), "ratio"),
        Head(text("figures.deliverables_late", lang), "count"),
        Head(label("state", "dropped", lang), "count"),
    ]
    rows = [
        (
            titled(label(name, one.code, lang)),
            one.kept,
            *[getattr(one, state) for state in states],
            rate(one.done, one.kept).value,
            one.late,
            one.dropped,
        )
        for one in groups
    ]
    return Table(heads, rows)
