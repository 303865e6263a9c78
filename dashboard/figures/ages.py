"""The age of each source against the period in which it is expected: beyond the line, it is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.figures.base import Figure, drawn, figure
from dashboard.theme import Palette
from data.texts import text

ROW = 34


@dataclass(frozen=True)
class Age:
    """A source: its age and the period expected, in days, and both as written. Without a period it has no bar."""

    name: str
    days: int
    expected: int | None
    shown: str

    @property
    def periods(self) -> float | None:
        """How many times the period its age is."""
        return None if not self.expected else drawn(max(self.days, 0)) / self.expected

    @property
    def late(self) -> bool:
        """Whether its age is more than the period."""
        return self.expected is not None and self.days > self.expected


def ordered(ages: Sequence[Age]) -> list[Age]:
    """The latest first, those without a period last."""
    return sorted(ages, key=lambda one: (one.periods is None, -(one.periods or 0), one.name))


def ages(found: Sequence[Age], palette: Palette, lang: str) -> Figure:
    """One bar a source, in periods, on a common zero; what is late has its own colour, its sign and its word."""
    rows = ordered(found)
    reach = max(1.0, *(one.periods or 0 for one in rows)) if rows else 1.0
    chart = figure(palette, lang, height=ROW * len(rows) + 34, bargap=0.42)
    chart.add(
        "bar",
        x=[one.periods or 0 for one in rows],
        y=list(range(len(rows))),
        orientation="h",
        hoverinfo="skip",
        marker={
            "color": [palette.late if one.late else palette.paid for one in rows],
            "cornerradius": 2,
            "line": {"width": 0},
        },
    )
    top = len(rows) - 0.4
    chart.shape(type="line", x0=1, x1=1, y0=-0.55, y1=top, line={"color": palette.text, "width": 1, "dash": "3px,3px"})
    chart.annotate(
        x=1,
        y=top,
        yanchor="top",
        xanchor="left" if reach > 2 else "right",
        text=text("quality.expected_line", lang),
        showarrow=False,
        font={"size": 12.5, "color": palette.soft},
    )
    for place, one in enumerate(rows):
        chart.annotate(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=10,
            y=place,
            text=f"<b>▲ {escape(one.shown)}</b>" if one.late else escape(one.shown),
            showarrow=False,
            font={"size": 13, "color": palette.late if one.late else palette.text},
        )
    chart.lay(margin={"l": 0, "r": 136, "t": 0, "b": 26})
    chart.across(range=[0, reach * 1.02])
    chart.named(
        palette.text,
        range=[len(rows) - 0.4, -0.6],
        tickvals=list(range(len(rows))),
        ticktext=[f"{escape(one.name)}   " for one in rows],
    )
    return chart


def alt(found: Sequence[Age], lang: str) -> str:
    """The bars in one sentence: how many are late, and which most."""
    due = [one for one in found if one.expected is not None]
    late = [one for one in ordered(due) if one.late]
    if not due:
        return text("quality.alt_ages_none", lang)
    if not late:
        return text("quality.alt_ages_fine", lang, all=len(due))
    key = "quality.alt_ages_one" if len(late) == 1 else "quality.alt_ages"
    return text(key, lang, late=len(late), all=len(due), name=late[0].name, shown=late[0].shown)
