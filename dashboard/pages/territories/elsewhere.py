"""What the map can't show, so that totals are whole: overseas collectivities, money without a territory."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components.html import Column, section, table, write
from dashboard.components.maps import drawn, place_name
from dashboard.pages.territories.levels import Choice
from dashboard.queries import figures
from dashboard.queries.scope import Scope
from dashboard.view import View
from data.texts import text


def show(now: View, scope: Scope, choice: Choice) -> None:
    """The rows that have money or projects but no contour, and the sum with the map."""
    lang = now.lang
    rows = ask(figures.by_territory, scope, choice.level, choice.figures)
    on_paper = {place.code for place in drawn(scope.territory, choice.level)}
    outside = {code: row for code, row in rows.items() if code not in on_paper and _any(row)}
    if not outside:
        return
    on_map = sum((Decimal(row["awarded"].value or 0) for code, row in rows.items() if code in on_paper), Decimal(0))
    beside = sum((Decimal(row["awarded"].value or 0) for row in outside.values()), Decimal(0))
    columns = [
        Column(text("ui.territory", lang)),
        Column(text("figures.projects_awarded", lang), right=True),
        Column(text("figures.awarded", lang), right=True),
    ]
    lines = [
        (
            place_name(code, {}, lang),
            fmt.count(row["projects_awarded"].value, lang),
            fmt.money(row["awarded"].value, lang),
        )
        for code, row in sorted(outside.items())
    ]
    total = text(
        "ui.elsewhere_sum",
        lang,
        on_map=fmt.money(on_map, lang),
        beside=fmt.money(beside, lang),
        total=fmt.money(on_map + beside, lang),
    )
    write(section(text("ui.elsewhere_title", lang), total), table(columns, lines))


def _any(row: dict[str, figures.Figure]) -> bool:
    return any(row[name].value for name in ("awarded", "projects_filed"))
