"""What a page shows: language, colours and scope, read from the address and checked against the data."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from dashboard import address, theme
from dashboard.cached import ask, edition
from dashboard.queries import freshness, funds, territories
from dashboard.queries.funds import Axis, Fund
from dashboard.queries.scope import Scope
from data.texts import LANGUAGES

FRANCE = "FR"
ALL = "all"
LATEST = "latest"


@dataclass(frozen=True)
class View:
    """One view. ``as_of`` is the date shown, also when the scope asks for the latest data."""

    lang: str
    palette: theme.Palette
    scope: Scope
    fund: Fund
    axes: tuple[Axis, ...]
    as_of: date | None

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

    def within(self, **changes: object) -> Scope:
        """The scope with some of its terms changed."""
        return replace(self.scope, **changes)  # type: ignore[arg-type]


def language() -> str:
    """The language that the address asks for, French by default."""
    return address.value("lang", LANGUAGES[0], lambda asked: asked in LANGUAGES)


def palette() -> theme.Palette:
    """The colours of the reader's mode."""
    return theme.palette(st.context.theme.type)


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
    chosen = address.value("as_of", LATEST, lambda asked: asked in {day.isoformat() for day in dates})
    as_of = None if chosen == LATEST else date.fromisoformat(chosen)
    scope = Scope(fund=fund.code, axis=None if asked_axis == ALL else asked_axis, territory=place, as_of=as_of)
    return View(
        lang=language(),
        palette=palette(),
        scope=scope,
        fund=fund,
        axes=axes,
        as_of=as_of or (max(dates) if dates else None),
    )


def _is_territory(code: str) -> bool:
    try:
        return ask(territories.territory, code) is not None
    except LookupError:
        return False
