"""A page an axis: paid, committed, awarded on its envelope; awards over time against the trajectory."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard import format as fmt
from dashboard.figure_words import short
from dashboard.queries import cumulative, figures, forecasts, trajectories
from dashboard.queries.forecast import SHARE, Forecast
from dashboard.queries.schedule import Plan
from dashboard.reports.pack.content import Bars, Curve, Curves, Number, Numbers, Page, Part, Series
from dashboard.reports.pack.sections.words import Figures, sources, stage_name
from dashboard.reports.pack.setting import Setting
from data.texts import text

STAGES = ("envelope", "awarded", "committed", "paid")


def pages(one: Setting) -> list[Page]:
    """One page an axis in scope, in order."""
    codes = [axis.code for axis in one.axes if one.scope.axis in (None, axis.code)]
    return [page(one, code) for code in codes]


def page(one: Setting, code: str) -> Page:
    """One axis."""
    lang, scope = one.lang, replace(one.scope, axis=code)
    found: Figures = one.ask(figures.figures, scope)
    plan: Plan | None = one.ask(trajectories.in_force, scope, "awarded")
    said = [_says(found, lang)]
    if plan is not None and one.on is not None and found["awarded"].value is not None:
        gap = found["awarded"].value - plan.at(one.on)
        said.append(text("revue.axis_gap", lang, gap=fmt.signed(fmt.money_short(gap, lang), gap)))
    ahead = one.ask(forecasts.forecasts, scope).get("awarded")
    if isinstance(ahead, Forecast):
        end = ahead.end
        values = {name: fmt.money_short(getattr(end, name), lang) for name in ("value", "low", "high")}
        level = fmt.percent(SHARE, lang, 0)
        said.append(text("revue.axis_ahead", lang, date=fmt.day(end.day, lang), level=level, **values))
    counts = ("projects_awarded", "beneficiaries", "deliverables_delivered", "deliverables_late")
    numbers = Numbers(tuple(Number(text(f"figures.{name}", lang), short(found[name], lang)) for name in counts))
    curves = _curves(one, code, plan, ahead if isinstance(ahead, Forecast) else None)
    parts: tuple[Part, ...] = (numbers, _bars(found, lang), *([curves] if curves else []))
    link = one.link("prise-en-main", axis=code)
    told = sources(one, found, STAGES)
    return Page(f"axis_{code}", text("revue.axes", lang), one.axis_name(code), tuple(said), parts, told, link)


def _says(found: Figures, lang: str) -> str:
    awarded = fmt.money_short(found["awarded"].value, lang)
    if found["envelope"].value is None:
        return text("revue.axis_says_none", lang, awarded=awarded)
    envelope, rate = fmt.money_short(found["envelope"].value, lang), fmt.percent(found["award_rate"].value, lang)
    return text("revue.axis_says", lang, awarded=awarded, envelope=envelope, rate=rate)


def _bars(found: Figures, lang: str) -> Bars:
    title = text("revue.axis_stages", lang)
    names = tuple(stage_name(stage, lang) for stage in STAGES)
    said = ", ".join(f"{name} {short(found[stage], lang)}" for name, stage in zip(names, STAGES, strict=True))
    values = tuple(found[stage].value for stage in STAGES)
    return Bars(title, text("revue.titled", lang, title=title, said=said), names, (Series(title, values, "paid"),))


def _curves(one: Setting, code: str, plan: Plan | None, ahead: Forecast | None) -> Curves | None:
    lang, scope, on = one.lang, replace(one.scope, axis=code), one.on
    if on is None:
        return None
    known = one.ask(cumulative.cumulative, scope, on)
    lines = [
        _curve(stage_name(stage, lang), known[stage].points, colour)
        for stage, colour in (("awarded", "paid"), ("paid", "committed"))
        if stage in known and known[stage].points
    ]
    if not lines:
        return None
    if plan is not None:
        lines.append(_curve(text("revue.axis_planned", lang), plan.until(plan.closed), "hatch", dashed=True))
    if ahead is not None:
        points = [(ahead.on, ahead.last), *((step.day, step.value) for step in ahead.steps)]
        lines.append(_curve(text("revue.axis_forecast", lang), points, "late", dashed=True))
    title = text("revue.axis_curves", lang)
    last = ", ".join(f"{line.name} {fmt.money_short(line.values[-1], lang)}" for line in lines)
    return Curves(title, text("revue.titled", lang, title=title, said=last), tuple(lines), today=on)


def _curve(name: str, points: Iterable[tuple[date, Decimal]], colour: str, dashed: bool = False) -> Curve:
    days, values = zip(*points, strict=True)
    return Curve(name, days, values, colour, dashed)
