"""The package of all public data: its files, their rows, what is withheld."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components.html import Column, h, table, write
from dashboard.pages.opendata import offered
from dashboard.queries.scope import Scope
from dashboard.reports import figure_table, public_data
from dashboard.reports.package import FIGURES, package
from dashboard.view import View
from data.texts import text
from etl.schemas import DATASETS


def show(now: View) -> None:
    """What it is, its file, what is in it."""
    lang, scope = now.lang, Scope(now.scope.fund, as_of=now.scope.as_of)
    sizes: dict[str, tuple[int, int, int]] = ask(public_data.sizes, scope, DATASETS)
    held = {name: rows for name, (rows, _unnamed, _withheld) in sizes.items() if rows}
    figures = ask(figure_table.size, scope)
    offered.head(text("opendata.package_name", lang), text("opendata.package_what", lang))
    total, files = fmt.count(sum(held.values()) + figures, lang), fmt.count(len(held) + 1, lang)
    rows = text("opendata.package_rows", lang, rows=total, files=files)
    offered.told(now, text("opendata.package_format", lang), rows, "fund")
    offered.buttons(
        now,
        "package",
        [(text("opendata.package_button", lang), "tnt-donnees.zip", lambda connection: package(connection, scope))],
    )
    columns = [
        Column(text("opendata.package_file", lang)),
        Column(text("opendata.package_holds", lang)),
        Column(text("opendata.rows_fact", lang), right=True),
    ]
    named = [(f"{name}.csv", text(f"ui.dataset_{name}", lang), fmt.count(rows, lang)) for name, rows in held.items()]
    named.append((f"{FIGURES}.csv", text("opendata.figures_name", lang).lower(), fmt.count(figures, lang)))
    write(table(columns, named))
    unnamed = sum(one for _rows, one, _withheld in sizes.values())
    withheld = sum(one for _rows, _unnamed, one in sizes.values())
    for key, number in (("package_unnamed", unnamed), ("package_withheld", withheld)):
        if number:
            write(f'<p class="tnt-sub">{h(text(f"opendata.{key}", lang, count=fmt.count(number, lang)))}</p>')
