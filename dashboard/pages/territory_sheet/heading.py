"""The territory's name, what it is, the way up, its inhabitants."""

from dashboard.components import links
from dashboard.components.html import h, write
from dashboard.components.maps import here
from dashboard.components.places import level_name, parents
from dashboard.components.words import counted
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """The title and one line below it."""
    lang = now.lang
    place = here(now.scope.territory)
    name = text("ui.france", lang) if place.code == "FR" else place.name
    facts = [] if place.code == "FR" else [level_name(place.level, lang)]
    facts += [text("sheets.code", lang, code=place.code.lstrip("CR"))] if facts else []
    facts += [text("sheets.siren", lang, number=place.siren)] if place.siren and place.level == "commune" else []
    facts.append(counted("ui.inhabitants", place.population, lang))
    up = [
        links.to_territory(one.code, text("ui.france", lang) if one.code == "FR" else one.name)
        for one in parents(place)
    ]
    way = f'<p class="tnt-way">{" › ".join(up)}</p>' if up else ""
    write(f'{way}<h1>{h(name)}</h1><p class="tnt-context">{h(" · ".join(facts))}</p>')
