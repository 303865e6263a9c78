"""A figure on the page, with its sentence for those who don't see it and its table for those who read it."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st
from plotly.basedatatypes import BaseFigure

from dashboard.components import download
from dashboard.figures.base import Figure
from dashboard.figures.scaled import scaled
from dashboard.view import presented
from data.texts import text

QUIET: dict[str, Any] = {
    # A toolbar of one button, that the style sheet hides and the page's own buttons press.
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
}


class _Whole(BaseFigure):
    """A figure that Streamlit sends as it is: given a dictionary, it would check each of its properties anew."""

    def __init__(self, chart: Figure) -> None:
        self._chart = chart

    def to_dict(self) -> dict[str, Any]:
        """What is sent; larger on a wall."""
        whole = self._chart.whole()
        return scaled(whole) if presented() else whole


def draw(chart: Figure, alt: str, key: str, config: dict[str, Any] | None = None) -> None:
    """The figure, without a toolbar."""
    st.plotly_chart(_Whole(chart), theme=None, key=key, config=config or QUIET, alt=alt, on_select="ignore")


def touch(chart: Figure, alt: str, key: str, config: dict[str, Any], chosen: Callable[[], None]) -> None:
    """The figure, whose points a reader may choose: ``chosen`` is called when one was."""
    st.plotly_chart(
        _Whole(chart), theme=None, key=key, config=config, alt=alt, on_select=chosen, selection_mode="points"
    )


def as_table(frame: pd.DataFrame, name: str, lang: str, key: str) -> None:
    """The figure's table, closed at first, and its CSV."""
    with st.container(key=f"astable_{key}"), st.expander(text("ui.as_table", lang)):
        st.dataframe(frame, hide_index=True, width="stretch", key=f"{key}_table")
        download.button(name, _copy(frame), lang, f"{key}_csv")


def _copy(frame: pd.DataFrame) -> Callable[[], pd.DataFrame]:
    return lambda: frame
