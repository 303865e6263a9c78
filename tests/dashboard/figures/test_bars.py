"""Bars in parts: on one zero, in the order given, numbers where they fit, names and totals above each."""

import pytest

from dashboard.figures.bars import Bar, Part, bars
from dashboard.figures.ink import contrast, ink
from dashboard.theme import DARK, LIGHT, Palette
from tests.figures import checked

PARTS = (Part("vérifié", "paid"), Part("prévu", "envelope", pale=True))
ROWS = (
    Bar("Services en ligne", (90.0, 10.0), ("90", "10"), "90 livrés sur 100"),
    Bar("<b>Carte</b>", (2.0, 0.0), ("2", "0"), "2 livrés sur 2"),
)


def test_parts_are_stacked_on_one_zero_in_their_order() -> None:
    chart = checked(bars(ROWS, PARTS, LIGHT, "fr"))
    assert chart.layout.barmode == "stack"
    assert [(one.name, one.x, one.marker.color) for one in chart.data] == [
        ("vérifié", (90.0, 2.0), LIGHT.paid),
        ("prévu", (10.0, 0.0), LIGHT.envelope),
    ]
    assert chart.layout.xaxis.range == (0, pytest.approx(100.3))
    assert [one.marker.line.color for one in chart.data] == [LIGHT.background, LIGHT.hatch]


def test_numbers_stand_where_there_is_room() -> None:
    assert [one.text for one in checked(bars(ROWS, PARTS, LIGHT, "fr")).data] == [("90", ""), ("10", "")]


def test_names_totals_and_key_are_text() -> None:
    said = [note.text for note in checked(bars(ROWS, PARTS, LIGHT, "fr")).layout.annotations]
    assert said[:4] == ["Services en ligne", "90 livrés sur 100", "&lt;b&gt;Carte&lt;/b&gt;", "2 livrés sur 2"]
    assert "vérifié" in said[4]
    assert "□" in said[4]
    assert "<b>" not in checked(bars(ROWS, PARTS, LIGHT, "fr")).data[0].hovertemplate[1].split("<br>")[0]


def test_one_part_needs_no_key() -> None:
    rows = [Bar("30 jours au plus", (4.0,), ("",), "4 · 100 %")]
    assert len(checked(bars(rows, PARTS[:1], LIGHT, "fr")).layout.annotations) == 2


def test_a_share_keeps_the_whole_scale() -> None:
    rows = [Bar("Carte", (0.25, 0.25), ("1", "1"), "50 %")]
    assert checked(bars(rows, PARTS, LIGHT, "fr", whole=1)).layout.xaxis.range == (0, pytest.approx(1.003))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("fill", ["paid", "committed", "awarded", "envelope", "unknown", "late"])
def test_numbers_read_on_every_fill(palette: Palette, fill: str) -> None:
    colour = getattr(palette, fill)
    assert contrast(ink(palette, colour), colour) >= 4.5
