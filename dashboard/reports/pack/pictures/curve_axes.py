"""The axes of curves over time: round values, months, and the day of the data."""

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree as Xml

from dashboard import format as fmt
from dashboard.figures.axes import months, steps
from dashboard.reports.pack.content import Curves
from dashboard.reports.pack.pictures import letters
from dashboard.reports.pack.pictures.canvas import Style, element, words
from dashboard.reports.pack.pictures.scale import Scale, from_zero
from dashboard.reports.pack.pictures.values import shown


def value_scale(part: Curves, bottom: float, top: float) -> Scale:
    """From zero, or the lowest value, at the bottom, to the highest at the top."""
    return from_zero([value for one in part.curves for value in one.values], bottom, top)


def time_scale(part: Curves, left: float, right: float) -> Scale:
    """From the first day to the last, that of the data included."""
    days = _days(part)
    return Scale(days[0].toordinal(), days[-1].toordinal(), left, right)


def up(root: Xml.Element, style: Style, part: Curves, rise: Scale, right: float) -> float:
    """Round values and their lines; where the curves begin, after the widest value."""
    above = steps(Decimal(str(rise.high))) if rise.high > 0 else []
    below = [-step for step in steps(Decimal(str(-rise.low)))] if rise.low < 0 else []
    marks = [(value, shown(value, part.unit, style.lang)) for value in (*below, Decimal(0), *above)]
    marks = [pair for rank, pair in enumerate(marks) if not rank or pair[1] != marks[rank - 1][1]]
    small = style.size * 0.92
    left = max(letters.width(told, small) for _, told in marks) + 8
    for value, told in marks:
        y = rise.at(value)
        paint = style.colour("hatch" if value == 0 else "line")
        element(root, "line", x1=left, x2=right, y1=y, y2=y, stroke=paint, stroke_width=1)
        words(root, style, left - 6, y + small * 0.36, told, soft=True, text_anchor="end", font_size=small)
    return left


def across(root: Xml.Element, style: Style, part: Curves, run: Scale, bottom: float) -> None:
    """Months under the curves, as many as can be read."""
    days = _days(part)
    small, free = style.size * 0.92, -1e9
    for day, told in months(days[0], days[-1], style.lang).items():
        x = run.at(day.toordinal())
        lines = told.split("<br>")
        wide = max(letters.width(line, small) for line in lines)
        element(root, "line", x1=x, x2=x, y1=bottom, y2=bottom + 4, stroke=style.colour("hatch"))
        if x - wide / 2 < free or x + wide / 2 > style.width:
            continue
        for rank, line in enumerate(lines):
            words(
                root, style, x, bottom + small * (1.5 + 1.2 * rank), line, soft=True, text_anchor="middle",
                font_size=small,
            )  # fmt: skip
        free = x + wide / 2 + 4


def today(root: Xml.Element, style: Style, day: date, run: Scale, top: float, bottom: float) -> None:
    """The line of the day of the data, dated above the curves."""
    x = run.at(day.toordinal())
    element(
        root, "line", x1=x, x2=x, y1=top - style.size, y2=bottom, stroke=style.colour("soft"), stroke_width=1.2,
        stroke_dasharray="2 3",
    )  # fmt: skip
    told, small = fmt.day(day, style.lang), style.size * 0.92
    late = x > (run.start + run.end) / 2  # Names stand at the right of curves' ends: room is on the other side.
    words(
        root, style, x - 5 if late else x + 5, top - 8, told, soft=True, text_anchor="end" if late else "start",
        font_size=small,
    )  # fmt: skip


def _days(part: Curves) -> list[date]:
    days = sorted({day for one in part.curves for day in one.days} | ({part.today} if part.today else set()))
    return days or [date.min]
