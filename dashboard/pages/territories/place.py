"""The territory that is chosen, in numbers: each with its stage, its n/N and its date."""

from dashboard import figure_words
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import links, maps, source
from dashboard.components.html import Column, h, table, write
from dashboard.components.measures import Measure
from dashboard.components.words import counted
from dashboard.queries import figures
from dashboard.view import FRANCE, View
from data.texts import text

LISTED = (
    "requested",
    "awarded",
    "committed",
    "paid",
    "projects_filed",
    "projects_awarded",
    "holders",
    "beneficiaries",
    "deliverables_delivered",
)


def show(now: View, measure_id: str) -> None:
    """The measure in large, then the other figures of the territory."""
    lang = now.lang
    measure = Measure(measure_id, lang)
    found = ask(figures.figures, now.scope)
    figure = found[measure_id]
    here = maps.here(now.scope.territory)
    name = text("ui.france", lang) if here.code == FRANCE else here.name
    detail = measure.detail(figure)
    people = "" if here.population is None else counted("ui.inhabitants", here.population, lang)
    write(
        f"<div class=tnt-section><h2>{h(name)}</h2></div><p class=tnt-soft>{h(people)}</p>"
        f"<p class=tnt-big>{h(measure.shown(figure.value))} <small>{h(detail)}</small></p>"
        f"<p class=tnt-sub>{h(measure.name)} · {h(fmt.day(figure.date or now.as_of, lang))}</p>"
        f"<p>{links.to_territory(here.code, text('sheets.open_territory', lang))}</p>"
    )
    source.links(now, figure, key="place")
    listed = {text(f"figures.{name}", lang): (found[name], now.scope) for name in LISTED}
    columns = [Column(text("ui.figure", lang)), Column(text("ui.value", lang), right=True)]
    rows = [(label, figure_words.value(shown, lang)) for label, (shown, _scope) in listed.items()]
    write(table(columns, rows))
    source.choose(now, listed, key="place_all")
