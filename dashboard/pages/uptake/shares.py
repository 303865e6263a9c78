"""What goes overseas and to small communes, beside what part of the population lives there."""

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components.block import Block
from dashboard.components.html import section, source, write
from dashboard.figures import grouped
from dashboard.pages.uptake import barred
from dashboard.queries import figures, shares
from dashboard.queries.shares import Group, Share
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Kind, Table
from dashboard.view import View
from data.texts import text

BELOW = (2_000, 3_500)
HEADS: dict[str, Kind] = {
    "group": "text",
    "population": "count",
    "population_share": "ratio",
    "awarded": "euros",
    "awarded_share": "ratio",
    "per_head": "per_head",
    "reached": "count",
    "reached_share": "ratio",
    "eligible": "count",
    "take_up": "ratio",
}


def show(now: View) -> None:
    """Overseas and small communes side by side for France; small communes alone for a part of it."""
    level = now.scope.level
    if level in ("commune", "none"):
        return
    if level != "country":
        _small(now)
        return
    left, right = st.columns(2, gap="large")
    with left:
        _overseas(now)
    with right:
        _small(now)


def _overseas(now: View) -> None:
    lang = now.lang
    found = ask(shares.overseas, now.scope)
    title, group = text("reach.overseas_title", lang), text("reach.overseas", lang)
    rest = found.rest
    rows = [(group, found.group, found), (text("reach.mainland", lang), rest, Share(rest, found.whole, None))]
    _show(now, "overseas", title, [found], [_group(found, "reached", lang)], rows, _said("overseas_said", found, lang))


def _small(now: View) -> None:
    lang = now.lang
    found = [ask(shares.small_communes, now.scope, below) for below in BELOW]
    names = [text("reach.below", lang, count=fmt.count(below, lang)) for below in BELOW]
    groups = [_group(one, "communes", lang, name) for one, name in zip(found, names, strict=True)]
    rows = [(name, one.group, one) for one, name in zip(found, names, strict=True)]
    rows.append((text("reach.all_communes", lang), found[0].whole, Share(found[0].whole, found[0].whole, None)))
    said = " ".join(_said("small_said", one, lang, name=name) for one, name in zip(found, names, strict=True))
    _show(now, "small", text("reach.small_title", lang), found[:1], groups, rows, said)


def _show(
    now: View,
    id: str,
    title: str,
    found: Sequence[Share],
    groups: Sequence[grouped.Group],
    rows: Sequence[tuple[str, Group, Share]],
    said: str,
) -> None:
    lang, whole = now.lang, found[0].whole
    if whole.awarded is None and not whole.reached:
        write(section(title, text("reach.nothing_known", lang)))
        return
    told = ask(figures.figures, now.scope)
    one = Block(
        id=f"shares_{id}",
        title=title,
        sub=text(f"reach.{id}_sub", lang),
        sentence=said,
        table=_table(rows, lang),
        sources={text(f"figures.{name}", lang): (told[name], now.scope) for name in ("awarded", "take_up")},
        dated=told["awarded"].date or now.as_of,
        drawn=Drawn("bar", 0, (2, 4, 7)),
    )
    barred.show(now, one, groups)
    if found[0].outside:
        amount = fmt.money(found[0].outside, lang)
        write(source(text(f"reach.share_outside_{id}", lang, amount=amount)))


def _group(found: Share, reached: str, lang: str, title: str = "") -> grouped.Group:
    """The share of the population, then those of the euros and of the authorities that it is compared with."""
    said = {
        "population": [text("reach.people", lang, count=fmt.count(one.population, lang)) for one in _both(found)],
        "awarded": [fmt.money_short(one.awarded, lang) for one in _both(found)],
        "reached": [fmt.count(one.reached, lang) for one in _both(found)],
    }
    rows = []
    for name, (part, whole) in said.items():
        label = text(f"reach.share_{reached if name == 'reached' else name}", lang)
        of = text("reach.of", lang, part=part, whole=whole)
        rows.append(grouped.Bar(label, found.of(name), fmt.percent(found.of(name), lang), of))
    return grouped.Group(rows, title[:1].upper() + title[1:], compared=True)


def _both(found: Share) -> tuple[Group, Group]:
    return found.group, found.whole


def _said(key: str, found: Share, lang: str, **others: str) -> str:
    parts = {name: fmt.percent(found.of(name), lang) for name in ("population", "awarded", "reached")}
    return text(f"reach.{key}", lang, **parts, **others)


def _table(rows: Sequence[tuple[str, Group, Share]], lang: str) -> Table:
    lines = [
        (
            name,
            one.population,
            share.of("population"),
            one.awarded,
            share.of("awarded"),
            one.per_head,
            one.reached,
            share.of("reached"),
            one.eligible,
            Decimal(one.reached) / one.eligible if one.eligible else None,
        )
        for name, one, share in rows
    ]
    return Table([Head(text(f"reach.head_{name}", lang), kind) for name, kind in HEADS.items()], lines)
