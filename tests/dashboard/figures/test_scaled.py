"""A chart on a wall: larger letters and marks, the same values, and nothing changed of the chart that it came from."""

from copy import deepcopy

import plotly.graph_objects as go
import pytest

from dashboard.figures.scaled import FLUSH, scaled

WHOLE = {
    "data": [
        {
            "type": "bar",
            "x": [1, 2],
            "width": [0.5, 0.5],
            "marker": {"line": {"width": 2, "color": "red"}, "pattern": {"size": 7}},
        },
        {"type": "scatter", "x": [1], "y": [1], "marker": {"size": [4]}},
    ],
    "layout": {
        "height": 100,
        "font": {"size": 10},
        "margin": {"l": 8, "r": 10, "t": 0, "b": 4},
        "xaxis": {"range": [0, 10], "ticktext": ['a <span style="font-size:12px">b</span>'], "tickfont": {"size": 14}},
        "annotations": [{"x": 1, "xshift": -10, "text": "ok", "showarrow": False}],
    },
}


def test_pixels_grow_and_values_stay() -> None:
    before = deepcopy(WHOLE)
    found = scaled(WHOLE, 2)
    assert before == WHOLE
    (bar, points), layout = found["data"], found["layout"]
    assert (bar["x"], bar["width"]) == ([1, 2], [0.5, 0.5])
    assert bar["marker"] == {"line": {"width": 4, "color": "red"}, "pattern": {"size": 14}}
    assert points["marker"] == {"size": [8]}
    assert layout["height"] == 100  # the frame grows with the page
    assert layout["font"] == {"size": 20}
    assert layout["margin"] == {"l": 16, "r": 20 + FLUSH, "t": 0, "b": 8}
    assert layout["xaxis"]["range"] == [0, 10]
    assert layout["xaxis"]["ticktext"] == ['a <span style="font-size:24px">b</span>']
    assert layout["annotations"] == [{"x": 1, "xshift": -20, "text": "ok", "showarrow": False}]
    go.Figure(found)


@pytest.mark.parametrize("by", [1.35, 1])
def test_a_truth_value_is_no_pixel(by: float) -> None:
    assert scaled({"layout": {"pad": True}}, by) == {"layout": {"pad": True}}
