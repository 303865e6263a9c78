"""A native chart on a table's own cells."""

from decimal import Decimal
from typing import Any

from dashboard.reports.workbook.content import Block, Drawn
from dashboard.tables import Kind, Table
from dashboard.theme import LIGHT

COLOURS = (LIGHT.paid, LIGHT.committed, LIGHT.awarded, LIGHT.late)
AXES: dict[Kind, str] = {"euros": '[>=1000000]#,##0.0,,\\ "M€";#,##0\\ "€"', "ratio": "0%"}
"""How an axis writes its marks, where the cells' own format is too long."""
HIGHEST, FEWEST = 40, 12
PIXELS = 20
"""The height of a row of cells."""


def draw(book: Any, page: Any, block: Block, name: str, first: int, column: int) -> int:
    """Draws a block whose heads are on the row ``first``, to the right from ``column``; how many rows it covers."""
    drawn, table = block.drawn, block.table
    if drawn is None or table is None or not table.rows:
        return 0
    kind: dict[str, str] = {"type": drawn.kind}
    if drawn.stacked:
        kind["subtype"] = "stacked"
    elif drawn.kind == "scatter":
        kind["subtype"] = "straight"
    chart = book.add_chart(kind)
    last = first + min(len(table), drawn.most)
    for rank, place in enumerate(drawn.values):
        chart.add_series(
            {
                "name": [name, first, place],
                "categories": [name, first + 1, drawn.names, last, drawn.names],
                "values": [name, first + 1, place, last, place],
                **_paint(drawn, rank, place),
            }
        )
    chart.set_title({"name": block.title, "name_font": {"size": 12}})
    _axes(chart, drawn, table)
    helping = [rank for rank, place in enumerate(drawn.values) if place in drawn.unseen]
    chart.set_legend({"none": True} if len(drawn.values) == 1 else {"position": "bottom", "delete_series": helping})
    rows = min(max(last - first, FEWEST), HIGHEST)
    chart.set_size({"width": 760, "height": PIXELS * rows + 80})
    page.insert_chart(first, column, chart, {"description": block.sentence})
    return rows + 80 // PIXELS


def _paint(drawn: Drawn, rank: int, place: int) -> dict[str, Any]:
    colour = drawn.colours[rank] if rank < len(drawn.colours) else COLOURS[rank % len(COLOURS)]
    if drawn.kind in ("line", "scatter"):
        dash = {"dash_type": "dash"} if place in drawn.dashed else {}
        return {"line": {"color": colour, "width": 2, **dash}}
    if place in drawn.unseen:
        return {"fill": {"none": True}, "border": {"none": True}, "gap": 60}
    if place in drawn.hatched:
        hatching = {"pattern": "wide_upward_diagonal", "fg_color": LIGHT.soft, "bg_color": LIGHT.background}
        return {"pattern": hatching, "border": {"color": LIGHT.soft}, "gap": 60}
    return {"fill": {"color": colour}, "gap": 60}


def _axes(chart: Any, drawn: Drawn, table: Table) -> None:
    lines: dict[str, Any] = {"major_gridlines": {"visible": True, "line": {"color": LIGHT.line}}}
    unit = table.heads[drawn.values[0]].kind
    if unit in AXES:
        lines["num_format"] = AXES[unit]
    if drawn.least:
        lines["min"] = drawn.least
        if unit == "euros":
            lines["num_format"] = AXES[unit].replace("0.0,,", f"0.{'0' * _decimals(drawn.least)},,")
    if drawn.kind == "bar":
        chart.set_y_axis({"reverse": True, "label_position": "low", "major_gridlines": {"visible": False}})
        chart.set_x_axis(lines)
        return
    chart.set_y_axis(lines)
    if drawn.kind == "scatter" and table.heads[drawn.names].kind == "day":
        days = [row[drawn.names] for row in table.rows]
        chart.set_x_axis({"num_format": "mm/yyyy", "min": min(days), "max": max(days), "date_axis": True})
        chart.show_blanks_as("span")


def _decimals(least: Decimal) -> int:
    """How many decimals of a million write the start of a scale exactly, one at least."""
    return max(6 - least.normalize().as_tuple().exponent, 1)  # type: ignore[operator]
