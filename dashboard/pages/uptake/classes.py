"""Take-up by type and by size of local authority, on one scale from nothing to all."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures import tracks
from dashboard.pages.uptake.words import class_name, missing, n_of, ratio
from dashboard.queries import figures, takeup
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, found: dict[str, figures.Figure]) -> None:
    """One row a class."""
    lang = now.lang
    title = text("uptake.classes_title", lang)
    classes = ask(takeup.take_up, now.scope) if found["take_up"].value is not None else []
    if not classes:
        missing(title, text("uptake.classes_none", lang))
        return
    rows = [_track(one, lang) for one in classes]
    block.show(
        now,
        Block(
            id="uptake_classes",
            title=title,
            sub=text("uptake.classes_sub", lang),
            sentence=tracks.alt(text("figures.take_up", lang), rows, lang),
            table=_table(classes, lang),
            figure=tracks.tracks(rows, now.palette, lang),
            sources={text(f"figures.{name}", lang): (found[name], now.scope) for name in ("take_up", "beneficiaries")},
            dated=found["take_up"].date or now.as_of,
            drawn=Drawn("bar", 0, (3,)),
        ),
    )


def _track(one: takeup.Reach, lang: str) -> tracks.Track:
    part = ratio(one.reached, one.eligible)
    label, parts = class_name(one.name, lang), n_of(one.reached, one.eligible, lang)
    return tracks.Track(label, part, Decimal(1), fmt.percent(part, lang), parts)


def _table(classes: list[takeup.Reach], lang: str) -> Table:
    heads = [
        Head(text("uptake.class", lang)),
        Head(text("uptake.reached", lang), "count"),
        Head(text("uptake.eligible", lang), "count"),
        Head(text("figures.take_up", lang), "ratio"),
    ]
    return Table(
        heads,
        [(class_name(one.name, lang), one.reached, one.eligible, ratio(one.reached, one.eligible)) for one in classes],
    )
