"""The map: 101 shapes in a group, each with its name, its value and the colour of its class."""

from typing import Any

import pytest

from dashboard.reports.outlines import departments
from dashboard.reports.pack.content import Map, Place
from dashboard.reports.pack.slides.maps import colours
from dashboard.theme import LIGHT
from tests.dashboard.reports.pack import example
from tests.dashboard.reports.pack.slides.opened import alone

FRANCE = example.france()


def group(part: Map) -> tuple[Any, Any]:
    slide = alone(part)
    (found,) = [shape for shape in slide.shapes if shape.name == "Map"]
    return slide, found


def test_every_department_is_a_shape_that_says_its_value() -> None:
    _, drawn = group(FRANCE)
    assert len(drawn.shapes) == 101
    said = [shape._element._nvXxPr.cNvPr.get("descr") for shape in drawn.shapes]
    places = {place.code: place for place in FRANCE.places}
    assert said == [f"{places[code].name}, {places[code].written}" for code in departments().rings]
    assert drawn._element._nvXxPr.cNvPr.get("descr") == f"{FRANCE.title}. {FRANCE.says}"


def test_colours_are_those_of_the_classes() -> None:
    _, drawn = group(FRANCE)
    shades = (*LIGHT.sequence(5), LIGHT.above)
    assert colours(FRANCE) == shades
    places = {place.code: place for place in FRANCE.places}
    for code, shape in zip(departments().rings, drawn.shapes, strict=True):
        fill = shape._element.spPr.xpath("a:solidFill/a:srgbClr/@val")
        rank = places[code].rank
        if rank == -1:
            assert shape._element.spPr.xpath("a:pattFill")
        else:
            assert fill == [(shades[rank] if rank >= 0 else LIGHT.unknown)[1:].upper()]


def test_shapes_have_no_style_and_lie_where_the_outlines_are() -> None:
    _, drawn = group(FRANCE)
    france = departments()
    scale = drawn.width / france.width
    for (code, _), shape in zip(france.rings.items(), drawn.shapes, strict=True):
        left, top, right, bottom = france.box(code)
        assert not shape._element.xpath("p:style")
        assert shape.left == pytest.approx(drawn.left + left * scale, abs=3)
        assert shape.top == pytest.approx(drawn.top + top * scale, abs=3)
        assert shape.width == pytest.approx((right - left) * scale, abs=3)
        assert shape.height == pytest.approx((bottom - top) * scale, abs=3)


def test_the_key_counts_and_what_has_no_outline_is_listed() -> None:
    slide, _ = group(FRANCE)
    key = [shape.text_frame.text for shape in slide.shapes if shape.name == "Key"]
    assert [one.rsplit(" ", 1)[0] for one in key] == [*FRANCE.labels, "non renseigné", "sans objet"]
    assert sum(int(one.rsplit("(", 1)[1].rstrip(")")) for one in key) == 101
    (off,) = [shape.text_frame.text for shape in slide.shapes if shape.name == "Off the map"]
    assert off == "Hors carte\u00a0: Saint-Pierre-et-Miquelon (50\u202f%)"


def test_a_department_that_is_not_told_is_not_known() -> None:
    part = Map("T", "S", "M", "count", (Place("33", "Gironde", 2, "2", 0),), ("1–5",))
    _, drawn = group(part)
    said = {shape.name: shape._element._nvXxPr.cNvPr.get("descr") for shape in drawn.shapes}
    assert said["Gironde"] == "Gironde, 2"
    assert said["Ain"] == "Ain, non renseigné"
    assert len(said) == 101
