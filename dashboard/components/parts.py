"""The parts that a pack and a page have in common, drawn on the page: numbers, then and now, steps, words."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import h, write
from dashboard.components.source import Choices
from dashboard.figures import dumbbell as dumbbells
from dashboard.figures import waterfall as waterfalls
from dashboard.reports.pack.cascade import amount, scale_said
from dashboard.reports.pack.content import Dumbbell, Numbers, Waterfall, tabled
from dashboard.reports.workbook import Drawn
from dashboard.view import View
from data.texts import text


def numbers(part: Numbers) -> None:
    """The numbers in a row, each over its words."""
    cells = "".join(
        f"<div><b>{h(one.value)}</b><span>{h(one.label)}</span>"
        + (f"<small>{h(one.context)}</small>" if one.context else "")
        + "</div>"
        for one in part.numbers
    )
    write(f'<div class="tnt-five tnt-told">{cells}</div>')


def dumbbell(now: View, part: Dumbbell, key: str, sources: Choices) -> None:
    """Then and now, by name."""
    lang = now.lang
    rows = [
        dumbbells.Pair(name, _decimal(before), _decimal(after), *_between(before, after, lang))
        for name, before, after in zip(part.names, part.before.values, part.after.values, strict=True)
    ]
    names = (part.before.name, part.after.name)
    block.show(
        now,
        Block(
            id=key,
            title=part.title,
            sub=text("revue.dumbbell_key", lang, before=names[0], after=names[1]),
            sentence=part.says,
            table=tabled(part, lang),
            figure=dumbbells.dumbbell(rows, now.palette, lang, names),
            sources=sources,
            dated=now.as_of,
            drawn=Drawn("bar", 0, (1, 2)),
        ),
    )


def waterfall(now: View, part: Waterfall, key: str, sources: Choices) -> None:
    """The steps from a total to another."""
    lang = now.lang
    steps = [waterfalls.Step(step.name, step.value, amount(step, part.unit, lang), step.kind) for step in part.steps]
    sub = " ".join(filter(None, (text("revue.waterfall_key", lang), scale_said(part, lang))))
    block.show(
        now,
        Block(
            id=key,
            title=part.title,
            sub=sub,
            sentence=part.says,
            table=tabled(part, lang),
            figure=waterfalls.waterfall(steps, now.palette, lang),
            sources=sources,
            dated=now.as_of,
            drawn=Drawn("column", 0, (1,)),
        ),
    )


def _between(before: object, after: object, lang: str) -> tuple[str, str]:
    """Both values as written, and the difference."""
    then, now = _decimal(before), _decimal(after)
    shown = f"{fmt.money_short(then, lang)} → {fmt.money_short(now, lang)}"
    if then is None or now is None:
        return shown, ""
    gap = now - then
    return shown, fmt.signed(fmt.money_short(gap, lang), gap) if gap else text("ui.unchanged", lang)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
