"""Territories on one scale, the median and the band of ten points."""

from decimal import Decimal

from dashboard.figures.banded import NAMED, alt, spread
from dashboard.figures.dotplot import Dot
from dashboard.theme import LIGHT

BAND = Decimal("0.10")
FEW = [
    Dot("Corse", Decimal("-0.05"), "−5\u202f%"),
    Dot("Bretagne", Decimal("0.50"), "50\u202f%"),
    Dot("Normandie", Decimal("0.41"), "41\u202f%", selected=True),
    Dot("Mayotte", None, "non renseigné"),
]
MANY = [Dot(f"D{rank}", Decimal(rank) / 100, f"{rank}\u202f%", selected=rank == 7) for rank in range(NAMED + 11)]


def test_below_the_band_is_another_mark_and_another_colour() -> None:
    chart = spread(FEW, LIGHT, "fr", "41\u202f%", BAND)
    assert chart.data[0].x == (-0.05, 0.41, 0.50)
    assert chart.data[0].marker.symbol == ("triangle-down", "circle", "circle")
    assert chart.data[0].marker.color == (LIGHT.late, LIGHT.paid, LIGHT.paid)
    assert list(chart.layout.yaxis.ticktext) == ["Corse", "<b>Normandie</b>", "Bretagne"]


def test_the_band_stands_around_the_median_and_the_scale_holds_it_all() -> None:
    chart = spread(FEW, LIGHT, "fr", "41\u202f%", BAND)
    band = chart.layout.shapes[0]
    assert (band.type, round(band.x0, 6), round(band.x1, 6), band.layer) == ("rect", 0.31, 0.51, "below")
    low, high = chart.layout.xaxis.range
    assert low < -0.05
    assert high > 0.51
    assert "médiane ± 10 points" in [note.text for note in chart.layout.annotations]


def test_without_a_band_no_territory_stands_out() -> None:
    chart = spread(FEW, LIGHT, "fr", "41\u202f%")
    assert set(chart.data[0].marker.symbol) == {"circle"}
    assert all(shape.type == "line" for shape in chart.layout.shapes)


def test_many_are_stacked_with_the_chosen_one_and_the_ends_named() -> None:
    chart = spread(MANY, LIGHT, "fr", "20\u202f%", BAND)
    assert len(chart.data[0].x) == len(MANY)
    assert chart.data[0].marker.symbol.count("triangle-down") == 10
    said = [note.text for note in chart.layout.annotations]
    assert said == ["<b>D7</b> 7\u202f%", "D0 0\u202f%", "D40 40\u202f%", "médiane 20\u202f%", "médiane ± 10 points"]
    same = spread([Dot(str(rank), Decimal("0.5"), "50") for rank in range(NAMED + 1)], LIGHT, "fr", "50", BAND)
    assert same.data[0].y == tuple(range(NAMED + 1))


def test_nothing_known_is_an_empty_figure() -> None:
    assert spread([FEW[3]], LIGHT, "fr", "", BAND).data[0].x == ()
    assert alt([FEW[3]], "", "fr") == "Aucun territoire de ce niveau n’a de valeur pour cet indicateur."


def test_sentence_counts_both_sides_of_the_band() -> None:
    said = alt(FEW, "41\u202f%", "fr", BAND)
    assert said.startswith("Territoires\u00a0: 3. Avancement médian 41\u202f%")
    assert "au-dessous (triangles)\u00a0: 1" in said
    assert "au-dessus\u00a0: 0. De Corse (−5\u202f%) à Bretagne (50\u202f%)." in said
    assert "au-dessous" not in alt(FEW, "41\u202f%", "fr")
