"""The projects that moved, and those that stalled."""

from collections.abc import Sequence

from dashboard import format as fmt
from dashboard.components.words import counted
from dashboard.queries import figures
from dashboard.queries.since import projects, stalled
from dashboard.queries.since.stalled import Stalled
from dashboard.reports.pack.content import Number, Numbers, Page, Rows
from dashboard.reports.pack.sections.flows import LARGEST
from dashboard.reports.pack.sections.words import Figures, head, listed, place_name, project_state, sources
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from data.texts import text
from etl.store import alert_thresholds


def page(one: Setting) -> Page:
    """The projects that moved, those that stalled."""
    lang = one.lang
    counts = one.ask(projects.counts, one.span)
    idle = stalled_of(one)
    numbers = tuple(
        Number(text(f"revue.project_{kind}", lang), fmt.count(counts.get(kind, 0), lang)) for kind in projects.MOVEMENTS
    )
    still = text("revue.stalled_all", lang, count=fmt.count(len(idle.since) + idle.before, lang))
    numbers += (Number(text("revue.project_stalled", lang), fmt.count(len(idle.since), lang), still),)
    new: Figures = one.ask(figures.figures, one.scope)
    return Page(
        "changes_projects",
        text("revue.changes", lang),
        text("revue.projects_title", lang, moment=one.since),
        (says(one),),
        (Numbers(numbers), moved_table(one), stalled_table(one, idle)),
        sources(one, new, ("projects_awarded",)),
        one.link("revue", step="changes"),
    )


def moved_table(one: Setting, kinds: Sequence[projects.Kind] = projects.MOVEMENTS, most: int = LARGEST) -> Rows:
    """The projects that moved, the most advanced first."""
    lang = one.lang
    every: list[projects.Step] = one.ask(projects.moved, one.span, kinds)
    title = text(
        "revue.moved_title", lang, shown=fmt.count(min(most, len(every)), lang), all=fmt.count(len(every), lang)
    )
    heads = ["sheets.project", "sheets.holder", "revue.place", "revue.nature", "revue.before", "revue.after"]
    rows = [
        (
            step.title or step.key,
            step.holder or text("ui.unknown", lang),
            place_name(step.place),
            text(f"revue.step_{step.kind}", lang),
            project_state(step.before, lang),
            project_state(step.after, lang),
        )
        for step in every[:most]
    ]
    return Rows(title, Table([head(name, lang) for name in heads], rows), text("revue.moved_none", lang), (0, 1))


def stalled_of(one: Setting) -> Stalled:
    """The projects that stalled since the moment compared with."""
    told = one.read(alert_thresholds.listing, one.fund.code)
    found: Stalled = one.ask(stalled.stalled, one.span, told)
    return found


def stalled_table(one: Setting, found: Stalled) -> Rows:
    """The projects newly without movement."""
    lang = one.lang
    heads = [
        head("sheets.project", lang),
        head("revue.place", lang),
        head("revue.last_movement", lang, "day"),
        head("sheets.days", lang, "count"),
    ]
    rows = [
        (one_.title or one_.target, place_name(one_.place), one_.since, one_.days) for one_ in found.since[:LARGEST]
    ]
    title = listed("revue.stalled_title", len(rows), len(found.since), lang)
    return Rows(title, Table(heads, rows), text("revue.stalled_none", lang))


def says(one: Setting) -> str:
    lang = one.lang
    counts = one.ask(projects.counts, one.span)
    parts = [counted(f"revue.count_{kind}", counts[kind], lang) for kind in projects.MOVEMENTS if kind in counts]
    return text("revue.projects_says", lang, parts=", ".join(parts)) if parts else text("revue.moved_none", lang)
