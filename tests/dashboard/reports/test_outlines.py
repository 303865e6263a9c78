"""The departments' outlines: all there, in their box, the right way up."""

import pytest

from dashboard.reports.outlines import departments


def test_the_101_departments_fill_a_unit_box() -> None:
    france = departments()
    points = [point for rings in france.rings.values() for ring in rings for point in ring]
    assert len(france.rings) == 101
    assert max(france.width, france.height) == 1
    assert (min(x for x, _ in points), min(y for _, y in points)) == (0, 0)
    assert max(x for x, _ in points) == pytest.approx(france.width)
    assert max(y for _, y in points) == pytest.approx(france.height)


def test_north_is_up_and_west_is_left() -> None:
    france = departments()
    north, south, west, east = (france.box(code) for code in ("59", "66", "29", "67"))
    assert north[3] < south[1]
    assert west[2] < east[0]


def test_the_insets_lie_below_and_keep_their_shape() -> None:
    france = departments()
    left, top, right, bottom = france.box("974")
    assert top > france.box("66")[1]
    assert (right - left) / (bottom - top) == pytest.approx(1.1, abs=0.1)


def test_a_ring_is_open_and_holes_are_rings() -> None:
    france = departments()
    assert all(ring[0] != ring[-1] for rings in france.rings.values() for ring in rings)
    assert len(france.rings["64"]) == 3
    assert len(france.rings["01"]) == 1


def test_the_scale_keeps_to_the_box() -> None:
    france = departments()
    assert france.fit(4, 3) * france.width <= 4 + 1e-9
    assert france.fit(4, 3) * france.height <= 3 + 1e-9


def test_an_unknown_code_has_no_outline() -> None:
    with pytest.raises(KeyError):
        departments().box("975")
