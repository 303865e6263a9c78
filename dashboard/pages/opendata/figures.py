"""Every figure of the territory chosen and of those within it, as a file."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.pages.opendata import offered
from dashboard.queries.definitions import FIGURE_IDS
from dashboard.reports import figure_table
from dashboard.reports.parquet import parquet
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """What it is, its two files."""
    lang, scope = now.lang, now.scope
    size = ask(figure_table.size, scope)
    offered.head(text("opendata.figures_title", lang), text("opendata.figures_what", lang))
    figures = fmt.count(len(FIGURE_IDS), lang)
    rows = text("opendata.figures_rows", lang, rows=fmt.count(size, lang), figures=figures)
    offered.told(now, text("opendata.figures_format", lang), rows, "filters")
    offered.buttons(
        now,
        "figures",
        [
            (
                text("opendata.figures_csv", lang),
                "chiffres.csv",
                lambda connection: figure_table.csv(figure_table.figure_table(connection, scope)),
            ),
            (
                text("opendata.figures_parquet", lang),
                "chiffres.parquet",
                lambda connection: parquet(figure_table.figure_table(connection, scope)),
            ),
        ],
    )
