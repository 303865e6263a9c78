"""What every native chart shares: the font, no title of its own, no frame, labels and axes without ornament."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.util import Pt

from dashboard.reports.pack.slides.box import Box
from dashboard.reports.pack.slides.shapes import describe, rgb
from dashboard.theme import LIGHT

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def add(slide: Any, box: Box, kind: Any, data: Any, name: str, alt: str, size: float) -> Any:
    """An editable chart in a box, with its alternative text; no legend, letters of a size in points."""
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    frame.name = name
    describe(frame, alt)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size, chart.font.color.rgb = Pt(size), rgb(LIGHT.text)
    return chart


def legend(chart: Any, size: float, hidden: Sequence[int] = ()) -> None:
    """A legend above the plot, without the series that only help (by index)."""
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size = Pt(size)
    position = chart.legend._element.find(f"{{{chart.legend._element.nsmap['c']}}}legendPos")
    for index in reversed(hidden):
        position.addnext(
            parse_xml(f'<c:legendEntry {NAMESPACES}><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>')
        )


def no_axis(axis: Any) -> None:
    """An axis that only measures: not drawn."""
    axis.visible = False
    axis.has_major_gridlines = axis.has_minor_gridlines = False


def names_axis(axis: Any, size: float, *, dates: bool = False) -> None:
    """The axis of names or dates: every name, set level, at the low side even where values are negative."""
    axis.has_major_gridlines = False
    axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb, axis.format.line.width = rgb(LIGHT.hatch), Pt(0.75)
    axis.tick_labels.font.size = Pt(size)
    element = axis._element
    element.find(f"{{{element.nsmap['c']}}}txPr").bodyPr.set("rot", "0")
    if dates:
        return
    skip = parse_xml(f'<c:tickLblSkip {NAMESPACES} val="1"/>')
    element.find(f"{{{element.nsmap['c']}}}lblOffset").addnext(skip)


def solid(part: Any, colour: str) -> None:
    """Fills a series or a point; what is pale gets a line round it, so that it is seen on white."""
    part.format.fill.solid()
    part.format.fill.fore_color.rgb = rgb(colour)
    if colour in (LIGHT.envelope, LIGHT.awarded):
        part.format.line.color.rgb, part.format.line.width = rgb(LIGHT.hatch), Pt(0.5)


def value_labels(series: Any, code: str, size: float, position: Any, colour: str = LIGHT.text) -> None:
    """The values of a series beside it, in a number format."""
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, code, False
    labels.font.size, labels.font.color.rgb = Pt(size), rgb(colour)
    labels.position = position


def label(
    series: Any, place: int, words: str, size: float, position: Any, colour: str = LIGHT.text, bold: bool = False
) -> None:
    """A label of one point in words of ours."""
    one = series.points[place].data_label
    one.text_frame._txBody.bodyPr.set("wrap", "none")
    run = one.text_frame.paragraphs[0].add_run()
    run.text = words
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = rgb(colour)
    one.position = position


def no_label(series: Any, place: int) -> None:
    """Takes away the label of one point, where it has no room."""
    labels = series._element.get_or_add_dLbls()
    one = labels._insert_dLbl_in_sequence(place)
    for child in list(one)[1:]:
        one.remove(child)
    one.append(parse_xml(f'<c:delete {NAMESPACES} val="1"/>'))


def plot_area(chart: Any, x: float, y: float, w: float, h: float) -> None:
    """Sets the inner plot area, as shares of the chart: what lies around is for labels."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(f"{{{area.nsmap['c']}}}layout"):
        area.remove(old)
    edges = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in (("x", x), ("y", y), ("w", w), ("h", h)))
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    area.insert(0, parse_xml(f"<c:layout {NAMESPACES}><c:manualLayout>{modes}{edges}</c:manualLayout></c:layout>"))


def error_bars(series: Any, inner: str, direction: str, colour: str, width: float, dash: str = "solid") -> None:
    """Bars from the points of a series (ECMA-376 part 1, 21.2.2.55), before its values in the order of the schema."""
    line = f'<a:ln w="{round(width * 12700)}"><a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'
    xml = (
        f'<c:errBars {NAMESPACES}><c:errDir val="{direction}"/>{inner}'
        f'<c:spPr>{line}<a:prstDash val="{dash}"/></a:ln></c:spPr></c:errBars>'
    )
    element = series._element
    tags = [f"{{{element.nsmap['c']}}}{tag}" for tag in ("cat", "xVal", "val", "yVal")]
    next(child for child in element if child.tag in tags).addprevious(parse_xml(xml))


OUTSIDE, CENTRE, INSIDE_BASE = XL_LABEL_POSITION.OUTSIDE_END, XL_LABEL_POSITION.CENTER, XL_LABEL_POSITION.INSIDE_BASE
LEFT, RIGHT, ABOVE = XL_LABEL_POSITION.LEFT, XL_LABEL_POSITION.RIGHT, XL_LABEL_POSITION.ABOVE
