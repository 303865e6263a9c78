"""What was delivered, what has become late."""

from dashboard import format as fmt
from dashboard.components.words import counted
from dashboard.queries import figures
from dashboard.queries.since import deliverables
from dashboard.reports.pack.content import Number, Numbers, Page, Rows
from dashboard.reports.pack.sections.words import Figures, head, listed, place_name, sources
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from data.texts import text

LARGEST = 15


def page(one: Setting) -> Page:
    """What was delivered, what has become late."""
    lang = one.lang
    counts = one.ask(deliverables.counts, one.span)
    every: list[deliverables.Step] = one.ask(deliverables.moved, one.span)
    kinds = ("delivered", "late", "new", "dropped")
    numbers = [Number(text(f"revue.deliverable_{kind}", lang), fmt.count(counts.get(kind, 0), lang)) for kind in kinds]
    heads = [head(name, lang) for name in ("revue.deliverable", "revue.place", "revue.nature")]
    rows = [
        (step.title or step.target, place_name(step.place), text(f"revue.dstep_{step.kind}", lang), step.day)
        for step in every[:LARGEST]
    ]
    title = listed("revue.deliverables_listed", len(rows), len(every), lang)
    table = Table([*heads, head("revue.day", lang, "day")], rows)
    new: Figures = one.ask(figures.figures, one.scope)
    return Page(
        "changes_deliverables",
        text("revue.changes", lang),
        text("revue.deliverables_title", lang, moment=one.since),
        (_says(counts, lang),),
        (Numbers(tuple(numbers)), Rows(title, table, text("revue.deliverables_none", lang))),
        sources(one, new, ("deliverables_delivered",)),
        one.link("livrables"),
    )


def _says(counts: dict[deliverables.Kind, int], lang: str) -> str:
    parts = [counted(f"revue.dcount_{kind}", number, lang) for kind, number in counts.items()]
    if not parts:
        return text("revue.deliverables_none", lang)
    return text("revue.deliverables_says", lang, parts=", ".join(parts))
