"""One number: local authorities reached; then the share of those that could be, and what changed."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard import format as fmt
from dashboard.components import changes, since, source
from dashboard.components.html import h, write
from dashboard.components.words import counted
from dashboard.pages.uptake.words import n_of
from dashboard.queries import figures
from dashboard.view import FRANCE, View
from data.texts import text

Figures = dict[str, figures.Figure]


def show(now: View, found: Figures, followed: Sequence[str]) -> None:
    """The headline and the way to its rows; ``followed`` are the figures compared with an earlier moment."""
    lang = now.lang
    who = found["beneficiaries"]
    write(
        f'<div class="tnt-section"><h1 class="tnt-question">{h(_question(now))}</h1>'
        f'<p class="tnt-lead">{h(fmt.count(who.value, lang))} <span>{h(_context(found["take_up"], lang))}</span></p>'
        f'<p class="tnt-context">{h(" ".join(_sentences(now, found, followed)))}</p></div>'
    )
    choices = {text(f"figures.{name}", lang): (found[name], now.scope) for name in ("beneficiaries", "take_up")}
    source.choose(now, choices, key="uptake_headline")


def _question(now: View) -> str:
    about = [text("uptake.headline", now.lang, fund=now.fund_name())]
    if now.scope.axis:
        about.append(now.axis_name(now.scope.axis))
    if now.scope.territory != FRANCE:
        about.append(now.place_name())
    return " — ".join(about)


def _context(rate: figures.Figure, lang: str) -> str:
    if rate.value is None or rate.n is None or rate.N is None:
        return text("uptake.headline_no_rate", lang)
    shown = fmt.percent(rate.value, lang)
    return text("uptake.headline_context", lang, rate=shown, parts=n_of(int(rate.n), int(rate.N), lang))


def _sentences(now: View, found: Figures, followed: Sequence[str]) -> list[str]:
    lang = now.lang
    who, rate = found["beneficiaries"], found["take_up"]
    said = [text("uptake.headline_means", lang, date=fmt.day(who.date or now.as_of, lang))]
    before = since.earlier(now)
    if before is None or who.value is None:
        return said
    old = changes.then(now, before, followed)
    if old["beneficiaries"].value is None:
        return said
    moment = since.of(before, lang)
    more = int(who.value - old["beneficiaries"].value)
    if not more:
        return [*said, text("uptake.headline_same", lang, moment=moment)]
    change = fmt.signed(counted("uptake.authorities", more, lang), more)
    points = _points(old["take_up"], rate, lang)
    if points is None:
        return [*said, text("uptake.headline_more", lang, change=change, moment=moment)]
    return [*said, text("uptake.headline_change", lang, change=change, moment=moment, points=points)]


def _points(old: figures.Figure, new: figures.Figure, lang: str) -> str | None:
    if old.value is None or new.value is None:
        return None
    gap = (Decimal(new.value) - Decimal(old.value)) * 100
    return text("ui.points", lang, gap=fmt.signed(fmt.number(gap, lang, 2, trim=True), gap))
