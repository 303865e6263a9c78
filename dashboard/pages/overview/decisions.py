"""From filing to decision, what is pending and what is unexplained shown apart.

Only axes whose applications are known have a funnel, each its own: counts of another axis don't mix in.
"""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures import funnel
from dashboard.queries import figures
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

Figures = dict[str, figures.Figure]
PARTS = ("filed", "pending", "awarded", "rejected", "withdrawn")
NAMES = tuple(f"projects_{name}" for name in PARTS)
"""What a funnel is made of."""


def show(now: View, found: Mapping[str, Figures]) -> None:
    """One funnel for each axis that has applications."""
    for code, row in found.items():
        if row["projects_filed"].value:
            one(now, code, row)


def one(now: View, code: str, found: Figures) -> None:
    """The funnel of an axis, from its figures."""
    lang = now.lang
    filed = found["projects_filed"]
    values = {name: _whole(found[f"projects_{name}"]) for name in PARTS}
    bars = funnel.steps(**values, lang=lang)
    scope = replace(now.scope, axis=code)
    block.show(
        now,
        Block(
            id=f"funnel_{code}",
            title=text("ui.funnel_title", lang, axis=now.axis_name(code)),
            sentence=funnel.alt(bars, lang),
            table=Table(
                [Head(text("ui.state", lang)), Head(text("ui.projects", lang), "count")],
                [(bar.label, bar.value) for bar in bars],
            ),
            figure=funnel.funnel(bars, now.palette, lang),
            sources={
                text(f"figures.projects_{name}", lang): (found[f"projects_{name}"], scope)
                for name in PARTS
                if values[name] is not None
            },
            dated=filed.date or now.as_of,
            drawn=Drawn("bar", 0, (1,)),
        ),
    )


def _whole(figure: figures.Figure) -> int | None:
    return None if figure.value is None else int(figure.value)
