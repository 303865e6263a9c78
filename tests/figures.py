"""Figures read as plotly reads them, which refuses a property that it does not know."""

import json
from collections.abc import Iterator

from plotly.graph_objects import Figure as Whole
from streamlit.testing.v1 import AppTest

from dashboard.figures.base import Figure


def checked(figure: Figure) -> Whole:
    """The whole of a figure. Raises ValueError where plotly would not draw it."""
    return Whole(figure.whole())


def drawn(app: AppTest) -> Iterator[Whole]:
    """The figures of a page, as they were sent."""
    for element in app.get("plotly_chart"):
        yield Whole(json.loads(element.proto.spec))
