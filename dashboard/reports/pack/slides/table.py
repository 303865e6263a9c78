"""A real table on a slide: a header row, hairlines between rows, numbers at the right."""

from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml

from dashboard.reports.pack.slides.box import EMU, Box
from dashboard.reports.pack.slides.columns import Grid
from dashboard.reports.pack.slides.shapes import describe
from dashboard.theme import LIGHT

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own "No Style, No Grid"."""
_NAMESPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def draw(slide: Any, box: Box, table: Grid, rows: tuple[tuple[str, ...], ...], name: str) -> None:
    """Draws some rows of a table under its head, its cells written as XML at once: one by one, hundreds are slow."""
    tall = [table.height(table.heads, bold=True), *(table.height(row) for row in rows)]
    place = Box(box.x, box.y, sum(table.widths), sum(tall))
    frame = slide.shapes.add_table(1, len(table.heads), *place.emu)
    frame.name = name or "Table"
    describe(frame, ", ".join([name, *table.heads] if name else table.heads))
    made = frame.table
    made.first_row, made.horz_banding = True, False
    for column, wide in zip(made.columns, table.widths, strict=True):
        column.width = round(wide * EMU)
    element = made._tbl
    element.tblPr.find(f"{{{element.nsmap['a']}}}tableStyleId").text = NO_STYLE
    element.remove(element.tr_lst[0])
    for number, (row, high) in enumerate(zip((table.heads, *rows), tall, strict=True)):
        element.append(parse_xml(_row(table, row, high, head=number == 0)))
    frame.height = round(sum(tall) * EMU)


def _row(table: Grid, cells: tuple[str, ...], high: float, *, head: bool) -> str:
    written = "".join(_cell(table, cell, place, head) for place, cell in enumerate(cells))
    return f'<a:tr {_NAMESPACE} h="{round(high * EMU)}">{written}</a:tr>'


def _cell(table: Grid, words: str, place: int, head: bool) -> str:
    side = "r" if table.right[place] else "l"
    colour, line, width = (LIGHT.soft, LIGHT.hatch, 12700) if head else (LIGHT.text, LIGHT.line, 9525)
    letters = f'sz="{round(table.size * 100)}" b="{int(head)}"'
    fill = f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'
    run = f"<a:r><a:rPr {letters}>{fill}</a:rPr><a:t>{escape(words)}</a:t></a:r>" if words else ""
    none = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    below = f'<a:lnB w="{width}"><a:solidFill><a:srgbClr val="{line[1:].upper()}"/></a:solidFill></a:lnB>'
    left = 0 if place == 0 else round(table.side * EMU)
    right, above = round(table.side * EMU), round(table.above * EMU)
    margins = f'marL="{left}" marR="{right}" marT="{above}" marB="{above}"'
    paragraph = f'<a:p><a:pPr algn="{side}"/>{run}<a:endParaRPr {letters}/></a:p>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody>"
        f'<a:tcPr {margins} anchor="{"b" if head else "t"}">{none}{below}<a:noFill/></a:tcPr></a:tc>'
    )
