"""How many are delivered of those planned; how many are late, verified, on time; what changed since the data before."""

from collections.abc import Sequence

import streamlit as st

from dashboard import format as fmt
from dashboard.components import changes, maps, since, source
from dashboard.components.html import h, write
from dashboard.moments import Moment
from dashboard.pages.deliverables.words import said
from dashboard.queries import figures
from dashboard.queries.definitions import Number, rate
from dashboard.view import FRANCE, View
from data.texts import text

Figures = dict[str, figures.Figure]


def show(now: View, found: Figures, followed: Sequence[str]) -> None:
    """The headline, then three numbers side by side; ``followed`` are the figures compared with an earlier moment."""
    lang = now.lang
    delivered, planned, rate = (
        found[name] for name in ("deliverables_delivered", "deliverables_planned", "delivery_rate")
    )
    before = since.earlier(now)
    old = changes.then(now, before, followed) if before else None
    if old is not None and old["deliverables_planned"].value is None:
        old = None  # nothing was known of any then: the table below says so
    context = said(
        "headline_context",
        int(delivered.value or 0),
        lang,
        planned=fmt.count(planned.value, lang),
        rate=fmt.percent(rate.value, lang),
    )
    write(
        f'<div class="tnt-section"><h1 class="tnt-question">{h(_question(now))}</h1>'
        f'<p class="tnt-lead">{h(fmt.count(delivered.value, lang))} <span>{h(context)}</span></p>'
        f'<p class="tnt-context">{h(_sentence(now, found, old, before))}</p></div>'
    )
    names = ("deliverables_delivered", "deliverables_planned", "delivery_rate")
    with st.container(key="links_delivered"):
        source.choose(now, {text(f"figures.{name}", lang): (found[name], now.scope) for name in names}, key="delivered")
    write('<div class="tnt-rule"></div>')
    for column, (name, big, small, late) in zip(st.columns(3, gap="large"), _numbers(now, found), strict=True):
        with column:
            change = _change(old[name], found[name], before, lang) if old and before else ""
            sign = '<i class="tnt-late" aria-hidden="true">▲</i> ' if late else ""
            kind = ' class="tnt-late"' if late else ""
            write(
                f'<p class="tnt-big"><span{kind}>{sign}{h(big)}</span> <small>{h(small)}</small></p>'
                f'<p class="tnt-sub">{h(change)}</p>'
            )
            source.links(now, found[name], key="deliverables")


def _numbers(now: View, found: Figures) -> list[tuple[str, str, str, bool]]:
    lang = now.lang
    late, verified, on_time = (found[name] for name in ("deliverables_late", "deliverables_verified", "on_time_rate"))
    share = rate(verified.value, found["deliverables_delivered"].value)
    return [
        (late.id, fmt.count(late.value, lang), _late(now, int(late.value or 0)), bool(late.value)),
        (
            verified.id,
            fmt.count(verified.value, lang),
            said(
                "verified_of",
                int(verified.value or 0),
                lang,
                rate=fmt.percent(share.value, lang),
                n_of_n=_both(share.n, share.N, lang),
            ),
            False,
        ),
        (
            on_time.id,
            fmt.percent(on_time.value, lang),
            text("deliverables.on_time_of", lang, n_of_n=_both(on_time.n, on_time.N, lang)),
            False,
        ),
    ]


def _late(now: View, number: int) -> str:
    return said("late_on", number, now.lang, date=fmt.day(now.as_of, now.lang))


def _both(n: Number, N: Number, lang: str) -> str:
    return f"{fmt.count(n, lang)} / {fmt.count(N, lang)}".replace(" ", fmt.NO_BREAK)


def _question(now: View) -> str:
    about = [text("deliverables.question", now.lang, fund=now.fund_name())]
    if now.scope.axis:
        about.append(now.axis_name(now.scope.axis))
    if now.scope.territory != FRANCE:
        about.append(maps.here(now.scope.territory).name)
    return " — ".join(about)


def _sentence(now: View, found: Figures, old: Figures | None, before: Moment | None) -> str:
    lang = now.lang
    parts = [text("deliverables.on", lang, date=fmt.day(found["deliverables_delivered"].date or now.as_of, lang))]
    if old is not None and before is not None:
        moved = [
            _change(old[name], found[name], None, lang) for name in ("deliverables_delivered", "deliverables_planned")
        ]
        parts.append(
            text("deliverables.since", lang, moment=since.of(before, lang), delivered=moved[0], planned=moved[1])
        )
    return " ".join(parts)


def _change(old: figures.Figure, new: figures.Figure, before: Moment | None, lang: str) -> str:
    """The difference of a figure, with the moment that it is counted from where asked."""
    if old.value is None or new.value is None:
        change = text("ui.unknown", lang)
    elif old.value == new.value:
        change = text("ui.unchanged", lang)
    elif new.unit == "ratio":
        gap = (new.value - old.value) * 100
        change = text("ui.points", lang, gap=fmt.signed(fmt.number(gap, lang, 1, trim=True), gap))
    else:
        change = fmt.signed(fmt.count(new.value - old.value, lang), new.value - old.value)
    return change if before is None else text("deliverables.change", lang, change=change, moment=since.of(before, lang))
