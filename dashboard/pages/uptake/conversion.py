"""How applications end: the funnel of each axis that knows them, then the conversion by class of holder."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, source
from dashboard.components.block import Block
from dashboard.figures import tracks
from dashboard.pages.overview import decisions as funnels
from dashboard.pages.uptake.words import class_name, missing, n_of
from dashboard.queries import conversion, figures
from dashboard.queries.conversion import Decisions
from dashboard.queries.sizes import CLASSES, HOLDERS
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Kind, Table
from dashboard.view import View
from data.texts import text

PARTS = ("awarded", "rejected", "withdrawn", "pending", "filed")


def show(now: View) -> None:
    """The funnels and the rates; a sentence where no application is known."""
    lang = now.lang
    axes = ask(conversion.decisions, now.scope)
    if not axes:
        missing(text("uptake.conversion_title", lang), text("uptake.conversion_none", lang))
        return
    every = ask(figures.by_axis, now.scope, funnels.NAMES)
    # Applications may bear an axis that the fund does not declare.
    by_axis = {code: every.get(code) or ask(figures.figures, now.within(axis=code), funnels.NAMES) for code in axes}
    for code, found in by_axis.items():
        funnels.one(now, code, found)
    rows = _rows(now, axes)
    whole = rows[0].decisions
    sources = _sources(now, by_axis)
    bars = [_track(row, row is rows[0], lang) for row in rows if row.decisions.decided]
    said = text(
        "uptake.conversion_says",
        lang,
        awarded=fmt.count(whole.awarded, lang),
        decided=fmt.count(whole.decided, lang),
        rate=fmt.percent(whole.conversion, lang),
        pending=fmt.count(whole.pending, lang),
        residual=fmt.count(whole.residual, lang),
    )
    block.show(
        now,
        Block(
            id="uptake_conversion",
            title=text("uptake.conversion_title", lang),
            sub=text("uptake.conversion_sub", lang, axes=", ".join(now.axis_name(code) for code in axes)),
            sentence=f"{said} {tracks.alt(text('uptake.conversion', lang), bars, lang)}",
            table=_table(rows, lang),
            figure=tracks.tracks(bars, now.palette, lang) if bars else None,
            sources=sources,
            dated=max((figure.date for figure, _scope in sources.values() if figure.date), default=now.as_of),
            drawn=Drawn("bar", 0, (1,)),
        ),
    )


@dataclass(frozen=True)
class _Row:
    """One bar; ``compared`` are the classes of local authorities that the sentence speaks of."""

    label: str
    decisions: Decisions
    compared: bool = False


def _rows(now: View, axes: dict[str, dict[str, Decisions]]) -> list[_Row]:
    """The whole, each axis where there are several, each class of holder."""
    lang = now.lang
    rows = [_Row(text("uptake.whole", lang), conversion.total(one for axis in axes.values() for one in axis.values()))]
    if len(axes) > 1:
        rows += [_Row(now.axis_name(code), conversion.total(axis.values())) for code, axis in axes.items()]
    for name in HOLDERS:
        parts = [axis[name] for axis in axes.values() if name in axis]
        if parts:
            rows.append(_Row(class_name(name, lang), conversion.total(parts), name in CLASSES))
    return rows


def _track(row: _Row, strong: bool, lang: str) -> tracks.Track:
    one = row.decisions
    shown, parts = fmt.percent(one.conversion, lang), n_of(one.awarded, one.decided, lang)
    return tracks.Track(row.label, one.conversion, Decimal(1), shown, parts, strong=strong, compared=row.compared)


def _table(rows: list[_Row], lang: str) -> Table:
    counts: list[tuple[str, Kind]] = [(text(f"figures.projects_{name}", lang), "count") for name in PARTS]
    heads = [
        Head(text("uptake.class", lang)),
        Head(text("uptake.conversion", lang), "ratio"),
        Head(text("uptake.decided", lang), "count"),
        *[Head(*one) for one in counts],
        Head(text("ui.funnel_residual", lang), "count"),
    ]
    return Table(
        heads,
        [
            (
                row.label,
                row.decisions.conversion,
                row.decisions.decided,
                *[getattr(row.decisions, part) for part in PARTS],
                row.decisions.residual,
            )
            for row in rows
        ],
    )


def _sources(now: View, by_axis: dict[str, funnels.Figures]) -> source.Choices:
    return {
        f"{now.axis_name(code)} — {text(f'figures.projects_{part}', now.lang)}": (
            found[f"projects_{part}"],
            now.within(axis=code),
        )
        for code, found in by_axis.items()
        for part in PARTS
    }
