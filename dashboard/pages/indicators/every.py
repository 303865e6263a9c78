"""Every indicator of the territory: a card each, and one table for all."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard import format as fmt
from dashboard.components import block, weather
from dashboard.components.block import Block
from dashboard.components.html import source, write
from dashboard.components.maps import here
from dashboard.pages.indicators import card, median
from dashboard.queries.indicator import Point, Series
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Kind, Table
from dashboard.view import FRANCE, View
from data.texts import text

CARDS = 12
HEADS: tuple[tuple[str, Kind], ...] = (
    ("indicator", "text"),
    ("progress", "ratio"),
    ("progress_clipped", "ratio"),
    ("unit", "text"),
    ("zone", "text"),
    ("initial", "number"),
    ("initial_on", "day"),
    ("current", "number"),
    ("current_on", "day"),
    ("planned", "number"),
    ("target", "number"),
    ("target_on", "day"),
    ("gap", "number"),
    ("trend", "number"),
    ("meteo", "text"),
    ("meteo_by", "text"),
    ("meteo_on", "day"),
    ("next", "day"),
    ("comment", "text"),
)


def show(now: View, found: Sequence[Series], dated: date | None, today: date) -> None:
    """The cards of the first ones, the table of all."""
    lang = now.lang
    shown = Block(
        id="indicators",
        title=text("indicators.all_title", lang),
        sub=text("indicators.all_sub", lang),
        sentence=_sentence(found, lang),
        table=Table(
            [Head(text(f"indicators.{name}", lang), kind) for name, kind in HEADS], [_row(now, one) for one in found]
        ),
        dated=dated,
        drawn=Drawn("bar", 0, (1,)),
    )
    block.head(shown)
    write(source(text("indicators.meteo_note", lang)))
    for rank, one in enumerate(found[:CARDS]):
        card.show(now, one, rank, today)
    if len(found) > CARDS:
        write(source(text("indicators.more", lang, count=fmt.count(len(found) - CARDS, lang))))
    block.below(now, shown)


def place(zone: str, lang: str) -> str:
    """The name of a zone."""
    return text("ui.france", lang) if zone == FRANCE else here(zone).name


def _row(now: View, one: Series) -> tuple[Any, ...]:
    raw = one.progress().value
    clipped = None if raw is None else min(max(raw, Decimal(0)), Decimal(1))
    confidence = one.confidence

    def both(point: Point | None) -> tuple[Decimal | None, date | None]:
        return (None, None) if point is None else (point.value, point.on)

    return (
        one.name,
        raw,
        clipped,
        one.unit,
        place(one.zone, now.lang),
        *both(one.initial),
        *both(one.current),
        one.planned(),
        *both(one.target),
        median.gap(now, one),
        one.trend().change,
        weather.label(confidence, now.lang),
        confidence.by if confidence else None,
        confidence.on if confidence else None,
        one.next_on(),
        one.current.comment if one.current else None,
    )


def _sentence(found: Sequence[Series], lang: str) -> str:
    rates = [(rate, one.name) for one in found if (rate := one.progress().value) is not None]
    count = fmt.count(len(found), lang)
    if not rates:
        return text("indicators.all_says_unknown", lang, count=count)
    (low, low_name), (high, high_name) = min(rates), max(rates)
    moved = [one.trend() for one in found]
    return text(
        "indicators.all_says",
        lang,
        count=count,
        low=fmt.percent(low, lang),
        low_name=low_name,
        high=fmt.percent(high, lang),
        high_name=high_name,
        better=fmt.count(sum(one.better is True for one in moved), lang),
        known=fmt.count(sum(one.change is not None for one in moved), lang),
    )
