"""The drawings of a pack as SVG: one file a kind, from a part and a style; nothing is read and nothing is kept."""

from xml.etree import ElementTree as Xml

from dashboard.reports.pack.content import Bars, Curves, Drawing, Dumbbell, Waterfall
from dashboard.reports.pack.pictures.bars import bars
from dashboard.reports.pack.pictures.canvas import Style, written
from dashboard.reports.pack.pictures.curves import curves
from dashboard.reports.pack.pictures.dumbbell import dumbbell
from dashboard.reports.pack.pictures.map import map_
from dashboard.reports.pack.pictures.waterfall import waterfall

__all__ = ["Style", "picture", "svg"]


def picture(part: Drawing, style: Style) -> Xml.Element:
    """A part drawn, as an ``svg`` element."""
    if isinstance(part, Bars):
        return bars(part, style)
    if isinstance(part, Dumbbell):
        return dumbbell(part, style)
    if isinstance(part, Waterfall):
        return waterfall(part, style)
    return curves(part, style) if isinstance(part, Curves) else map_(part, style)


def svg(part: Drawing, style: Style) -> str:
    """A part drawn, as SVG text."""
    return written(picture(part, style))
