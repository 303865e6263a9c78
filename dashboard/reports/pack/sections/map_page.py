"""The award rate of every department on a map, with its classes and the median."""

from decimal import Decimal
from statistics import median

from dashboard import format as fmt
from dashboard.figures.classes import NOT_APPLICABLE, UNKNOWN, rates
from dashboard.queries import figures
from dashboard.reports.pack.content import Map, Page, Place
from dashboard.reports.pack.sections.words import place_name
from dashboard.reports.pack.setting import Setting
from data.texts import text

MEASURE = "award_rate"


def pages(one: Setting) -> list[Page]:
    """One page, of the country or of a region; none of a smaller place."""
    if one.scope.level not in ("country", "region"):
        return []
    lang = one.lang
    by_place: dict[str, dict[str, figures.Figure]] = one.ask(figures.by_territory, one.scope, "department")
    found = {code: row[MEASURE] for code, row in by_place.items() if code != "NONE"}
    known = {code: Decimal(each.value) for code, each in found.items() if each.value is not None}
    classes = rates(list(known.values()), lang)
    places = tuple(
        Place(
            code,
            place_name(code),
            each.value,
            fmt.percent(each.value, lang),
            NOT_APPLICABLE if each.value is None and each.N == 0 else classes.rank(each.value),
        )
        for code, each in sorted(found.items())
    )
    assert all(place.rank >= 0 or place.rank in (UNKNOWN, NOT_APPLICABLE) for place in places)
    title, said = text("revue.map_title", lang), text("revue.map_none", lang)
    if known:
        first, last = min(known, key=lambda code: (known[code], code)), max(known, key=lambda code: (known[code], code))
        said = text(
            "revue.map_says",
            lang,
            count=fmt.count(len(known), lang),
            low=fmt.percent(known[first], lang),
            first=place_name(first),
            high=fmt.percent(known[last], lang),
            last=place_name(last),
            median=fmt.percent(median(known.values()), lang),
        )
    drawn = Map(title, said, text(f"figures.{MEASURE}", lang), "ratio", places, classes.labels)
    method = (text(f"figures.{MEASURE}_method", lang), text("revue.contours", lang))
    return [Page("map", text("revue.map", lang), title, (said,), (drawn,), method, one.link("territoires"))]
