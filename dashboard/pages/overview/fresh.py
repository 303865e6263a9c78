"""How old each source is, against how often it is expected."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.frames import as_date, records
from dashboard.components.html import Column, h, table, write
from dashboard.components.words import counted, datasets, source_name
from dashboard.queries import freshness
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """One row a source."""
    lang = now.lang
    frame = ask(freshness.sources, now.scope)
    if frame.empty:
        return
    columns = [
        Column(text("ui.source", lang)),
        Column(text("ui.dataset", lang), aside=True),
        Column(text("ui.data_date", lang)),
        Column(text("ui.age", lang), right=True),
        Column(text("ui.expected", lang), right=True, aside=True),
        Column(text("ui.freshness", lang), raw=True),
        Column(text("ui.file", lang), aside=True),
    ]
    rows = [
        (
            source_name(row["source"], lang),
            datasets(row["dataset"], lang),
            fmt.day(as_date(row["data_date"]), lang),
            _days("ui.days", row["age_days"], lang),
            _expected(row["expected_days"], lang),
            _state(row["age_days"], row["expected_days"], lang),
            row["file"] or "",
        )
        for row in records(frame)
    ]
    found = records(frame)
    late = sum(_late(row["age_days"], row["expected_days"]) for row in found)
    one = Block(
        id="fresh",
        title=text("ui.fresh_title", lang),
        sentence=counted("overview.fresh_says", late, lang, all=fmt.count(len(found), lang)),
        table=Table(
            [
                Head(text("ui.source", lang)),
                Head(text("ui.dataset", lang)),
                Head(text("ui.data_date", lang), "day"),
                Head(text("ui.age", lang), "count"),
                Head(text("ui.expected", lang), "count"),
                Head(text("ui.file", lang)),
            ],
            [
                (
                    source_name(row["source"], lang),
                    datasets(row["dataset"], lang),
                    as_date(row["data_date"]),
                    row["age_days"],
                    row["expected_days"],
                    row["file"],
                )
                for row in found
            ],
        ),
        sub=text("ui.fresh_sub", lang),
        dated=now.as_of,
    )
    block.head(one)
    write(table(columns, rows))
    block.below(now, one)


def _late(age: float | None, expected: float | None) -> bool:
    """Whether a source is older than it should be."""
    return age is not None and expected is not None and age > expected


def _state(age: float | None, expected: float | None, lang: str) -> str:
    if age is None:
        return h(text("ui.unknown", lang))
    if not _late(age, expected):
        return h(text("ui.fresh_ok", lang))
    return f'<span class="tnt-late">▲ {h(text("ui.fresh_late", lang))}</span>'


def _expected(days: float | None, lang: str) -> str:
    if days is None or days != days:
        return text("ui.no_term", lang)
    return _days("ui.every_days", days, lang)


def _days(key: str, value: float | None, lang: str) -> str:
    if value is None:
        return text("ui.unknown", lang)
    return text(key, lang, count=fmt.count(int(value), lang))
