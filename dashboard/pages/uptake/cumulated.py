"""The table of cumulated curves: what is known day by day, what is planned, then what is ahead with its interval."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dashboard.queries.forecast import Forecast
from dashboard.queries.pace import Points, value_at
from dashboard.queries.schedule import Plan
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Kind, Table
from data.texts import text


def table(
    curves: Mapping[str, tuple[str, Points]],
    plans: Mapping[str, tuple[str, Plan]],
    ahead: Mapping[str, Forecast],
    kind: Kind,
    lang: str,
) -> Table:
    """A row a day; ``curves`` and ``plans`` bear their headings. On a day that is known the interval is the value."""
    names = [name for name in curves if name in ahead]
    labels = [label for label, _points in curves.values()] + [label for label, _plan in plans.values()]
    for name in names:
        labels += [text(f"uptake.ahead_{end}", lang, what=curves[name][0]) for end in ("low", "high")]
    heads = [Head(text("uptake.until", lang), "day"), *[Head(label, kind) for label in labels]]
    if names:
        heads.append(Head(text("uptake.nature", lang)))
    known = [day for day, _value in next(iter(curves.values()))[1]]
    coming = sorted({step.day for one in ahead.values() for step in one.steps if step.day > known[-1]})
    rows: list[Sequence[Any]] = []
    for day in [*known, *coming]:
        values = {name: _value(name, points, day, known, ahead) for name, (_label, points) in curves.items()}
        row = [day, *[value[0] for value in values.values()], *[plan.at(day) for _label, plan in plans.values()]]
        row += [end for name in names for end in values[name][1:]]
        nature = [text("uptake.nature_known" if day in known else "uptake.nature_ahead", lang)] if names else []
        rows.append([*row, *nature])
    return Table(heads, rows)


def drawn(curves: int, plans: int) -> Drawn:
    """How a spreadsheet draws it: the curves and the plans."""
    return Drawn("line", 0, tuple(range(1, curves + plans + 1)))


def _value(
    name: str, points: Points, day: date, known: Sequence[date], ahead: Mapping[str, Forecast]
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    if day <= known[-1]:
        value = value_at(points, day)
        return value, value, value
    steps = ahead[name].steps if name in ahead else ()
    found = next((one for one in steps if one.day == day), None)
    return (found.value, found.low, found.high) if found else (None, None, None)
