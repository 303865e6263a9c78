"""Territories sorted, the median between them."""

from decimal import Decimal

from dashboard.figures.dotplot import Dot, alt, dotplot, middle
from dashboard.theme import LIGHT
from tests.figures import checked

DOTS = [
    Dot("Bretagne", Decimal("0.58"), "58\u202f%"),
    Dot("Corse", Decimal("0.29"), "29\u202f%"),
    Dot("Normandie", Decimal("0.42"), "42\u202f%", selected=True),
    Dot("Mayotte", None, "non renseigné"),
]


def test_median_is_of_what_is_known() -> None:
    assert middle(DOTS) == Decimal("0.42")
    assert middle([DOTS[3]]) is None


def test_sorted_and_labelled_directly() -> None:
    chart = checked(dotplot(DOTS, LIGHT, "fr", "42\u202f%"))
    assert list(chart.layout.yaxis.ticktext) == ["Corse", "<b>Normandie</b>", "Bretagne"]
    assert chart.data[0].x == (0.29, 0.42, 0.58)
    labels = [note.text for note in chart.layout.annotations]
    assert labels == ["29\u202f%", "42\u202f%", "58\u202f%", "médiane 42\u202f%"]


def test_far_below_the_median_stands_out() -> None:
    chart = checked(dotplot(DOTS, LIGHT, "fr", "42\u202f%", band=Decimal("0.10")))
    assert chart.data[0].marker.color == (LIGHT.late, LIGHT.paid, LIGHT.paid)
    assert chart.data[0].marker.symbol == ("triangle-down", "circle", "circle")


def test_nothing_known_is_an_empty_figure_and_says_so() -> None:
    assert not checked(dotplot([DOTS[3]], LIGHT, "fr", "")).data[0].x
    assert "aucune valeur" in alt("Taux", [DOTS[3]], "", "fr")


def test_sentence_gives_both_ends() -> None:
    said = alt("Taux", DOTS, "42\u202f%", "fr")
    assert "Bretagne 58\u202f%" in said
    assert "Corse 29\u202f%" in said


def test_many_rows_bear_the_names_of_both_ends_and_of_the_chosen() -> None:
    many = [Dot(f"T{rank:03d}", Decimal(rank), str(rank), selected=rank == 50) for rank in range(101)]
    chart = checked(dotplot(many, LIGHT, "fr", "50", band=Decimal(10)))
    assert list(chart.layout.yaxis.ticktext) == [
        "T000", "T003", "T006", "T009", "<b>T050</b>", "T091", "T094", "T097", "T100",
    ]  # fmt: skip
    assert len(chart.data[0].x) == 101
    band = chart.layout.shapes[0]
    assert (band.type, band.x0, band.x1) == ("rect", 40.0, 60.0)
    assert chart.layout.height < 700


def test_the_band_stands_around_the_median_and_the_scale_holds_it_and_what_is_below_zero() -> None:
    below = [Dot("Corse", Decimal("-0.05"), "−5\u202f%"), *DOTS[:1], DOTS[2]]
    chart = checked(dotplot(below, LIGHT, "fr", "42\u202f%", band=Decimal("0.20"), band_shown="médiane ± 20 points"))
    band = chart.layout.shapes[0]
    assert (band.type, round(band.x0, 6), round(band.x1, 6), band.layer) == ("rect", 0.22, 0.62, "below")
    low, high = chart.layout.xaxis.range
    assert low < -0.05
    assert high > 0.62
    assert "médiane ± 20 points" in [note.text for note in chart.layout.annotations]


def test_without_a_band_no_territory_stands_out() -> None:
    chart = checked(dotplot(DOTS, LIGHT, "fr", "42\u202f%"))
    assert set(chart.data[0].marker.symbol) == {"circle"}
    assert all(shape.type == "line" for shape in chart.layout.shapes)
