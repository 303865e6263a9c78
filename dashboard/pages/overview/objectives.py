"""The programme's three objectives side by side: actors together, results, a fund that is known."""

from decimal import Decimal

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import maps, source
from dashboard.components.html import h, write
from dashboard.components.words import counted
from dashboard.pages.overview.places import NAMES
from dashboard.queries import actors, figures, parts
from dashboard.view import FRANCE, View
from data.texts import text

Figures = dict[str, figures.Figure]


def show(now: View) -> None:
    """Three blocks in one row, one below the other on a narrow screen."""
    found = ask(figures.figures, now.scope)
    write('<div class="tnt-rule"></div>')
    first, second, third = st.columns(3, gap="large")
    unsaid = ask(parts.unsaid, now.scope)
    with first:
        write(_actors(now, unsaid))
    with second:
        write(_results(now, found, unsaid))
        if found["deliverables_delivered"].value is not None:
            source.links(now, found["deliverables_delivered"], key="objective_2")
    with third:
        write(_known(now, found, unsaid))
        source.links(now, found["beneficiaries"], key="objective_3")


def _block(title: str, big: str, small: str, lines: list[str]) -> str:
    items = "".join(f"<li>{line}</li>" for line in lines)
    return (
        f'<h2 class="tnt-objective">{h(title)}</h2>'
        f'<p class="tnt-big">{h(big)} <small>{h(small)}</small></p><ul class="tnt-list">{items}</ul>'
    )


def _unsaid(words: str) -> str:
    """What is not known, told in a quiet voice."""
    return f'<span class="tnt-soft">{h(words)}</span>'


def _warned(words: str, number: Decimal | int | None) -> str:
    """Words in the colour of what is late, when there is something to warn of."""
    return f'<span class="tnt-late">▲ {h(words)}</span>' if number else h(words)


def _actors(now: View, unsaid: parts.Unsaid) -> str:
    lang = now.lang
    met = ask(actors.last_committee, now.scope)
    title = text("ui.objective_1", lang)
    if met is None:
        return _block(title, "—", text("ui.no_committee", lang), [])
    known = fmt.count(met["associations_known"], lang)
    state = text(
        "ui.state_present",
        lang,
        present=fmt.count(met["state_present"], lang),
        known=fmt.count(met["state_known"], lang),
    )
    alone = met["groups_without_local_copilot"]
    groups = h(counted("ui.groups", met["groups"], lang))
    return _block(
        title,
        fmt.count(met["associations_present"], lang),
        text("ui.associations", lang, known=known, date=fmt.day(met["met_on"], lang)),
        [
            h(state),
            f"{groups} · {_warned(text('ui.groups_without', lang, count=fmt.count(alone, lang)), alone)}",
            _unsaid(counted("overview.presences_unsaid", unsaid.presences, lang)),
        ],
    )


def _results(now: View, found: Figures, unsaid: parts.Unsaid) -> str:
    lang = now.lang
    title = text("ui.objective_2", lang)
    if found["deliverables_planned"].value is None:
        return _block(title, "—", text("ui.no_deliverable", lang), [])
    late = found["deliverables_late"].value
    return _block(
        title,
        fmt.count(found["deliverables_delivered"].value, lang),
        text("ui.deliverables_of", lang, planned=fmt.count(found["deliverables_planned"].value, lang)),
        [
            _warned(text("ui.deliverables_late", lang, count=fmt.count(late, lang)), late),
            h(counted("ui.deliverables_verified", found["deliverables_verified"].value, lang)),
            h(text("ui.delivery_rate", lang, rate=_rate(found["delivery_rate"], lang))),
            _unsaid(counted("overview.undated", unsaid.undated, lang)),
        ],
    )


def _known(now: View, found: Figures, unsaid: parts.Unsaid) -> str:
    lang = now.lang
    lines = [h(text("ui.take_up_line", lang, rate=_rate(found["take_up"], lang)))]
    places = [place.code for place in maps.drawn(now.scope.territory, "department")]
    if len(places) > 1 or now.scope.territory == FRANCE:
        by_department = ask(figures.by_territory, now.scope, "department", NAMES)
        silent = sum(1 for code in places if code not in by_department or not _filed(by_department[code]))
        known = found["projects_filed"].value is not None
        total = fmt.count(len(places), lang)
        line = counted("ui.departments_silent", silent if known else None, lang, all=total)
        lines.append(_warned(line, silent if known else 0))
    lines.append(_unsaid(text("overview.unplaced", lang, euros=fmt.money_short(unsaid.unplaced, lang))))
    return _block(
        text("ui.objective_3", lang),
        fmt.count(found["beneficiaries"].value, lang),
        text("ui.beneficiaries", lang),
        lines,
    )


def _filed(row: Figures) -> bool:
    return bool(row["projects_filed"].value or row["projects_awarded"].value)


def _rate(figure: figures.Figure, lang: str) -> str:
    """A rate with its n/N."""
    if figure.value is None or figure.n is None or figure.N is None:
        return text("ui.unknown", lang)
    ratio = fmt.percent(Decimal(figure.value), lang)
    return f"{ratio} ({fmt.count(figure.n, lang)} / {fmt.count(figure.N, lang)})"
