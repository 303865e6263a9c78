"""One deliverable as a card: its state in a sign and in words, what, where, whose, when, its proof."""

from collections.abc import Sequence

from dashboard import format as fmt
from dashboard.components.html import h
from dashboard.components.outward import host, link
from dashboard.pages.deliverables import words
from dashboard.queries.catalogue import Deliverable
from data.texts import text


def cards(rows: Sequence[Deliverable], lang: str) -> str:
    """The cards, in as many columns as there is room for."""
    return f'<div class="tnt-cards">{"".join(_card(one, lang) for one in rows)}</div>'


def state(one: Deliverable, lang: str) -> str:
    """The state of a deliverable, its sign beside its word."""
    sign = words.PICTOGRAMS[one.state or ""]
    said = (
        words.titled(words.label("state", one.state, lang)) if one.state else text("deliverables.state_unstated", lang)
    )
    kind = h(one.state or "unstated")
    return f'<span class="tnt-state tnt-state-{kind}"><i aria-hidden="true">{sign}</i> {h(said)}</span>'


def late(one: Deliverable, lang: str) -> str:
    """How late it is; nothing where it is not."""
    if one.days_late is None:
        return ""
    said = words.said("late_by", one.days_late, lang)
    return f'<span class="tnt-late"><i aria-hidden="true">▲</i> {h(said)}</span>'


def proof(one: Deliverable, lang: str) -> str:
    """The proof and its state; a link where its address leads to a web page."""
    said = h(words.titled(words.proof(one.proof, lang)))
    if one.proof_url is None:
        return said
    return f"{said} · {link(one.proof_url, text('deliverables.see_proof', lang, site=host(one.proof_url) or ''))}"


def _card(one: Deliverable, lang: str) -> str:
    about = [
        words.label(field, code, lang) for field, code in (("theme", one.theme), ("audience", one.audience)) if code
    ]
    facts = (
        ("place", h(words.place(one, lang))),
        ("project", h(one.project or text("ui.unknown", lang))),
        ("holder", h(one.holder or text("ui.unknown", lang))),
        ("dates", h(_dates(one, lang))),
        ("proof", proof(one, lang)),
    )
    listed = "".join(
        f"<div><dt>{h(words.titled(text(f'deliverables.{name}', lang)))}</dt><dd>{value}</dd></div>"
        for name, value in facts
    )
    return (
        f'<article class="tnt-card"><p class="tnt-card-head">{state(one, lang)}{late(one, lang)}</p>'
        f"<h3>{h(one.title or one.number or text('ui.unknown', lang))}</h3>"
        f'<p class="tnt-sub">{h(words.titled(" · ".join(about)) or text("ui.unknown", lang))}</p>'
        f"<dl>{listed}</dl></article>"
    )


def _dates(one: Deliverable, lang: str) -> str:
    said = [text("deliverables.planned_for", lang, date=fmt.day(one.planned_on, lang))]
    if one.proof is not None or one.delivered_on is not None:
        said.append(text("deliverables.delivered_at", lang, date=fmt.day(one.delivered_on, lang)))
    if one.verified_on is not None:
        said.append(text("deliverables.verified_at", lang, date=fmt.day(one.verified_on, lang)))
    return ", ".join(one.replace(" ", fmt.NO_BREAK) for one in said)
