"""What a page shows: language, colours and scope, read from the address and checked against the data."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from dashboard import address, moments, periods, theme
from dashboard import format as fmt
from dashboard.cached import ask, edition
from dashboard.meeting_words import seen_by
from dashboard.queries import freshness, funds, territories
from dashboard.queries.funds import Axis, Fund
from dashboard.queries.scope import HOLDERS, Scope
from data.texts import LANGUAGES, text
from etl.review.meeting import Meeting
from etl.schemas import schema
from etl.store.current import AsOf

FRANCE = "FR"
ALL = "all"
LATEST = "latest"
THEMES = schema("projects")["theme"].choices


@dataclass(frozen=True)
class View:
    """One view. ``as_of`` is the date shown, also when the scope asks for the latest data.

    ``meeting`` is the one whose moment is shown, where the address asks for a meeting's.
    """

    lang: str
    palette: theme.Palette
    scope: Scope
    fund: Fund
    axes: tuple[Axis, ...]
    as_of: date | None
    period: str = ALL
    meeting: Meeting | None = None

    def fund_name(self) -> str:
        """The fund's name in the language of the view."""
        return self.fund.name_en if self.lang == "en" and self.fund.name_en else self.fund.name

    def axis_name(self, code: str) -> str:
        """An axis by its number and name: ``3 · Guichets territoriaux``."""
        axis = next((axis for axis in self.axes if axis.code == code), None)
        if axis is None:
            return code
        name = axis.name_en if self.lang == "en" and axis.name_en else axis.name
        return f"{axis.code} · {name}"

    def fictitious(self) -> bool:
        """Whether any of the data shown is invented."""
        return ask(freshness.fictitious, self.scope)

    def place_name(self) -> str:
        """The name of the territory."""
        if self.scope.territory == FRANCE:
            return text("ui.france", self.lang)
        place = ask(territories.territory, self.scope.territory)
        return place.name if place else self.scope.territory

    def said(self) -> list[tuple[str, str]]:
        """The choices in words, by name: what a cover or a printed page says of the view."""
        lang, scope = self.lang, self.scope
        facts = [
            (text("ui.filter_fund", lang), f"{self.fund.code} · {self.fund_name()}"),
            (text("ui.filter_territory", lang), self.place_name()),
            (text("ui.filter_axis", lang), self.axis_name(scope.axis) if scope.axis else text("ui.filter_all", lang)),
        ]
        if scope.desk:
            facts.append((text("ui.filter_desk", lang), scope.desk))
        if scope.theme:
            facts.append((text("ui.filter_theme", lang), theme_name(scope.theme, lang)))
        if scope.holder:
            facts.append((text("ui.filter_holder", lang), text(f"ui.holder_{scope.holder}", lang)))
        if self.period != ALL:
            facts.append((text("ui.filter_period", lang), periods.name(self.period, lang)))
        known = ask(freshness.edition_of, scope)
        facts.append((text("revue.meeting" if self.meeting else "ui.filter_as_of", lang), self.moment_name()))
        facts.append((text("ui.edition", lang), text("ui.unknown", lang) if known is None else str(known)))
        return facts

    def moment_name(self) -> str:
        """The moment in words: a date, or a meeting and the day of its data."""
        if self.meeting is None:
            return fmt.day(self.as_of, self.lang, long=True)
        return seen_by(self.meeting, self.as_of, self.lang)

    def within(self, **changes: object) -> Scope:
        """The scope with some of its terms changed."""
        return replace(self.scope, **changes)  # type: ignore[arg-type]


def language() -> str:
    """The language that the address asks for, French by default."""
    return address.value("lang", LANGUAGES[0], lambda asked: asked in LANGUAGES)


def palette() -> theme.Palette:
    """The colours of the reader's mode."""
    return theme.palette(st.context.theme.type)


def presented() -> bool:
    """Whether the page is on a wall: big letters, nothing around."""
    return address.value("mode", "", lambda asked: asked == "presentation") == "presentation"


def has_data() -> bool:
    """Whether anything was ever published."""
    return edition() > 0


def current() -> View:
    """The view that the address describes. What the data don't know falls back to its default."""
    known = ask(funds.funds)
    default = known[0]
    code = address.value("fund", default.code, lambda asked: asked in {fund.code for fund in known})
    fund = next(fund for fund in known if fund.code == code)
    axes = tuple(ask(funds.axes, fund.code))
    dates = ask(freshness.data_dates, fund.code)
    asked_axis = address.value("axis", ALL, lambda asked: asked in {axis.code for axis in axes})
    place = address.value("territory", FRANCE, _is_territory)
    moment = _moment(fund.code)
    as_of: AsOf = None if moment is None else moment.as_of
    desks = {desk.code for desk in ask(funds.desks, fund.code)}
    period = address.value("period", ALL, periods.known)
    since, until = periods.bounds(period)
    scope = Scope(
        fund=fund.code,
        axis=None if asked_axis == ALL else asked_axis,
        desk=_chosen("desk", desks),
        territory=place,
        as_of=as_of,
        theme=_chosen("theme", THEMES),
        holder=_chosen("holder", HOLDERS),
        since=since,
        until=until,
    )
    return View(
        lang=language(),
        palette=palette(),
        scope=scope,
        fund=fund,
        axes=axes,
        as_of=(max(dates) if dates else None) if moment is None else moment.on,
        period=period,
        meeting=None if moment is None else moment.meeting,
    )


def unknown_place() -> str | None:
    """The territory that the address names, where no territory has that code."""
    asked = st.query_params.get("territory", FRANCE)
    return None if asked == FRANCE or _is_territory(asked) else asked


def unknown_moment(now: View) -> str | None:
    """The moment that the address names, where there is none of that name."""
    asked = st.query_params.get("as_of", LATEST)
    return None if asked == LATEST or moments.find(now.fund.code, asked) else asked


def unknown_filters(now: View) -> dict[str, str]:
    """What the address asks for that nothing bears, by the name of its filter: the page is shown without it."""
    scope = now.scope
    kept = {"fund": scope.fund, "axis": scope.axis, "desk": scope.desk, "theme": scope.theme, "holder": scope.holder}
    kept["period"] = now.period
    asked = {name: st.query_params.get(name, ALL) for name in kept}
    return {name: one for name, one in asked.items() if one not in (ALL, kept[name])}


def theme_name(theme: str, lang: str) -> str:
    """A theme as a reader calls it."""
    return schema("projects")["theme"].label(theme, lang)


def _moment(fund: str) -> moments.Moment | None:
    """The moment that the address names, None for the latest data."""
    asked = address.value("as_of", LATEST, lambda _: True)
    return None if asked == LATEST else moments.find(fund, asked)


def _chosen(name: str, known: Collection[str]) -> str | None:
    chosen = address.value(name, ALL, lambda asked: asked in known)
    return None if chosen == ALL else chosen


def _is_territory(code: str) -> bool:
    try:
        return ask(territories.territory, code) is not None
    except LookupError:
        return False
