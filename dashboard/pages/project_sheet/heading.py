"""What the project is: title, number, holder, place, desk, theme, state."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import links
from dashboard.components.html import h, write
from dashboard.components.places import level_name
from dashboard.components.projects import state_name
from dashboard.queries import funds
from dashboard.queries.project import Project
from dashboard.view import View, theme_name
from data.reference import territories
from data.texts import text


def show(now: View, found: Project) -> None:
    """The title, then a fact a line."""
    lang = now.lang
    unknown = h(text("ui.unknown", lang))
    desks = {desk.code: desk.name for desk in ask(funds.desks, now.fund.code)}
    desk = (
        f"{found.desk} · {desks[found.desk]}" if found.desk in desks and desks[found.desk] != found.desk else found.desk
    )
    facts = {
        text("sheets.state", lang): h(state_name(found.state, lang)),
        text("sheets.holder", lang): links.to_holder(found.party, found.holder) if found.holder else unknown,
        text("sheets.holder_kind", lang): _kind(found, lang),
        text("sheets.place", lang): _place(found.place, lang),
        text("sheets.axis", lang): h(now.axis_name(found.axis)) if found.axis else unknown,
        text("sheets.desk", lang): h(desk) if desk else unknown,
        text("sheets.theme", lang): h(theme_name(found.theme, lang)) if found.theme else unknown,
    }
    if found.planned_end_on:
        facts[text("sheets.planned_end", lang)] = h(fmt.day(found.planned_end_on, lang))
    number = text("sheets.project_number", lang, number=found.number) if found.number else ""
    drawn = "".join(
        f"<div><dt>{h(name[:1].upper() + name[1:])}</dt><dd>{value}</dd></div>" for name, value in facts.items()
    )
    write(
        f'<p class="tnt-way">{h(text("ui.page_project_sheet", lang))}</p>'
        f'<h1>{h(found.title or found.number or found.key)}</h1><p class="tnt-context">{h(number)}</p>'
        f'<dl class="tnt-facts">{drawn}</dl>'
    )


def _kind(found: Project, lang: str) -> str:
    if found.holder_kind is None:
        return h(text("ui.unknown", lang))
    return h(text(f"sheets.level_{found.holder_kind}", lang))


def _place(code: str | None, lang: str) -> str:
    place = territories().get(code or "")
    if place is None:
        return h(text("ui.unknown", lang))
    name = links.to_territory(place.code, place.name)
    return f"{name} <span class=tnt-soft>{h(level_name(place.level, lang))}</span>"
