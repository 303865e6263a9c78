"""How unevenly the euros fall over departments, and which sizes of communes the fund never reached."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components.block import Block
from dashboard.components.html import section, write
from dashboard.figures import grouped
from dashboard.pages.uptake import barred, lorenz
from dashboard.queries import figures, size_classes
from dashboard.queries.size_classes import SizeClass
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """The curve of the departments, the bars of the communes."""
    lorenz.show(now)
    _sizes(now)


def _sizes(now: View) -> None:
    lang, scope = now.lang, now.scope
    found = ask(size_classes.size_classes, scope)
    title, sub = text("reach.sizes_title", lang), text("reach.sizes_sub", lang)
    if not found:
        write(section(title, text("reach.sizes_unknown", lang)))
        return
    reached = ask(figures.figures, scope)["take_up"]
    barred.show(
        now,
        Block(
            id="never_reached",
            title=title,
            sub=sub,
            sentence=_said(found, lang),
            table=Table(
                [
                    Head(text("reach.head_size", lang)),
                    Head(text("reach.head_never", lang), "count"),
                    Head(text("reach.head_communes", lang), "count"),
                    Head(text("reach.head_share", lang), "ratio"),
                ],
                [(_size(one, lang), one.never, one.communes, one.share) for one in found],
            ),
            sources={text("figures.take_up", lang): (reached, scope)},
            dated=reached.date or now.as_of,
            drawn=Drawn("bar", 0, (3,)),
        ),
        [grouped.Group([_bar(one, lang) for one in found])],
    )


def _said(found: list[SizeClass], lang: str) -> str:
    whole = SizeClass(0, None, sum(one.communes for one in found), sum(one.reached for one in found))
    ends = {"first": found[0], "last": found[-1]} if len(found) > 1 else {}
    return text(
        "reach.sizes_said" if ends else "reach.sizes_said_one",
        lang,
        never=fmt.count(whole.never, lang),
        total=fmt.count(whole.communes, lang),
        share=fmt.percent(whole.share, lang),
        **{name: _size(one, lang) for name, one in ends.items()},
        **{f"{name}_share": fmt.percent(one.share, lang) for name, one in ends.items()},
    )


def _bar(one: SizeClass, lang: str) -> grouped.Bar:
    of = text("reach.of", lang, part=fmt.count(one.never, lang), whole=fmt.count(one.communes, lang))
    return grouped.Bar(_size(one, lang), one.share, fmt.percent(one.share, lang), of)


def _size(one: SizeClass, lang: str) -> str:
    low = fmt.count(one.low, lang)
    if one.high is None:
        return text("reach.size_from", lang, low=low)
    if not one.low:
        return text("reach.size_below", lang, high=fmt.count(one.high + 1, lang))
    return text("reach.size_between", lang, low=low, high=fmt.count(one.high, lang))
