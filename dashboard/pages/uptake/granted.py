"""What the same projects asked for and were awarded; how many got all of it."""

from decimal import Decimal
from itertools import pairwise

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, source
from dashboard.components.block import Block
from dashboard.components.words import counted
from dashboard.figures import tracks
from dashboard.pages.uptake.words import class_name, missing, n_of, ratio
from dashboard.queries import figures, granted
from dashboard.queries.granted import SHARES, Granted
from dashboard.queries.sizes import CLASSES
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Figures = dict[str, figures.Figure]


def show(now: View, found: Figures) -> None:
    """By class of holder, then by share of the request; a sentence where no project has both amounts."""
    lang = now.lang
    classes = ask(granted.granted, now.scope)
    if not classes:
        missing(text("uptake.granted_title", lang), text("uptake.granted_none", lang))
        return
    whole = granted.total(classes)
    _amounts(now, found, classes, whole)
    _bands(now, found, whole)


def _amounts(now: View, found: Figures, classes: dict[str, Granted], whole: Granted) -> None:
    lang = now.lang
    rows = [_track(name, one, lang) for name, one in classes.items()]
    said = text(
        "uptake.granted_says",
        lang,
        projects=counted("uptake.projects", whole.projects, lang),
        all=fmt.count(found["projects_awarded"].value, lang),
        awarded=fmt.money_short(whole.awarded, lang),
        requested=fmt.money_short(whole.requested, lang),
        rate=fmt.percent(ratio(whole.awarded, whole.requested), lang),
    )
    every = {text("uptake.whole", lang): whole} | {class_name(name, lang): one for name, one in classes.items()}
    block.show(
        now,
        Block(
            id="uptake_granted",
            title=text("uptake.granted_title", lang),
            sub=text("uptake.granted_sub", lang),
            sentence=f"{said} {tracks.alt(text('uptake.granted_rate', lang), rows, lang)}",
            table=Table(
                [
                    Head(text("uptake.class", lang)),
                    Head(text("figures.requested", lang), "euros"),
                    Head(text("figures.awarded", lang), "euros"),
                    Head(text("uptake.granted_rate", lang), "ratio"),
                    Head(text("ui.projects", lang), "count"),
                ],
                [
                    (name, one.requested, one.awarded, ratio(one.awarded, one.requested), one.projects)
                    for name, one in every.items()
                ],
            ),
            figure=tracks.tracks(rows, now.palette, lang),
            sources=_sources(now, found, "requested", "awarded"),
            dated=found["awarded"].date or now.as_of,
            drawn=Drawn("bar", 0, (1, 2)),
        ),
    )


def _bands(now: View, found: Figures, whole: Granted) -> None:
    lang = now.lang
    names = _band_names(lang)
    bands = list(zip(names, whole.bands, strict=True))[::-1]
    rows = []
    for name, number in bands:
        share = ratio(number, whole.projects)
        shown = fmt.percent(share, lang)
        rows.append(tracks.Track(name, share, Decimal(1), shown, n_of(number, whole.projects, lang)))
    said = text(
        "uptake.bands_says",
        lang,
        full=counted("uptake.projects", whole.bands[-1], lang),
        least=counted("uptake.projects", whole.bands[0], lang),
        all=fmt.count(whole.projects, lang),
        share=fmt.percent(SHARES[0], lang),
    )
    block.show(
        now,
        Block(
            id="uptake_bands",
            title=text("uptake.bands_title", lang),
            sub=text("uptake.bands_sub", lang),
            sentence=said,
            table=Table(
                [
                    Head(text("uptake.band", lang)),
                    Head(text("ui.projects", lang), "count"),
                    Head(text("uptake.share", lang), "ratio"),
                ],
                [(name, number, ratio(number, whole.projects)) for name, number in bands],
            ),
            figure=tracks.tracks(rows, now.palette, lang),
            sources=_sources(now, found, "projects_awarded"),
            dated=found["awarded"].date or now.as_of,
            drawn=Drawn("bar", 0, (1,)),
        ),
    )


def _track(name: str, one: Granted, lang: str) -> tracks.Track:
    share = ratio(one.awarded, one.requested)
    beside = text("uptake.of_euros", lang, euros=fmt.money_short(one.requested, lang))
    return tracks.Track(
        class_name(name, lang),
        one.awarded,
        one.requested,
        fmt.percent(share, lang),
        beside,
        rank=share,
        compared=name in CLASSES,
    )


def _band_names(lang: str) -> list[str]:
    """The bands, the lowest first."""
    shown = [fmt.percent(share, lang) for share in SHARES]
    names = [text("uptake.band_below", lang, above=shown[0])]
    names += [text("uptake.band_between", lang, low=low, above=above) for low, above in pairwise(shown)]
    return [*names, text("uptake.band_full", lang)]


def _sources(now: View, found: Figures, *names: str) -> source.Choices:
    return {text(f"figures.{name}", now.lang): (found[name], now.scope) for name in names}
