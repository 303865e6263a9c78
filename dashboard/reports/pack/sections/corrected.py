"""What the files say anew of the past, apart from movement."""

from dashboard import format as fmt
from dashboard.queries import figures
from dashboard.queries.since import money, projects
from dashboard.queries.since.money import Flow
from dashboard.reports.pack.content import Page, Rows
from dashboard.reports.pack.sections.flows import LARGEST
from dashboard.reports.pack.sections.moved import moved_table
from dashboard.reports.pack.sections.words import Figures, head, listed, sources, stage_name
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from data.texts import text


def page(one: Setting, found: dict[str, Flow]) -> Page:
    """What the files say anew of the past, apart from movement."""
    lang = one.lang
    heads = [
        head("revue.stage", lang),
        head("sheets.project", lang),
        head("revue.nature", lang),
        head("revue.before", lang, "euros"),
        head("revue.after", lang, "euros"),
        head("ui.difference", lang, "euros"),
    ]
    every = [(stage, unit) for stage in found for unit in one.ask(money.units, one.span, stage, money.CORRECTIONS)]
    every.sort(key=lambda pair: -abs(pair[1].euros))
    rows = [
        (
            stage_name(stage, lang),
            unit.title or unit.project or text("ui.unknown", lang),
            text(f"revue.unit_{unit.kind}", lang),
            unit.before,
            unit.after,
            unit.euros,
        )
        for stage, unit in every[:LARGEST]
    ]
    title = listed("revue.corrections_listed", len(rows), len(every), lang)
    money_rows = Rows(title, Table(heads, rows), text("revue.corrections_none", lang), (1,))
    back = moved_table(one, projects.CORRECTIONS, 6)
    new: Figures = one.ask(figures.figures, one.scope)
    return Page(
        "corrections",
        text("revue.changes", lang),
        text("revue.corrections_title", lang, moment=one.since),
        (text("revue.corrections_sub", lang), says(found, lang) or text("revue.corrections_none", lang)),
        (money_rows, Rows(text("revue.back_title", lang), back.table, text("revue.back_none", lang), back.wide)),
        sources(one, new, tuple(found)),
        one.link("revue", step="changes"),
    )


def says(found: dict[str, Flow], lang: str) -> str:
    parts = []
    for stage, one in found.items():
        kinds = [move for move in one.moves if move.kind in money.CORRECTIONS]
        if kinds:
            euros = one.of(money.CORRECTIONS)
            shown = fmt.signed(fmt.money_short(euros, lang), euros)
            parts.append(f"{stage_name(stage, lang).lower()} {shown}")
    return text("revue.corrected", lang, parts=", ".join(parts)) if parts else ""
