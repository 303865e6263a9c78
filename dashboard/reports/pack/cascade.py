"""How the files write a waterfall: the amounts of its steps, and the sentence of a scale that doesn't start at zero."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.figures.cascade import start
from dashboard.reports.pack.content import Drawing, Step, Waterfall
from dashboard.tables import Kind, written
from data.texts import text


def amount(step: Step, unit: Kind, lang: str) -> str:
    """What a step is labelled by, signed unless it is a total: ``73,63 M€``, ``+40 400 €``."""
    shown = fmt.money_short(step.value, lang) if unit == "euros" else written(step.value, unit, lang)
    return shown if step.kind == "total" else fmt.signed(shown, step.value)


def floor(part: Waterfall) -> Decimal:
    """Where its scale is cut: zero where it isn't."""
    return max(start(part.steps), Decimal(0))


def scale_said(part: Waterfall, lang: str) -> str:
    """Where the scale starts; nothing where that is zero."""
    low = floor(part)
    if not low:
        return ""
    shown = fmt.money_short(low, lang) if part.unit == "euros" else written(low, part.unit, lang)
    return text("revue.scale_from", lang, floor=shown)


def said(part: Drawing, lang: str) -> str:
    """What a drawing says, and where its scale starts if that is not zero."""
    scale = scale_said(part, lang) if isinstance(part, Waterfall) else ""
    return f"{part.says} {scale}" if scale else part.says
