"""Public figures of one thing that disagree: all of them, with who said them, and the one that is used here."""

from datetime import date

from dashboard import format as fmt
from dashboard import methods
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import h, write
from dashboard.methods import Contradiction
from dashboard.pages.method.seeking import head, holding
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, words: str) -> bool:
    """The contradictions that hold the words; whether there is any."""
    lang = now.lang
    told = methods.contradictions(lang)
    said = [(one.subject, one.uses, *(f"{public.value} {public.source}" for public in one.said)) for one in told]
    kept = holding(told, words, said)
    if not kept:
        return False
    title = text("method.contradictions", lang)
    write(
        head("contradictions", title, text("method.contradictions_sub", lang)),
        "".join(_article(one, lang) for one in kept),
    )
    heads = [
        Head(text("method.subject", lang)),
        Head(text("method.said", lang)),
        Head(text("method.on", lang), "day"),
        Head(text("method.source", lang)),
        Head(text("method.uses_head", lang)),
    ]
    rows = [(one.subject, public.value, public.date, public.source, one.uses) for one in kept for public in one.said]
    block.below(
        now,
        Block(
            id="method_contradictions",
            title=title,
            sentence=text("method.contradictions_said", lang, count=fmt.count(len(told), lang)),
            table=Table(heads, rows),
        ),
    )
    return True


def _article(one: Contradiction, lang: str) -> str:
    said = "".join(
        f"<li><b>{h(public.value)}</b> <span>{h(public.source)}, {h(_day(public.date, lang))}</span></li>"
        for public in one.said
    )
    uses = f'<p class="tnt-caveat"><b>{h(text("method.uses", lang))}</b> {h(one.uses)}</p>'
    return (
        f'<article class="tnt-disputed tnt-anchor" id="contradiction-{h(one.id)}">'
        f'<h3>{h(one.subject)}</h3><ul class="tnt-list">{said}</ul>{uses}</article>'
    )


def _day(on: date | None, lang: str) -> str:
    return fmt.day(on, lang) if on else text("method.undated", lang)
