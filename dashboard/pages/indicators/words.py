"""Values of indicators as written, with their unit where it is a sign."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.queries.indicator import Point
from data.texts import text

PERCENT = "%"


def value(found: Decimal | None, unit: str | None, lang: str, *, signed: bool = False) -> str:
    """A value; a percentage bears its sign, another unit is named once beside the indicator."""
    if found is None:
        return text("ui.unknown", lang)
    shown = fmt.number(found, lang, 2, trim=True)
    if (unit or "").strip() == PERCENT:
        shown += fmt.NARROW + PERCENT if lang == "fr" else PERCENT
    return fmt.signed(shown, found) if signed else shown


def gap(found: Decimal | None, unit: str | None, lang: str) -> str:
    """A difference with its sign; between percentages it is in points."""
    if found is None or (unit or "").strip() != PERCENT:
        return value(found, unit, lang, signed=True)
    shown = fmt.signed(fmt.number(found, lang, 2, trim=True), found)
    return text("indicators.points", lang, gap=shown)


def dated(point: Point | None, unit: str | None, lang: str) -> str:
    """A value and its day."""
    if point is None:
        return text("ui.unknown", lang)
    shown = value(point.value, unit, lang)
    return text("indicators.value_on", lang, value=shown, date=fmt.day(point.on, lang))


def unit_said(unit: str | None, lang: str) -> str:
    """The unit, named once."""
    return text("indicators.in_unit", lang, unit=unit or text("ui.unknown", lang))
