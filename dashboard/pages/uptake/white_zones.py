"""White zones: how many territories have no application, and whether somebody else's deliverable serves them."""

from decimal import Decimal

from dashboard import address
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components.block import Block
from dashboard.components.html import section, write
from dashboard.figures import grouped
from dashboard.pages.uptake import barred, zone_list
from dashboard.queries import applications, figures, white_zones
from dashboard.queries.white_zones import Summary
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

SOURCES = ("projects_filed", "awarded", "beneficiaries")


def show(now: View) -> None:
    """The share of each level without an application, then the list of the level that the address names."""
    lang, scope = now.lang, now.scope
    levels = white_zones.levels(scope)
    if not levels:
        return
    if not ask(applications.known, scope):
        write(section(text("reach.zones_title", lang), text("reach.nothing_known", lang)))
        return
    level = address.value("zone_level", levels[0], lambda asked: asked in levels)
    found = {one.level: one for one in ask(white_zones.summary, scope)}
    told = ask(figures.figures, scope)
    sentence = said(found[level], lang)
    barred.show(
        now,
        Block(
            id="white_zones",
            title=text("reach.zones_title", lang),
            sub=text("reach.zones_sub", lang),
            sentence=sentence,
            table=_table(list(found.values()), lang),
            sources={text(f"figures.{name}", lang): (told[name], scope) for name in SOURCES if told[name].value},
            dated=now.as_of,
            drawn=Drawn("bar", 0, (3,)),
        ),
        [grouped.Group([_bar(one, lang) for one in found.values()])],
    )
    zone_list.show(now, levels, found[level], sentence)


def said(one: Summary, lang: str) -> str:
    """How many territories of a level, what part of the population, how many served nevertheless."""
    name = text(f"reach.level_{one.level}", lang)
    if not one.white:
        return text("reach.zones_said_none", lang, level=name, total=fmt.count(one.total, lang))
    return text(
        "reach.zones_said",
        lang,
        level=name,
        white=fmt.count(one.white, lang),
        total=fmt.count(one.total, lang),
        share=fmt.percent(_ratio(one.white, one.total), lang),
        people=text("ui.inhabitants", lang, count=fmt.count(one.white_population, lang)),
        people_share=fmt.percent(_ratio(one.white_population, one.population), lang),
        served=text("reach.zones_said_served", lang, served=fmt.count(one.served, lang)),
    )


def _bar(one: Summary, lang: str) -> grouped.Bar:
    share = _ratio(one.white, one.total)
    of = text("reach.of", lang, part=fmt.count(one.white, lang), whole=fmt.count(one.total, lang))
    return grouped.Bar(text(f"reach.level_{one.level}", lang), share, fmt.percent(share, lang), of)


def _table(found: list[Summary], lang: str) -> Table:
    heads = [
        Head(text("reach.head_level", lang)),
        Head(text("reach.head_white", lang), "count"),
        Head(text("reach.head_total", lang), "count"),
        Head(text("reach.head_share", lang), "ratio"),
        Head(text("reach.head_white_population", lang), "count"),
        Head(text("reach.head_population", lang), "count"),
        Head(text("reach.head_population_share", lang), "ratio"),
        Head(text("reach.head_served", lang), "count"),
        Head(text("reach.head_served_population", lang), "count"),
    ]
    rows = [
        (
            text(f"reach.level_{one.level}", lang),
            one.white,
            one.total,
            _ratio(one.white, one.total),
            one.white_population,
            one.population,
            _ratio(one.white_population, one.population),
            one.served,
            one.served_population,
        )
        for one in found
    ]
    return Table(heads, rows)


def _ratio(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / Decimal(whole) if whole else None
