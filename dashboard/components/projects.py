"""The list of the projects of a scope, or of one holder in it: holder, state, euros by stage, a link to each."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import links
from dashboard.components.html import Column, h
from dashboard.components.listing import Listing
from dashboard.components.listing import show as show_listing
from dashboard.components.words import counted
from dashboard.queries import listing
from dashboard.queries.listing import STAGES, ProjectRow
from dashboard.tables import Head
from dashboard.view import View
from data.texts import text
from etl.schemas import schema


def show(now: View, party: str | None = None) -> None:
    """The list, the largest awards first."""
    lang = now.lang
    count = ask(listing.count, now.scope, "projects", party)
    stages = [text(f"figures.{stage}", lang) for stage in STAGES]
    own = [] if party else [text("sheets.holder", lang)]
    sentence = counted("sheets.projects_listed", count, lang)
    show_listing(
        now,
        Listing(
            id="projects",
            title=text("sheets.projects_title", lang),
            sentence=sentence if count else text("sheets.projects_none", lang),
            count=count,
            rows=lambda limit, offset: ask(listing.projects, now.scope, party, limit, offset),
            columns=[
                Column(text("sheets.project", lang), raw=True),
                *[Column(one, raw=True) for one in own],
                Column(text("sheets.state", lang)),
                *[
                    Column(one, right=True, aside=stage == "requested")
                    for stage, one in zip(STAGES, stages, strict=True)
                ],
            ],
            drawn=lambda row: _drawn(row, lang, bool(own)),
            heads=[
                Head(text("sheets.number", lang)),
                Head(text("sheets.project", lang)),
                Head(text("sheets.holder", lang)),
                Head(text("sheets.state", lang)),
                *[Head(one, "euros") for one in stages],
            ],
            typed=lambda row: _typed(row, lang),
        ),
    )


def state_name(state: str | None, lang: str) -> str:
    """The state of a project in words."""
    return schema("projects")["state"].label(state, lang) if state else text("ui.unknown", lang)


def _drawn(row: ProjectRow, lang: str, holder: bool) -> list[object]:
    name = links.to_project(row.key, row.title or row.number or row.key)
    number = f'<span class="tnt-soft"> {h(row.number)}</span>' if row.number and row.title else ""
    who = [links.to_holder(row.party, row.holder or text("ui.unknown", lang))] if holder else []
    euros = [fmt.money_short(getattr(row, stage), lang) if getattr(row, stage) is not None else "—" for stage in STAGES]
    return [name + number, *who, state_name(row.state, lang), *euros]


def _typed(row: ProjectRow, lang: str) -> list[object]:
    return [row.number, row.title, row.holder, state_name(row.state, lang), *[getattr(row, stage) for stage in STAGES]]
