"""The choices at the top of every page: fund, axis, territory, date; and the badge of fictitious data."""

from datetime import date

import streamlit as st

from dashboard import address, moments, periods, view
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import maps
from dashboard.components.html import h, write
from dashboard.meeting_words import meeting_name
from dashboard.queries import freshness, funds, territories
from dashboard.queries.scope import HOLDERS
from data.texts import text

DAY = "any_day"


def show(now: view.View, *, dated: bool = True) -> None:
    """The four choices and the badge, wrapping on narrow screens; without the date, where something else decides it."""
    lang = now.lang
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        _fund(now)
        address.select("axis", text("ui.filter_axis", lang), _axes(now), view.ALL, width=190)
        address.select("territory", text("ui.filter_territory", lang), _places(now), view.FRANCE, width=210)
        if dated:
            address.select("as_of", text("ui.filter_as_of", lang), _dates(now), view.LATEST, width=190)
        _others(now, dated)
        if ask(freshness.fictitious, now.scope):
            badge(lang)


def _others(now: view.View, dated: bool) -> None:
    """The filters that fewer readers need, behind a button that says how many are on."""
    lang, scope = now.lang, now.scope
    chosen = sum(one is not None for one in (scope.desk, scope.theme, scope.holder, scope.since))
    label = text("ui.more_filters", lang)
    with st.popover(f"{label} ({chosen})" if chosen else label, key="more_filters"):
        every = {view.ALL: text("ui.filter_any", lang)}
        desks = {desk.code: f"{desk.code} · {desk.name}" for desk in ask(funds.desks, now.fund.code)}
        themes = {code: view.theme_name(code, lang) for code in view.THEMES}
        kinds = {code: text(f"ui.holder_{code}", lang) for code in HOLDERS}
        dates = ask(freshness.data_dates, now.fund.code)
        spans = {code: periods.name(code, lang) for code in periods.between(_span(now, dates))}
        if now.period != view.ALL:
            spans.setdefault(now.period, periods.name(now.period, lang))
        address.select("desk", text("ui.filter_desk", lang), every | desks, view.ALL, width=320)
        address.select("theme", text("ui.filter_theme", lang), every | themes, view.ALL, width=320)
        address.select("holder", text("ui.filter_holder", lang), every | kinds, view.ALL, width=320)
        any_period = {view.ALL: text("ui.filter_any_period", lang)}
        address.select("period", text("ui.filter_period", lang), any_period | spans, view.ALL, width=320)
        write(f'<p class="tnt-sub">{h(text("ui.period_note", lang))}</p>', width=320)
        if dated:
            _any_day(now)
        names = ("desk", "theme", "holder", "period")
        st.button(
            text("ui.clear_filters", lang),
            key="clear_filters",
            type="tertiary",
            disabled=not chosen,
            on_click=address.change,
            kwargs=dict.fromkeys(names),
        )


def _span(now: view.View, dates: list[date]) -> list[date]:
    """The days between which a period may be asked for: the fund's life and its data's."""
    return [day for day in (now.fund.opened_on, now.fund.closed_on, *dates) if day is not None]


def badge(lang: str) -> None:
    """The warning that the figures are invented."""
    write(
        f'<span class="tnt-badge" title="{h(text("ui.fictitious_help", lang))}">'
        f"{h(text('ui.fictitious', lang))}</span>",
        width="content",
    )


def _fund(now: view.View) -> None:
    known = ask(funds.funds)
    options = {fund.code: fund.code for fund in known}
    address.select("fund", text("ui.filter_fund", now.lang), options, known[0].code, width=110)


def _axes(now: view.View) -> dict[str, str]:
    every = {view.ALL: text("ui.filter_all", now.lang)}
    return every | {axis.code: now.axis_name(axis.code) for axis in now.axes}


def _places(now: view.View) -> dict[str, str]:
    options = {view.FRANCE: text("ui.france", now.lang)}
    for level in ("region", "department"):
        for place in ask(territories.children, view.FRANCE, level):
            mark = "" if level == "region" else f" ({place.code})"
            options[place.code] = f"{place.name}{mark}"
    here = now.scope.territory
    if here not in options:
        options[here] = maps.here(here).name
    return options


def _dates(now: view.View) -> dict[str, str]:
    known: list[date] = sorted(ask(freshness.data_dates, now.fund.code), reverse=True)
    latest = text("ui.filter_latest", now.lang)
    if known:
        latest = text("ui.filter_latest_on", now.lang, date=fmt.day(known[0], now.lang))
    met = {f"{moments.MEETING}{one.id}": meeting_name(one, now.lang) for one in moments.opened(now.fund.code)}
    days = {*known, now.scope.on} if now.scope.on else known
    dates = {day.isoformat(): fmt.day(day, now.lang) for day in sorted(days, reverse=True)}
    return {view.LATEST: latest} | dates | met


def _any_day(now: view.View) -> None:
    """A day of one's own: the data as they stood then, whatever they are dated."""
    first, last = moments.bounds(now.fund.code)
    st.session_state[DAY] = now.scope.on
    st.date_input(
        text("ui.filter_any_day", now.lang),
        min_value=first,
        max_value=last,
        format="DD/MM/YYYY",
        key=DAY,
        on_change=_to_day,
        width=320,
    )


def _to_day() -> None:
    day: date | None = st.session_state[DAY]
    address.change(as_of=None if day is None else day.isoformat())
