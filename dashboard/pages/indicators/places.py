"""The chosen indicator over the territories of a level: a dot each, the median, the band of ten points."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import streamlit as st

from dashboard import address
from dashboard import format as fmt
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import section, write
from dashboard.figures.dotplot import Dot, dotplot, far, sorted_known
from dashboard.pages.indicators import median, words
from dashboard.queries.indicator import Series, Standing
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

BAND = Decimal("0.10")
SHOWN = ("progress", "value")


def show(now: View, one: Series, dated: date | None) -> None:
    """The choice of level and of what is compared, then the dots."""
    lang = now.lang
    write(section(text("indicators.spread_title", lang)))
    usual = median.level_of(now.scope.territory) or "region"
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="spread_choices"):
        levels = {name: text(f"indicators.level_{name}", lang) for name in median.LEVELS}
        level = address.segments("level", text("indicators.level", lang), levels, usual)
        compared = {name: text(f"indicators.shown_{name}", lang) for name in SHOWN}
        shown = address.segments("shown", text("indicators.shown", lang), compared, SHOWN[0])
    found = median.of_level(now, level).get(one.indicator, ())
    values = {place.zone: place.progress() if shown == "progress" else place.actual for place in found}
    centre = median.middle(list(values.values()))
    if centre is None:
        write(f'<p class="tnt-sub">{text("indicators.spread_none", lang)}</p>')
        return
    dots = [
        Dot(place.name, values[place.zone], _written(values[place.zone], shown, one, lang), _here(now, place))
        for place in found
    ]
    band = BAND if shown == "progress" else None
    written = _written(centre, shown, one, lang)
    block.show(
        now,
        Block(
            id=f"territories_{shown}",
            title=text(f"indicators.spread_{shown}", lang, name=one.name),
            sub=words.unit_said(one.unit, lang) if shown == "value" else "",
            sentence=says(dots, written, lang, band),
            table=_table(found, lang),
            figure=dotplot(dots, now.palette, lang, written, band, _band(band, lang)),
            dated=dated,
            drawn=Drawn("bar", 1, (5 if shown == "progress" else 3,)),
        ),
    )


def says(dots: Sequence[Dot], median_shown: str, lang: str, band: Decimal | None) -> str:
    """The dots in one sentence: how many, the median, both ends; how many are beyond the band on either side."""
    known = sorted_known(dots)
    centre = median.middle([dot.value for dot in known])
    said = {
        "count": len(known),
        "median": median_shown,
        "bottom": f"{known[0].name} ({known[0].shown})",
        "top": f"{known[-1].name} ({known[-1].shown})",
    }
    if band is None or centre is None:
        return text("indicators.spread_says_value", lang, **said)
    below = sum(far(dot, centre, band) for dot in known)
    above = sum(dot.value is not None and dot.value > centre + band for dot in known)
    return text("indicators.spread_says", lang, below=below, above=above, points=_points(band), **said)


def _band(band: Decimal | None, lang: str) -> str:
    return "" if band is None else text("indicators.band", lang, points=_points(band))


def _points(band: Decimal) -> str:
    return f"{(band * 100).normalize():f}"


def _here(now: View, place: Standing) -> bool:
    return place.zone == now.scope.territory


def _written(found: Decimal | None, shown: str, one: Series, lang: str) -> str:
    return fmt.percent(found, lang) if shown == "progress" else words.value(found, one.unit, lang)


def _table(found: Sequence[Standing], lang: str) -> Table:
    centre = median.middle([place.actual for place in found])
    heads = [
        Head(text("ui.code", lang)),
        Head(text("indicators.zone", lang)),
        *[Head(text(f"indicators.{name}", lang), "number") for name in ("initial", "current", "target")],
        Head(text("indicators.progress", lang), "ratio"),
        Head(text("indicators.gap", lang), "number"),
    ]
    rows = [
        (
            place.zone,
            place.name,
            place.initial,
            place.actual,
            place.target,
            place.progress(),
            None if place.actual is None or centre is None else place.actual - centre,
        )
        for place in sorted(found, key=_highest)
    ]
    return Table(heads, rows)


def _highest(place: Standing) -> tuple[bool, Decimal, str]:
    rate = place.progress()
    return rate is None, -(rate or Decimal(0)), place.name
