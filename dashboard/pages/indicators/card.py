"""One indicator: its values, its progress, its curve, its gap, its trend, its declared confidence, its next value."""

from datetime import date
from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.components import chart, weather
from dashboard.components.html import h, write
from dashboard.figures import curve
from dashboard.pages.indicators import median, words
from dashboard.pages.indicators.curves import curve_of
from dashboard.queries.indicator import Series
from dashboard.view import FRANCE, View
from data.texts import text


def show(now: View, one: Series, rank: int, today: date) -> None:
    """The card: words at the left, the curve in the middle, what to make of it at the right."""
    with st.container(key=f"card_{rank}"):
        left, middle, right = st.columns([32, 38, 30], gap="medium", vertical_alignment="center")
        with left:
            write(_values(one, now.lang))
        with middle:
            drawn = curve_of(one, now.lang)
            drawing = curve.curve(drawn, now.palette, now.lang)
            chart.draw(drawing, curve.alt(one.name, drawn, now.lang), key=f"curve_{rank}")
        with right:
            write(_reading(now, one, today))


def _values(one: Series, lang: str) -> str:
    now = words.value(one.current.value if one.current else None, one.unit, lang)
    day = fmt.day(one.current.on, lang) if one.current else ""
    planned = text("indicators.planned_unknown", lang)
    plan = one.planned()
    if plan is not None and one.current and one.current.value is not None:
        gap = one.current.value - plan
        shown, far = words.value(plan, one.unit, lang), words.gap(gap, one.unit, lang)
        planned = text("indicators.planned_said", lang, value=shown, gap=far, state=_pace(one, gap, lang))
    lines = [
        text("indicators.initial_said", lang, value=words.dated(one.initial, one.unit, lang)),
        text("indicators.target_said", lang, value=words.dated(one.target, one.unit, lang)),
        planned,
    ]
    comment = one.current.comment if one.current else None
    said = "".join(f"<p>{h(line)}</p>" for line in lines)
    if comment:
        said += f'<p class="tnt-comment">{h(text("indicators.quoted", lang, comment=comment))}</p>'
    return (
        f'<div class="tnt-card"><h3>{h(one.name)}</h3><p class="tnt-soft">{h(words.unit_said(one.unit, lang))}</p>'
        f'<p class="tnt-now">{h(now)} <small>{h(day)}</small></p>{said}</div>'
    )


def _pace(one: Series, gap: Decimal, lang: str) -> str:
    """Ahead of the plan or behind it: under it is ahead for an indicator that is to fall."""
    falls = bool(one.initial and one.target and (one.target.value or 0) < (one.initial.value or 0))
    if gap == 0:
        return text("indicators.on_plan", lang)
    return text("indicators.ahead" if (gap > 0) != falls else "indicators.behind", lang)


def _reading(now: View, one: Series, today: date) -> str:
    lang = now.lang
    parts = (
        _progress(one, lang),
        _trend(one, lang),
        f'<p class="tnt-soft">{h(gap_said(now, one))}</p>',
        weather.shown(one.confidence, lang),
        _next(one, lang, today),
    )
    return f'<div class="tnt-card">{"".join(parts)}</div>'


def _progress(one: Series, lang: str) -> str:
    found = one.progress()
    if found.value is None:
        names = (("initial", one.initial), ("current", one.current), ("target", one.target))
        missing = ", ".join(text(f"indicators.missing_{name}", lang) for name, point in names if point is None)
        return f'<p class="tnt-soft">{h(text("indicators.progress_unknown", lang, missing=missing))}</p>'
    part = fmt.number(min(max(found.value, Decimal(0)), Decimal(1)) * 100, "en", 1)
    note = ""
    if found.level_target:
        note = text("indicators.level_target", lang)
    elif found.value > 1 or found.value < 0:
        note = text("indicators.over" if found.value > 1 else "indicators.under", lang)
    return (
        f'<p class="tnt-now">{h(fmt.percent(found.value, lang))} <small>{h(text("indicators.progress_said", lang))}'
        f'</small></p><span class="tnt-gauge" style="--part:{part}%" aria-hidden="true"><i></i></span>'
        + (f"<p>{h(note)}</p>" if note else "")
    )


def _trend(one: Series, lang: str) -> str:
    return f"<p>{h(trend_said(one, lang))}</p>"


def trend_said(one: Series, lang: str) -> str:
    """The change since the previous value, in words; not known is never "no change"."""
    found, before = one.trend(), one.previous
    if found.change is None or before is None:
        return text("indicators.trend_unknown", lang)
    day = fmt.day(before.on, lang)
    if found.change == 0:
        return text("indicators.trend_same", lang, date=day)
    key = {True: "better", False: "worse", None: "other"}[found.better]
    sign = "▲" if found.change > 0 else "▼"
    change = words.gap(found.change, one.unit, lang)
    return text(f"indicators.trend_{key}", lang, sign=sign, change=change, date=day)


def gap_said(now: View, one: Series) -> str:
    """The distance to the median of the level, in words."""
    lang, level = now.lang, median.level_of(one.zone)
    if one.zone == FRANCE:
        return text("indicators.gap_country", lang)
    far = median.gap(now, one)
    if far is None:
        return text("indicators.gap_unknown", lang)
    shown = words.gap(far, one.unit, lang)
    return text("indicators.gap_said", lang, level=text(f"indicators.of_{level}", lang), gap=shown)


def _next(one: Series, lang: str, today: date) -> str:
    due = one.next_on()
    if due is None:
        return f'<p class="tnt-soft">{h(text("indicators.next_unknown", lang))}</p>'
    late = due < today
    words_ = text("indicators.next_late" if late else "indicators.next_said", lang, date=fmt.day(due, lang))
    return f'<p class="tnt-overdue">▲ {h(words_)}</p>' if late else f'<p class="tnt-soft">{h(words_)}</p>'
