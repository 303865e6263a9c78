"""A figure as plotly.js reads it, in plain values.

Plotly's own ``Figure`` checks each property at each assignment, which took half the time of a page; the tests check
every figure with it instead.
"""

from typing import Any


class Figure:
    """Traces and a layout, completed piece by piece."""

    def __init__(self, layout: dict[str, Any]) -> None:
        self.layout = layout
        self.traces: list[dict[str, Any]] = []

    def add(self, kind: str, **trace: Any) -> None:
        """One more trace: a ``bar``, a ``scatter``, a ``choropleth``."""
        self.traces.append({"type": kind} | trace)

    def annotate(self, **note: Any) -> None:
        """One more annotation."""
        self.layout.setdefault("annotations", []).append(note)

    def shape(self, **shape: Any) -> None:
        """One more shape."""
        self.layout.setdefault("shapes", []).append(shape)

    def lay(self, **parts: Any) -> None:
        """Parts of the layout, in place of those that bear their names."""
        self.layout |= parts

    def across(self, **axis: Any) -> None:
        """What the horizontal axis has besides the common."""
        self._complete("xaxis", axis)

    def up(self, **axis: Any) -> None:
        """What the vertical axis has besides the common."""
        self._complete("yaxis", axis)

    def named(self, colour: str, size: float = 14, **axis: Any) -> None:
        """Rows are told by names at their left: letters of a colour and size (pixels), no line, no mark."""
        font = {"size": size, "color": colour}
        self.up(visible=True, automargin=True, ticks="", showgrid=False, zeroline=False, tickfont=font, **axis)

    def whole(self) -> dict[str, Any]:
        """The figure as it is sent."""
        return {"data": self.traces, "layout": self.layout}

    def _complete(self, name: str, axis: dict[str, Any]) -> None:
        self.layout[name] = self.layout[name] | axis
