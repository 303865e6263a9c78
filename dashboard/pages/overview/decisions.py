"""From filing to decision, what is pending and what is unexplained shown apart.

Only axes whose applications are known have a funnel, each its own: counts of another axis don't mix in.
"""

from dataclasses import replace

import pandas as pd

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import chart, source
from dashboard.components.html import section, write
from dashboard.figures import funnel
from dashboard.queries import figures
from dashboard.view import View
from data.texts import text

Figures = dict[str, figures.Figure]
PARTS = ("filed", "pending", "awarded", "rejected", "withdrawn")


def show(now: View) -> None:
    """One funnel for each axis that has applications."""
    found: dict[str, Figures] = ask(figures.by_axis, now.scope)
    for code, row in found.items():
        if row["projects_filed"].value:
            _funnel(now, code, row)


def _funnel(now: View, code: str, found: Figures) -> None:
    lang = now.lang
    filed = found["projects_filed"]
    values = {name: _whole(found[f"projects_{name}"]) for name in PARTS}
    bars = funnel.steps(**values, lang=lang)
    title = text("ui.funnel_title", lang, axis=now.axis_name(code))
    when = fmt.day(filed.date or now.as_of, lang)
    write(section(title, text("ui.funnel_sub", lang, count=fmt.count(filed.value, lang), date=when)))
    chart.draw(funnel.funnel(bars, now.palette, lang), funnel.alt(bars, lang), key=f"funnel_{code}")
    scope = replace(now.scope, axis=code)
    sources = {
        text(f"figures.projects_{name}", lang): (found[f"projects_{name}"], scope)
        for name in PARTS
        if values[name] is not None
    }
    source.choose(now, sources, key=f"funnel_{code}")
    table = pd.DataFrame([{text("ui.state", lang): bar.label, text("ui.projects", lang): bar.value} for bar in bars])
    chart.as_table(table, f"projets_axe_{code}", lang, key=f"funnel_{code}")


def _whole(figure: figures.Figure) -> int | None:
    return None if figure.value is None else int(figure.value)
