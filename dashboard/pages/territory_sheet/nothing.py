"""A territory that no row names: one sentence, and where to look instead."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import links
from dashboard.components.html import h, write
from dashboard.components.maps import here
from dashboard.components.places import parents
from dashboard.queries import figures
from dashboard.view import View
from data.texts import text

COUNTED = ("projects_filed", "projects_awarded", "flat_aids", "deliverables_planned")


def show(now: View) -> bool:
    """Says it and answers True where nothing is known of the territory under the filters of the view."""
    found = ask(figures.figures, now.scope)
    money = any(found[stage].n for stage in ("requested", "awarded", "committed", "paid"))
    known = any(found[name].value or found[name].N for name in COUNTED)
    if money or known:
        return False
    lang = now.lang
    place = here(now.scope.territory)
    write(f'<p class="tnt-says">{h(text("sheets.nothing", lang, date=fmt.day(now.as_of, lang, long=True)))}</p>')
    above = [one for one in parents(place) if one.level != "country"][::-1]
    if above:
        items = "".join(f"<li>{_beside(now, one.code, one.name)}</li>" for one in above)
        write(f'<p>{h(text("sheets.see_instead", lang))}</p><ul class="tnt-found">{items}</ul>')
    return True


def _beside(now: View, code: str, name: str) -> str:
    """A territory above, its awards and its projects."""
    lang = now.lang
    found = ask(figures.figures, now.within(territory=code))
    said = text(
        "sheets.in_short",
        lang,
        projects=fmt.count(found["projects_awarded"].value, lang),
        awarded=fmt.money_short(found["awarded"].value, lang),
        per_head=fmt.money_per_head(found["euros_per_inhabitant"].value, lang),
    )
    return f"<b>{links.to_territory(code, name)}</b> <span>{h(said)}</span>"
