"""The board of alerts: counts by rule, then each alert with why, since when, what closes it, and who knows."""

import streamlit as st

from dashboard import address
from dashboard import format as fmt
from dashboard.alert_words import rule_name, severity_name
from dashboard.cached import engine, reading
from dashboard.components import block, download, links, pager, parts
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.listing import Later
from dashboard.pages.alerts import acknowledging, past
from dashboard.queries.alerts import sighted
from dashboard.reports.pack.sections import alerts
from dashboard.reports.pack.sections.alerts import Board, Open
from dashboard.reports.pack.sections.words import place_name
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from dashboard.view import View
from data.texts import text
from etl.review.alert_rule import rule
from etl.store import sightings

ROWS = 8
EVERY, FRESH, UNKNOWN_TO_ALL, KNOWN = "all", "fresh", "waiting", "known"
SHOWN = (UNKNOWN_TO_ALL, FRESH, KNOWN, EVERY)
IN_PERCENT = ("overused", "underused")
"""The rules whose value is a share."""


def show(now: View, one: Setting, key: str) -> None:
    """The sentence, the counts by rule, the alerts chosen."""
    lang = now.lang
    _look(now)
    found = alerts.board(one)
    by_rule = alerts.by_rule(found, lang)
    said = [alerts.said(one, found), alerts.unknown_said(found, lang)]
    write("".join(f'<p class="tnt-says">{h(line)}</p>' for line in said if line))
    parts.numbers(alerts.numbers(found, lang))
    shown = Block(
        id=f"{key}_by_rule",
        title=by_rule.title,
        sentence=" ".join(filter(None, said)),
        table=by_rule.table,
        dated=now.as_of,
    )
    write(section(by_rule.title))
    columns = [
        Column(head.label, right=head.kind == "count", aside=rank > 3) for rank, head in enumerate(by_rule.table.heads)
    ]
    rows = [
        [value if rank < 2 else fmt.count(value, lang) for rank, value in enumerate(row)] for row in by_rule.table.rows
    ]
    write(table(columns, rows))
    block.below(now, shown)
    _list(now, found, key)


def _look(now: View) -> None:
    """Notes in which edition each alert appeared, for the editions at which nobody had looked yet."""
    with reading() as connection:
        left = sightings.unseen(connection, now.fund.code)
    if left:
        with st.spinner(text("revue.looking", now.lang, count=fmt.count(len(left), now.lang))):
            sighted.look(engine(), now.fund.code)


def _list(now: View, found: Board, key: str) -> None:
    lang = now.lang
    write(section(text("revue.alerts_listed", lang)))
    rules = {EVERY: text("revue.every_rule", lang)}
    for each in found.found:
        if each.alerts:
            rules[each.rule] = f"{rule_name(each, lang)} ({fmt.count(len(each.alerts), lang)})"
    kinds = {name: text(f"revue.show_{name}", lang) for name in SHOWN}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key=f"{key}_filters"):
        only = address.select("rule", text("revue.rule", lang), rules, EVERY, width=420)
        which = address.segments("show", text("revue.show", lang), kinds, UNKNOWN_TO_ALL, hidden=True)
    chosen = [one for one in found.open if only in (EVERY, one.alert.rule) and _kept(one, which)]
    title = text("revue.alerts_listed", lang)
    every = Table(alerts.listing([], lang).heads, Later(lambda: alerts.listing(chosen, lang).rows))
    block.keep(Block(f"{key}_list", title, text("revue.units_says", lang, count=fmt.count(len(chosen), lang)), every))
    if not chosen:
        write(f'<p class="tnt-says">{h(text("revue.alerts_none_here", lang))}</p>')
        return
    turned = f"page_{key}"
    shown = pager.page(chosen, turned, ROWS)
    known = past.known(now, shown)
    for rank, one in enumerate(shown):
        _row(now, one, past.said(known, one, lang), f"{key}_{rank}")
    pager.show(len(chosen), turned, lang, ROWS)
    with st.container(key=f"below_{key}_list"):
        download.button(f"{text('revue.alerts_file', lang)}_{now.as_of}", lambda: every.plain(lang), lang, f"{key}_csv")


def _kept(one: Open, which: str) -> bool:
    return {
        EVERY: True,
        FRESH: one.fresh,
        KNOWN: one.known is not None,
        UNKNOWN_TO_ALL: one.known is None,
    }[which]


def _row(now: View, one: Open, before: str, key: str) -> None:
    """One alert: its severity, what it is about, why, since when, what closes it; the button that acknowledges it."""
    lang, alert = now.lang, one.alert
    with st.container(key=f"alert_{key}"):
        left, right = st.columns([80, 20], vertical_alignment="center")
        with left:
            write(_said(one, lang), before)
        with right:
            if one.known is None:
                label = text("revue.acknowledge", lang)
                if st.button(label, key=f"ack_{key}", type="tertiary", help=alert.title or alert.target):
                    acknowledging.dialog(now, one)
            elif st.button(text("revue.lift", lang), key=f"lift_{key}", type="tertiary"):
                acknowledging.lifted(now, one.known)


def _said(one: Open, lang: str) -> str:
    alert = one.alert
    words = alert.title or alert.target
    if rule(alert.rule).about == "territory" or rule(alert.rule).about == "envelope":
        words = place_name(alert.target) or words
        name = links.to_territory(alert.target, words) if alert.place else h(words)
    else:
        name = links.to_project(alert.project, words)
    place = f" · {h(place_name(alert.place))}" if alert.place and alert.project else ""
    facts = []
    if alert.since is not None and alert.days is not None:
        since = {"date": fmt.day(alert.since, lang), "days": fmt.count(alert.days, lang)}
        facts.append(text("sheets.since_day", lang, **since))
    if alert.amount is not None:
        facts.append(text(f"alerts.amount_{alert.rule}", lang, amount=fmt.money(abs(alert.amount), lang)))
    if alert.value is not None and alert.rule in IN_PERCENT:
        facts.append(fmt.percent(alert.value, lang))
    if one.edition is not None:
        facts.append(text("revue.appeared", lang, edition=fmt.count(one.edition, lang)))
    if one.fresh:
        facts.append(text("revue.is_new", lang))
    known = ""
    if one.known is not None:
        until = fmt.day(one.known.until, lang)
        said = text("alerts.known", lang, date=until, by=one.known.by, reason=one.known.reason)
        known = f'<p class="tnt-source">✓ {h(said)}</p>'
    severity = f'<span class="tnt-severity tnt-{h(one.severity)}">{h(severity_name(one.severity, lang))}</span>'
    return (
        f'<div class="tnt-open">{severity}'
        f"<div><p><b>{name}</b>{place}</p><p>{h(rule_name(one.found, lang))} · {h(' · '.join(facts))}</p>"
        f'<p class="tnt-source">{h(text(f"alerts.close_{alert.rule}", lang))}</p>{known}</div></div>'
    )
