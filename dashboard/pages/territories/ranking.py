"""The territories of the map from the highest to the lowest, the median between them."""

from decimal import Decimal
from statistics import median

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, maps
from dashboard.components.block import Block
from dashboard.components.html import Column, section, table, write
from dashboard.components.measures import PER_HEAD, Measure
from dashboard.pages.territories.levels import Choice
from dashboard.queries import figures
from dashboard.queries.scope import Scope
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Kind, Table
from dashboard.view import View
from data.texts import text

Row = tuple[str, str, str, str, str]


def show(now: View, scope: Scope, choice: Choice) -> None:
    """The table and its CSV."""
    lang = now.lang
    measure = Measure(choice.measure, lang)
    rows = ask(figures.by_territory, scope, choice.level, choice.figures)
    names = {place.code: place.name for place in maps.drawn(scope.territory, choice.level)}
    known = {code: row[measure.id] for code, row in rows.items() if code in names}
    values = [Decimal(figure.value) for figure in known.values() if figure.value is not None]
    centre = median(values) if values else None
    lines, marked = _lines(known, names, measure, centre, now)
    columns = [
        Column(text("ui.rank", lang), aside=True),
        Column(text("ui.territory", lang)),
        Column(measure.name, right=True),
        Column(text("ui.n_of_n", lang), right=True),
        Column(text("ui.gap", lang), right=True, aside=True),
    ]
    sub = text(
        "ui.ranking_sub",
        lang,
        known=fmt.count(len(values), lang),
        all=fmt.count(len(names), lang),
        median=measure.shown(centre),
    )
    write(
        section(text("ui.ranking_title", lang), sub),
        f'<div class="tnt-tall" tabindex="0">{table(columns, lines, marked)}</div>',
    )


def files(now: View, scope: Scope, choice: Choice) -> None:
    """The table of the map and its files."""
    lang, measure = now.lang, Measure(choice.measure, now.lang)
    rows = ask(figures.by_territory, scope, choice.level, choice.figures)
    kind: Kind = "per_head" if measure.id == PER_HEAD else "ratio"
    counted: Kind = "euros" if measure.id in (PER_HEAD, "award_rate") else "count"
    whole: Kind = "euros" if measure.id == "award_rate" else "count"
    heads = [
        Head(text("ui.code", lang)),
        Head(text("ui.territory", lang)),
        Head(measure.name, kind),
        Head(text("territories.numerator", lang), counted),
        Head(text("territories.denominator", lang), whole),
    ]
    names = {place.code: place.name for place in maps.drawn(scope.territory, choice.level)}
    found = sorted(rows.items(), key=lambda item: _low(item[1][measure.id].value))
    lines = [
        (code, maps.place_name(code, names, lang), row[measure.id].value, row[measure.id].n, row[measure.id].N)
        for code, row in found
    ]
    known = [row[measure.id] for code, row in found if row[measure.id].value is not None]
    block.below(
        now,
        Block(
            id=f"{choice.level}_{choice.measure}",
            title=measure.name,
            sentence=text("territories.map_says", lang, known=len(known), all=len(names), measure=measure.name),
            table=Table(heads, lines),
            sources={measure.name: (ask(figures.figures, scope)[measure.id], scope)},
            dated=known[0].date if known else now.as_of,
            drawn=Drawn("bar", 1, (2,)),
        ),
    )


def _lines(
    known: dict[str, figures.Figure],
    names: dict[str, str],
    measure: Measure,
    centre: Decimal | None,
    now: View,
) -> tuple[list[Row], int | None]:
    """The rows, the median's among them; the rank of the chosen territory's row."""
    ordered = sorted(known.items(), key=lambda item: (_low(item[1].value), names[item[0]]))
    lines: list[Row] = []
    marked, passed, rank = None, centre is None, 0
    for code, figure in ordered:
        if not passed and (figure.value is None or figure.value < (centre or 0)):
            lines.append(("", text("ui.median_row", now.lang), measure.shown(centre), "", ""))
            passed = True
        rank += 1 if figure.value is not None else 0
        if code == now.scope.territory:
            marked = len(lines)
        place = str(rank) if figure.value is not None else "—"
        gap = _gap(figure.value, centre, measure)
        lines.append((place, names[code], measure.shown(figure.value), measure.detail(figure), gap))
    return lines, marked


def _gap(value: Decimal | int | None, centre: Decimal | None, measure: Measure) -> str:
    if value is None or centre is None:
        return ""
    gap = Decimal(value) - centre
    if measure.id == PER_HEAD:
        return fmt.signed(measure.shown(gap), gap)
    points = fmt.number(gap * 100, measure.lang, 1, trim=True)
    return text("ui.points", measure.lang, gap=fmt.signed(points, gap))


def _low(value: Decimal | int | None) -> tuple[bool, Decimal]:
    return value is None, -Decimal(value or 0)
