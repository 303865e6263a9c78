"""What changed since the date before: a figure, then, now, the difference."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components.html import Column, section, table, write
from dashboard.components.source import short
from dashboard.pages.overview import compare
from dashboard.queries import figures
from dashboard.view import View
from data.texts import text

FOLLOWED = (
    "awarded",
    "committed",
    "paid",
    "projects_filed",
    "projects_awarded",
    "deliverables_delivered",
    "deliverables_late",
    "beneficiaries",
)


def show(now: View) -> None:
    """The table; nothing at the first date."""
    before = compare.earlier(now)
    if before is None or now.as_of is None:
        return
    lang = now.lang
    old = ask(figures.figures, now.within(as_of=before))
    new = ask(figures.figures, now.within(as_of=now.as_of))
    columns = [
        Column(text("ui.figure", lang)),
        Column(fmt.day(before, lang), right=True),
        Column(fmt.day(now.as_of, lang), right=True),
        Column(text("ui.difference", lang), right=True),
    ]
    rows = [
        (
            text(f"figures.{name}", lang),
            short(old[name], lang),
            short(new[name], lang),
            _difference(old[name], new[name], lang),
        )
        for name in FOLLOWED
    ]
    sub = text("ui.changes_sub", lang, before=fmt.day(before, lang), now=fmt.day(now.as_of, lang))
    write(section(text("ui.changes_title", lang), sub))
    compare.choose(now)
    write(table(columns, rows))


def _difference(old: figures.Figure, new: figures.Figure, lang: str) -> str:
    if old.value is None or new.value is None:
        return text("ui.unknown", lang)
    gap = new.value - old.value
    if not gap:
        return text("ui.unchanged", lang)
    shown = fmt.money_short(gap, lang) if new.unit == "EUR" else fmt.count(gap, lang)
    return fmt.signed(shown, gap)
