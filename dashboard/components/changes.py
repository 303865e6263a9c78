"""What changed since the moment compared with: a figure, then, now, the difference."""

from collections.abc import Sequence

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, since
from dashboard.components.block import Block
from dashboard.components.html import Column, h, section, table, write
from dashboard.figure_words import short
from dashboard.meeting_words import short_name
from dashboard.moments import Moment
from dashboard.queries import figures
from dashboard.queries.definitions import Number
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Figures = dict[str, figures.Figure]


def show(now: View, names: Sequence[str]) -> None:
    """The table of some figures; one sentence where nothing is earlier."""
    lang = now.lang
    before = start(now)
    if before is None:
        return
    old = then(now, before, names)
    new: Figures = ask(figures.figures, now.scope)
    one = _block(now, before, old, new, names)
    block.head(one)
    since.choose(now)
    columns = [Column(label, right=rank > 0) for rank, label in enumerate(head.label for head in one.table.heads)]
    rows = [
        (
            text(f"figures.{name}", lang),
            short(old[name], lang),
            short(new[name], lang),
            _difference(old[name], new[name], lang),
        )
        for name in names
    ]
    write(table(columns, rows))
    block.below(now, one)


def then(now: View, before: Moment, names: Sequence[str]) -> Figures:
    """Some figures as they were at a moment."""
    found: Figures = ask(figures.figures, now.within(as_of=before.as_of), tuple(names))
    return found


def start(now: View) -> Moment | None:
    """The moment compared with; where nothing is earlier, a sentence says so."""
    before = since.earlier(now)
    if before is None:
        said = text("since.first", now.lang)
        write(section(text("ui.changes_title", now.lang)), f'<p class="tnt-says">{h(said)}</p>')
    return before


def titled(now: View, before: Moment) -> tuple[str, str]:
    """The title of what has changed since a moment, and the two days of data."""
    lang = now.lang
    days = {"before": fmt.day(before.on, lang), "now": fmt.day(now.as_of, lang)}
    return text("since.title", lang, moment=since.of(before, lang)), text("since.sub", lang, **days)


def _block(now: View, before: Moment, old: Figures, new: Figures, names: Sequence[str]) -> Block:
    lang = now.lang
    shown = fmt.day(now.as_of, lang) if now.meeting is None else short_name(now.meeting, lang)
    heads = [text("ui.figure", lang), before.short(lang), shown, text("ui.difference", lang)]
    title, sub = titled(now, before)
    return Block(
        id="changes",
        title=title,
        sentence=says([(name, gap(old[name], new[name])) for name in names], lang),
        table=Table(
            [Head(heads[0]), *(Head(label, "number") for label in heads[1:])],
            [
                (text(f"figures.{name}", lang), old[name].value, new[name].value, gap(old[name], new[name]))
                for name in names
            ],
        ),
        sub=sub,
        sources={text(f"figures.{name}", lang): (new[name], now.scope) for name in names},
        dated=now.as_of,
    )


def says(gaps: Sequence[tuple[str, Number]], lang: str) -> str:
    """Which figures have moved; what is not known at both moments has neither moved nor stayed."""
    moved = [text(f"figures.{name}", lang).lower() for name, one in gaps if one]
    if moved:
        return text("overview.changed", lang, names=", ".join(moved))
    unknown = sum(one is None for _name, one in gaps)
    if not unknown:
        return text("overview.unchanged", lang)
    return text("overview.none_known" if unknown == len(gaps) else "overview.known_unchanged", lang)


def gap(old: figures.Figure, new: figures.Figure) -> Number:
    """The difference; None where one of the two is not known."""
    return None if old.value is None or new.value is None else new.value - old.value


def _difference(old: figures.Figure, new: figures.Figure, lang: str) -> str:
    value = gap(old, new)
    if value is None:
        return text("ui.unknown", lang)
    if not value:
        return text("ui.unchanged", lang)
    if new.unit == "EUR":
        shown = fmt.money_short(value, lang)
    elif new.unit == "ratio":
        shown = text("since.points", lang, count=fmt.number(value * 100, lang, 1))
    else:
        shown = fmt.count(value, lang) if new.unit == "count" else fmt.money_per_head(value, lang)
    return fmt.signed(shown, value)
