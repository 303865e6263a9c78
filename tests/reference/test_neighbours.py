"""Neighbours by shared borders, similar territories by population."""

from data.reference import Territory
from data.reference.neighbours import neighbours, similar


def codes(found: list[Territory]) -> list[str]:
    return [one.code for one in found]


def test_departments_that_touch() -> None:
    assert codes(neighbours("33")) == ["17", "24", "40", "47"]
    assert codes(neighbours("75")) == ["92", "93", "94"]


def test_an_island_touches_nothing() -> None:
    assert neighbours("974") == neighbours("R04") == []
    assert codes(neighbours("2A")) == ["2B"]


def test_the_country_and_an_overseas_collectivity_have_no_neighbour() -> None:
    assert neighbours("FR") == neighbours("987") == []


def test_regions_and_communes_and_epci() -> None:
    assert codes(neighbours("R53")) == ["R28", "R52"]
    assert "C33281" in codes(neighbours("C33063"))  # Bordeaux, Mérignac
    assert all(one.level == "epci" for one in neighbours("243300316"))
    assert neighbours("243300316")


def test_being_a_neighbour_goes_both_ways() -> None:
    for code in ("33", "59", "2B", "R24"):
        assert all(code in codes(neighbours(one.code)) for one in neighbours(code))


def test_similar_territories_are_of_its_level_and_near_in_population() -> None:
    assert codes(similar("33", 3)) == ["93", "92", "44"]
    assert all(one.kind == "METRO" for one in similar("243300316", 5))
    assert similar("FR", 5) == []
