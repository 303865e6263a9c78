"""A map: one trace, flat steps, the selection outlined and the others left as they are."""

from decimal import Decimal

import pytest
from plotly.graph_objects import Figure

from dashboard.figures.choropleth import Area, alt, choropleth, colour_steps, key, stepped
from dashboard.figures.classes import NOT_APPLICABLE, UNKNOWN, rates
from dashboard.theme import DARK, LIGHT
from tests.figures import checked

CLASSES = rates([Decimal("0.5")], "fr")
AREAS = [
    Area("33", "Gironde", 2, "42\u202f%", "1 / 2"),
    Area("64", "Pyrénées <b>", 0, "3\u202f%"),
    Area("976", "Mayotte", NOT_APPLICABLE, "non renseigné"),
    Area("01", "Ain", UNKNOWN, "non renseigné"),
]


def drawn(selected: str | None = None) -> Figure:
    return checked(choropleth(AREAS, "/geo/departments.geojson", CLASSES, LIGHT, "fr", selected))


def colour_of(chart: Figure, code: str) -> str:
    trace = chart.data[0]
    value = trace.z[trace.locations.index(code)]
    share = (value - trace.zmin) / (trace.zmax - trace.zmin)
    return next(colour for at, colour in reversed(trace.colorscale) if at <= share)


def test_one_trace_with_the_contours_by_address() -> None:
    chart = drawn()
    assert len(chart.data) == 1
    assert chart.data[0].geojson == "/geo/departments.geojson"


def test_each_class_has_its_own_flat_colour() -> None:
    chart = drawn()
    assert colour_of(chart, "33") == LIGHT.classes[2]
    assert colour_of(chart, "64") == LIGHT.classes[0]
    assert colour_of(chart, "01") == LIGHT.unknown
    assert colour_of(chart, "976") == LIGHT.not_applicable


def test_no_data_and_not_applicable_never_take_a_colour_of_the_scale() -> None:
    for palette in (LIGHT, DARK):
        steps = colour_steps(rates([Decimal(2)], "fr"), palette)
        assert len(set(steps)) == len(steps) == 8


def test_the_selected_is_outlined_and_drawn_last_the_others_keep_their_colours() -> None:
    chart = drawn("33")
    trace = chart.data[0]
    assert trace.locations[-1] == "33"
    assert trace.marker.line.width[-1] > trace.marker.line.width[0]
    assert colour_of(chart, "64") == LIGHT.classes[0]
    assert trace.unselected.marker.opacity == 1


def test_names_are_text_in_the_hover() -> None:
    trace = drawn().data[0]
    assert "Pyrénées &lt;b&gt;" in trace.text[trace.locations.index("64")]


def test_key_counts_every_territory_and_shows_what_is_missing() -> None:
    rows = key(AREAS, CLASSES, LIGHT, "fr")
    assert sum(number for _colour, _label, number in rows) == len(AREAS)
    assert rows[-2:] == [(LIGHT.unknown, "non renseigné", 1), ("hatched", "sans objet", 1)]


@pytest.mark.parametrize("size", [1, 2, 8])
def test_steps_are_flat(size: int) -> None:
    scale = stepped([f"c{rank}" for rank in range(size)])
    assert scale[0][0] == 0
    assert scale[-1][0] == 1
    assert all(left[1] == right[1] for left, right in zip(scale[::2], scale[1::2], strict=True))


def test_sentence() -> None:
    assert "4 territoires" in alt("Taux d’attribution", AREAS, CLASSES, "fr")
    assert "aucune valeur" in alt("Taux", [AREAS[3]], CLASSES, "fr")
