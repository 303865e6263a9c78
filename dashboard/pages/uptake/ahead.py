"""What is ahead at the present pace: the lines to draw, the sentences, or the reason why there is none."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dashboard import format as fmt
from dashboard.figures import scurve
from dashboard.queries.forecast import SHARE, Forecast, Refusal
from dashboard.view import View
from data.texts import text

Found = Mapping[str, Forecast | Refusal]


def lines(found: Found, lang: str) -> list[scurve.Ahead]:
    """The continuations to draw, those that are refused left out."""
    drawn = []
    for name, one in found.items():
        if isinstance(one, Forecast):
            what = text(f"uptake.ahead_{name}", lang)
            steps = [(one.on, one.last, one.last, one.last), *((s.day, s.value, s.low, s.high) for s in one.steps)]
            short = text("uptake.delivered_curve", lang) if name == "delivered" else what
            drawn.append(scurve.Ahead(name, short, text("uptake.ahead_label", lang, what=what), steps))
    return drawn


def sub(found: Found, lang: str) -> str:
    """What the dotted lines are; nothing where there is none."""
    drawn = any(isinstance(one, Forecast) for one in found.values())
    return text("uptake.ahead_sub", lang, share=fmt.percent(SHARE, lang, 0)) if drawn else ""


def sentences(now: View, found: Found, on: date) -> list[str]:
    """What is forecast, in one sentence; one for each reason why some is not. ``on`` is the day shown."""
    parts = [_part(name, one, on, now.lang) for name, one in found.items() if isinstance(one, Forecast)]
    end = fmt.day(now.fund.closed_on, now.lang)
    said = [text("uptake.ahead_says", now.lang, end=end, parts=", ".join(parts))] if parts else []
    refused: dict[Refusal | str, list[str]] = {}
    for name, one in found.items():
        if isinstance(one, Refusal):
            # Reasons of the moment are those of every measure; the others have each its history.
            key = one if one.reason in ("few_points", "short") else one.reason
            refused.setdefault(key, []).append(text(f"uptake.ahead_{name}", now.lang))
    return [*said, *(_why(now, key, names) for key, names in refused.items())]


def shown(name: str, value: Decimal, lang: str) -> str:
    """A forecast as written, no finer than it is worth: 0.1 M€, or thousands of euros below one; whole deliverables."""
    if name == "delivered":
        return fmt.count(value, lang)
    return fmt.money_short(value.quantize(Decimal("1E5") if abs(value) >= fmt.MILLION else Decimal("1E3")), lang)


def _part(name: str, one: Forecast, on: date, lang: str) -> str:
    return text(
        "uptake.ahead_part" if one.on >= on else "uptake.ahead_part_since",
        lang,
        what=text(f"uptake.ahead_{name}", lang),
        value=shown(name, one.end.value, lang),
        low=shown(name, one.end.low, lang),
        high=shown(name, one.end.high, lang),
        on=fmt.day(one.on, lang),
        error=fmt.percent(one.error, lang, 0),
    )


def _why(now: View, key: Refusal | str, names: list[str]) -> str:
    one = key if isinstance(key, Refusal) else Refusal(key)
    return text(
        f"uptake.ahead_no_{one.reason}",
        now.lang,
        what=", ".join(names),
        points=fmt.count(one.points, now.lang),
        days=fmt.count(one.days, now.lang),
        end=fmt.day(now.fund.closed_on, now.lang),
    )
