"""The words of the programme and of public money, each with its name in the other language."""

from dashboard import format as fmt
from dashboard import methods
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import h, write
from dashboard.methods import Term
from dashboard.pages.method.seeking import head, holding
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, words: str) -> bool:
    """The terms that hold the words; whether there is any."""
    lang = now.lang
    terms = methods.glossary(lang)
    kept = holding(terms, words, [(one.id, one.term, one.other, one.text) for one in terms])
    if not kept:
        return False
    write(
        head("glossary", text("method.glossary", lang), text("method.glossary_sub", lang)),
        f'<dl class="tnt-terms">{"".join(_entry(one, lang) for one in kept)}</dl>',
    )
    names = ("term", "other_head", "meaning")
    block.below(
        now,
        Block(
            id="method_glossary",
            title=text("method.glossary", lang),
            sentence=text("method.glossary_said", lang, count=fmt.count(len(terms), lang)),
            table=Table(
                [Head(text(f"method.{name}", lang)) for name in names],
                [(one.term, one.other, one.text) for one in kept],
            ),
        ),
    )
    return True


def _entry(one: Term, lang: str) -> str:
    other = "" if one.other == one.term else text("method.in_other", lang, term=one.other)
    aside = f" <span>{h(other)}</span>" if other else ""
    return f'<div class="tnt-anchor" id="term-{h(one.id)}"><dt>{h(one.term)}{aside}</dt><dd>{h(one.text)}</dd></div>'
