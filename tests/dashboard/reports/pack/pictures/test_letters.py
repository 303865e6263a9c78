"""Words fit where they are set."""

import pytest

from dashboard.reports.pack.pictures.letters import width, wrap


def test_wide_letters_are_wider_and_width_grows_with_size() -> None:
    assert width("WWW", 10) > width("nnn", 10) > width("iii", 10) > 0
    assert width("abc", 20) == 2 * width("abc", 10)


@pytest.mark.parametrize("room", [40, 90, 300])
def test_lines_never_pass_their_room(room: float) -> None:
    lines = wrap("Gouvernance, ingénierie et anticonstitutionnellement mutualisées", room, 10, 2)
    assert len(lines) <= 2
    assert all(width(line, 10) <= room for line in lines)


def test_what_is_left_over_ends_in_an_ellipsis() -> None:
    assert wrap("un deux trois", 200, 10) == ["un deux trois"]
    assert wrap("un deux trois", 50, 10, 1) == ["un deux…"]
    assert wrap("", 50, 10) == [""]
