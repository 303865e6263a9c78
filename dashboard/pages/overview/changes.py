"""What changed since the date before: a figure, then, now, the difference."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import Column, table, write
from dashboard.components.source import short
from dashboard.pages.overview import compare
from dashboard.queries import figures
from dashboard.tables import Head, Table
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
    moved = [name for name in FOLLOWED if _gap(old[name], new[name])]
    said = ", ".join(text(f"figures.{name}", lang).lower() for name in moved)
    one = Block(
        id="changes",
        title=text("ui.changes_title", lang),
        sentence=text("overview.changed", lang, names=said) if moved else text("overview.unchanged", lang),
        table=Table(
            [
                Head(text("ui.figure", lang)),
                Head(fmt.day(before, lang), "number"),
                Head(fmt.day(now.as_of, lang), "number"),
                Head(text("ui.difference", lang), "number"),
            ],
            [
                (text(f"figures.{name}", lang), old[name].value, new[name].value, _gap(old[name], new[name]))
                for name in FOLLOWED
            ],
        ),
        sub=text("ui.changes_sub", lang, before=fmt.day(before, lang), now=fmt.day(now.as_of, lang)),
        sources={text(f"figures.{name}", lang): (new[name], now.scope) for name in FOLLOWED},
        dated=now.as_of,
    )
    block.head(one)
    compare.choose(now)
    write(table(columns, rows))
    block.below(now, one)


def _gap(old: figures.Figure, new: figures.Figure) -> figures.Number:
    return None if old.value is None or new.value is None else new.value - old.value


def _difference(old: figures.Figure, new: figures.Figure, lang: str) -> str:
    gap = _gap(old, new)
    if gap is None:
        return text("ui.unknown", lang)
    if not gap:
        return text("ui.unchanged", lang)
    shown = fmt.money_short(gap, lang) if new.unit == "EUR" else fmt.count(gap, lang)
    return fmt.signed(shown, gap)
