"""One number: awarded, on the envelope; then how it is made up again from projects and flat aids."""

from collections.abc import Sequence

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import changes, maps, since, source
from dashboard.components.html import Column, h, table, write
from dashboard.components.words import counted
from dashboard.queries import figures, parts
from dashboard.queries.definitions import Number
from dashboard.view import FRANCE, View
from data.texts import text


def show(now: View, followed: Sequence[str]) -> None:
    """The headline and the two links below it; ``followed`` are the figures compared with an earlier moment."""
    lang = now.lang
    found = ask(figures.figures, now.scope)
    awarded, envelope, rate = found["awarded"], found["envelope"], found["award_rate"]
    write(
        f'<div class="tnt-section"><h1 class="tnt-question">{h(_question(now))}</h1>'
        f'<p class="tnt-lead">{h(fmt.money_short(awarded.value, lang))} '
        f"<span>{h(_context(envelope.value, rate.value, lang))}</span></p>"
        f'<p class="tnt-context">{h(" ".join(_sentences(now, found, followed)))}</p></div>'
    )
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="headline_ways"):
        source.links(now, awarded, key="headline")
        with st.popover(text("overview.parts", lang), type="tertiary", key="headline_parts"):
            write(_sum(now, awarded.value))


def _sum(now: View, total: Number) -> str:
    """The headline made again from its parts."""
    lang = now.lang
    found = ask(parts.awarded, now.scope)
    columns = [
        Column(text("ui.axis", lang)),
        Column(text("overview.part_kind", lang)),
        Column(text("overview.part_lines", lang), right=True),
        Column(text("figures.awarded", lang), right=True),
    ]
    rows = [
        (
            now.axis_name(part.axis) if part.axis else text("ui.unknown", lang),
            text(f"overview.kind_{part.kind}", lang),
            fmt.count(part.lines, lang),
            fmt.money(part.euros, lang),
        )
        for part in found
    ]
    lines = sum(part.lines for part in found)
    rows.append((text("overview.total", lang), "", fmt.count(lines, lang), fmt.money(total, lang)))
    return table(columns, rows, marked=len(rows) - 1)


def _question(now: View) -> str:
    about = [text("ui.headline", now.lang, fund=now.fund_name())]
    if now.scope.axis:
        about.append(now.axis_name(now.scope.axis))
    if now.scope.territory != FRANCE:
        about.append(maps.here(now.scope.territory).name)
    return " — ".join(about)


def _context(envelope: Number, rate: Number, lang: str) -> str:
    if envelope is None:
        return text("ui.headline_no_envelope", lang)
    shown = {"envelope": fmt.money_short(envelope, lang), "rate": fmt.percent(rate, lang)}
    return text("ui.headline_context", lang, **shown)


def _parts(projects: figures.Figure, aids: figures.Figure, lang: str) -> list[str]:
    parts = [counted("ui.projects_counted", projects.value, lang)]
    return [*parts, counted("ui.aids_counted", aids.value, lang)] if aids.value else parts


def _sentences(now: View, found: dict[str, figures.Figure], followed: Sequence[str]) -> list[str]:
    lang = now.lang
    projects, aids, paid = found["projects_awarded"], found["flat_aids"], found["paid"]
    said = [
        text(
            "ui.headline_parts",
            lang,
            parts=text("ui.and", lang).join(_parts(projects, aids, lang)),
            date=fmt.day(found["awarded"].date or now.as_of, lang),
        )
    ]
    before = since.earlier(now)
    if before is not None:
        old = changes.then(now, before, followed)["awarded"].value
        new = found["awarded"].value
        if old is not None and new is not None and old != new:
            change = fmt.signed(fmt.money_short(new - old, lang), new - old)
            said.append(text("ui.headline_change", lang, change=change, moment=since.of(before, lang)))
    if paid.value is None:
        said.append(text("ui.headline_no_paid", lang))
    return said
