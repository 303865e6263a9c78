"""How late those are that are still due."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures.bars import Bar, Part, bars
from dashboard.pages.deliverables.words import said, titled
from dashboard.queries import figures
from dashboard.queries.definitions import rate
from dashboard.queries.deliverables import BUCKETS, Lateness, lateness
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """The late ones by days late."""
    lang = now.lang
    told = ask(lateness, now.scope)
    whole = sum(told.groups)
    names = [_bucket(rank, lang) for rank in range(len(told.groups))]
    rows = [
        Bar(name, (float(number),), ("",), said("late_share", number, lang, rate=_of(number, whole, lang)))
        for name, number in zip(names, told.groups, strict=True)
    ]
    block.show(
        now,
        Block(
            id="deliverables_late",
            title=text("deliverables.late_title", lang),
            sentence=_says_late(told, whole, lang),
            table=Table(
                [Head(text("deliverables.days_late", lang)), Head(text("figures.deliverables_late", lang), "count")],
                list(zip(names, told.groups, strict=True)),
            ),
            figure=bars(rows, [Part(text("figures.deliverables_late", lang), "late")], now.palette, lang)
            if whole
            else None,
            sources={text("figures.deliverables_late", lang): (found["deliverables_late"], now.scope)},
            dated=found["deliverables_late"].date,
            drawn=Drawn("bar", 0, (1,)),
        ),
    )


def _bucket(rank: int, lang: str) -> str:
    if rank == len(BUCKETS):
        return titled(text("deliverables.bucket_last", lang, days=BUCKETS[-1]))
    if rank == 0:
        return text("deliverables.bucket_first", lang, days=BUCKETS[0])
    return text("deliverables.bucket", lang, first=BUCKETS[rank - 1] + 1, last=BUCKETS[rank])


def _of(number: int, whole: int, lang: str) -> str:
    return fmt.percent(rate(number, whole).value, lang, 0)


def _says_late(told: Lateness, whole: int, lang: str) -> str:
    date = fmt.day(told.on, lang)
    if not whole:
        return text("deliverables.says_none_late", lang, date=date)
    return said(
        "says_late",
        whole,
        lang,
        date=date,
        last=fmt.count(told.groups[-1], lang),
        days=BUCKETS[-1],
        oldest=fmt.count(told.oldest, lang),
    )
