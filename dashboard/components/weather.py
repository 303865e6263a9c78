"""The confidence declared for an indicator (météo): a pictogram, its word, who declared it and when."""

from dashboard import format as fmt
from dashboard.components.html import h
from dashboard.queries.indicator import Confidence
from data.texts import text
from etl.schemas import schema


def label(said: Confidence | None, lang: str) -> str:
    """The level as a reader calls it; not known is a level of its own."""
    if said is None:
        return text("indicators.meteo_unknown", lang)
    return schema("indicators")["confidence"].label(said.level, lang)


def shown(said: Confidence | None, lang: str) -> str:
    """The line of a card; the style sheet draws the pictogram, beside its word always."""
    line = text("indicators.meteo_said", lang, level=label(said, lang))
    if said is None:
        return f'<p class="tnt-soft">{h(line)}</p>'
    by = text("indicators.meteo_by_said", lang, by=said.by) if said.by else text("indicators.meteo_by_unknown", lang)
    day = text("indicators.meteo_on_said", lang, date=fmt.day(said.on, lang)) if said.on else ""
    who = f"{by}, {day or text('indicators.meteo_on_unknown', lang)}"
    return (
        f'<p class="tnt-weather"><i class="tnt-{h(said.level.replace("_", "-"))}" aria-hidden="true"></i>'
        f'<span>{h(line)} <small class="tnt-soft">{h(who)}</small></span></p>'
    )
