"""The life of the project, step by step, each with its day."""

from datetime import date

from dashboard import format as fmt
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import h, section, write
from dashboard.queries.project import Project
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

STEPS = {
    "filed": ("filed_on",),
    "review": ("review_started_on",),
    "decided": ("decided_on", "awarded_on"),
    "committed": ("committed_on",),
    "paid": ("paid_on",),
    "delivered": ("delivered_on",),
}
"""Each step and the days that tell it, the first known one first."""


def show(now: View, found: Project) -> None:
    """A box a step, those of which no day is known drawn quietly."""
    lang = now.lang
    days = {step: next((found.days[name] for name in names if found.days[name]), None) for step, names in STEPS.items()}
    title, sentence = text("sheets.steps_title", lang), _sentence(days, lang)
    boxes, before = [], None
    for step, day in days.items():
        boxes.append(_box(step, day, before, lang))
        before = day or before
    write(
        section(title),
        f'<p class="tnt-says">{h(sentence)}</p>',
        f'<div class="tnt-steps tnt-life">{"".join(boxes)}</div>',
    )
    rows = [(text(f"sheets.step_{step}", lang), day) for step, day in days.items()]
    heads = [Head(text("sheets.step", lang)), Head(text("sheets.day", lang), "day")]
    block.keep(Block("steps", title, sentence, Table(heads, rows)))


def _sentence(days: dict[str, date | None], lang: str) -> str:
    known = [(step, day) for step, day in days.items() if day]
    if not known:
        return text("sheets.steps_none", lang)
    step, last = max(known, key=lambda one: one[1])
    first = min(day for _step, day in known)
    said = text("sheets.steps_last", lang, step=text(f"sheets.step_{step}", lang).lower(), date=fmt.day(last, lang))
    if last == first:
        return said
    return f"{said} {text('sheets.steps_span', lang, days=fmt.count((last - first).days, lang))}"


def _box(step: str, day: date | None, before: date | None, lang: str) -> str:
    name = text(f"sheets.step_{step}", lang)
    if day is None:
        return f'<div class="tnt-todo"><b>{h(name)}</b>{h(text("ui.unknown", lang))}</div>'
    after = ""
    if before is not None and day >= before:
        later = text("sheets.days_later", lang, days=fmt.count((day - before).days, lang))
        after = f'<span class="tnt-soft">{h(later)}</span>'
    return f"<div><b>{h(name)}</b>{h(fmt.day(day, lang))} {after}</div>"
