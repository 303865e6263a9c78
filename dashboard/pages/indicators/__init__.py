"""Indicateurs: a card an indicator; the chosen one over time, over the territories, and back to its cells."""

from datetime import date

from dashboard import address, view
from dashboard.cached import ask
from dashboard.components import errors
from dashboard.components.html import alert, source, title, write
from dashboard.pages.indicators import every, moved, one, places
from dashboard.queries import figures, indicators
from dashboard.queries.indicator import Series
from dashboard.view import FRANCE, View
from data.texts import text


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    lang = now.lang
    write(title(text("ui.page_indicators", lang), text("indicators.sub", lang)))
    found = ask(indicators.series, now.scope)
    if not found:
        write(alert("warning", text("indicators.no_data", lang)))
        return
    _notes(now, found)
    dated = ask(figures.dates, now.scope).get("indicators")
    every.show(now, found, dated, _today(now))
    moved.show(now, found, dated)
    by_code = {each.indicator: each for each in found}
    names = {code: f"{code} · {each.name}" for code, each in by_code.items()}
    chosen = by_code[address.select("indicator", text("indicators.choose", lang), names, found[0].indicator, width=460)]
    one.show(now, chosen, dated)
    places.show(now, chosen, dated)


def _notes(now: View, found: list[Series]) -> None:
    """What the filters do not do here, and which indicators are not the territory's."""
    lang, scope = now.lang, now.scope
    if scope.narrowed or scope.axis:
        write(source(text("indicators.filters_note", lang)))
    if scope.territory != FRANCE and (national := sum(each.zone == FRANCE for each in found)):
        place = now.place_name()
        one_ = national < 2 if lang == "fr" else national == 1
        key = "indicators.national_one" if one_ else "indicators.national"
        write(alert("warning", text(key, lang, place=place, count=national)))


def _today(now: View) -> date:
    """The day at which a value is late: the one asked for, else today; the last of the data where they are invented."""
    return now.scope.on or (now.as_of if now.as_of and (now.meeting or now.fictitious()) else date.today())
