"""The money by axis: one bar an axis, its name before it, its number after it, its stages named below."""

from collections.abc import Mapping
from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, chart, source
from dashboard.components.block import Block
from dashboard.components.html import h, swatch, write
from dashboard.components.words import counted
from dashboard.figures import bullet
from dashboard.queries import figures, trajectories
from dashboard.queries.schedule import Plan
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Figures = dict[str, figures.Figure]
NAMES = (*bullet.STAGES, "award_rate", "projects_awarded", "flat_aids")
"""What a row is made of."""


def show(now: View, by_axis: Mapping[str, Figures]) -> None:
    """The rows, on one scale, and their table."""
    lang = now.lang
    if not by_axis:
        return
    plans = {code: ask(trajectories.in_force, now.within(axis=code), "awarded") for code in by_axis}
    bars = {code: _bar(now, plans[code], found) for code, found in by_axis.items()}
    maximum = max(bar.reach() for bar in bars.values())
    one = Block(
        id="axes",
        title=text("ui.money_title", lang),
        sentence=_says(now, by_axis),
        table=_table(now, bars),
        sub=" ".join([text("ui.money_sub", lang), *_ticks(plans, lang)]),
        sources=_sources(now, by_axis),
        dated=max((row["awarded"].date for row in by_axis.values() if row["awarded"].date), default=now.as_of),
        drawn=Drawn("bar", 0, (1, 2, 3, 4)),
    )
    block.head(one)
    for code, bar in bars.items():
        _row(now, code, bar, by_axis[code], maximum)
    block.below(now, one)


def _says(now: View, by_axis: Mapping[str, Figures]) -> str:
    """Which axis is the furthest and which the least far, by its award rate."""
    known = [(row["award_rate"].value, code) for code, row in by_axis.items() if row["award_rate"].value is not None]
    if not known:
        return text("overview.money_unknown", now.lang)
    (low, last), (high, first) = min(known), max(known)
    said = {"first": now.axis_name(first), "high": fmt.percent(high, now.lang)}
    if first == last:
        return text("overview.money_one", now.lang, **said)
    return text("overview.money_says", now.lang, last=now.axis_name(last), low=fmt.percent(low, now.lang), **said)


def _row(now: View, code: str, bar: bullet.Bullet, found: Figures, maximum: Decimal) -> None:
    lang = now.lang
    axis = next(axis for axis in now.axes if axis.code == code)
    name = now.axis_name(code)
    left, middle, right = st.columns([23, 50, 27], vertical_alignment="center", gap="medium")
    with left:
        write(f'<div class="tnt-name"><b>{h(name)}</b><span>{h(axis.operator or "")}</span></div>')
    with middle:
        drawing = bullet.bullet(bar, now.palette, lang, maximum)
        chart.draw(drawing, bullet.alt(name, bar, lang), key=f"bullet_{code}")
        write(f'<div class="tnt-key">{_stages(now, bar)}</div>')
    with right:
        rate = fmt.percent(found["award_rate"].value, lang)
        parts = _parts(found, lang)
        on = text("ui.money_no_envelope", lang)
        if bar.envelope is not None:
            on = text("ui.money_on", lang, envelope=fmt.money_short(bar.envelope, lang), rate=rate)
        write(
            f'<div class="tnt-number"><b>{h(fmt.money_short(bar.awarded, lang))}</b>'
            f"<span>{h(on)}</span><span>{h(parts)}</span></div>"
        )


def _bar(now: View, plan: Plan | None, found: Figures) -> bullet.Bullet:
    """The plan's tick is where it stood at the date shown."""
    amounts = {stage: _decimal(found[stage].value) for stage in bullet.STAGES}
    return bullet.Bullet(**amounts, trajectory=plan.at(now.as_of) if plan and now.as_of else None)


def _ticks(plans: dict[str, Plan | None], lang: str) -> list[str]:
    """Which trajectory the ticks are of: the one loaded, or a straight line."""
    loaded = {code: plan.stated_on for code, plan in plans.items() if plan and plan.stated_on}
    straight = [code for code, plan in plans.items() if plan and not plan.stated_on]
    said = []
    if loaded:
        on = fmt.day(max(loaded.values()), lang)
        said.append(text("ui.tick_loaded", lang, axes=", ".join(loaded), on=on))
    if straight:
        said.append(text("ui.tick_straight", lang, axes=", ".join(straight)))
    return said


def _sources(now: View, by_axis: Mapping[str, Figures]) -> source.Choices:
    return {
        f"{now.axis_name(code)} — {text(f'ui.stage_{stage}', now.lang)}": (
            found[stage],
            now.within(axis=code),
        )
        for code, found in by_axis.items()
        for stage in reversed(bullet.STAGES)
    }


def _parts(found: Figures, lang: str) -> str:
    said = [counted("ui.projects_counted", found["projects_awarded"].value, lang)]
    if found["flat_aids"].value:
        said.append(counted("ui.aids_counted", found["flat_aids"].value, lang))
    return " · ".join(said)


def _stages(now: View, bar: bullet.Bullet) -> str:
    lang = now.lang
    shown = [
        swatch(getattr(now.palette, stage), f"{text(f'ui.stage_{stage}', lang)} {fmt.money_short(amount, lang)}")
        for stage, amount in reversed(list(bar.amounts().items()))
        if stage != "envelope"
    ]
    if bar.trajectory is not None:
        label = f"{text('ui.stage_trajectory', lang)} {fmt.money_short(bar.trajectory, lang)}"
        shown.append(swatch(now.palette.text, label, tick=True))
    return "".join(shown)


def _table(now: View, bars: dict[str, bullet.Bullet]) -> Table:
    lang = now.lang
    stages = [*reversed(bullet.STAGES), "trajectory"]
    heads = [Head(text("ui.axis", lang)), *(Head(text(f"ui.stage_{stage}", lang), "euros") for stage in stages)]
    rows = [(now.axis_name(code), *(getattr(bar, stage) for stage in stages)) for code, bar in bars.items()]
    return Table(heads, rows)


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
