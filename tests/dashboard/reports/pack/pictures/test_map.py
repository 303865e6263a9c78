"""The map: every department in its class, what is not known grey, what does not apply hatched."""

from collections import Counter

from dashboard.theme import LIGHT
from tests.dashboard.reports.pack.pictures.drawn import LIVE, NARROW, drawn, said, shapes
from tests.dashboard.reports.pack.whole import MAP


def test_each_department_is_painted_by_its_class() -> None:
    root = drawn(MAP)
    fills = Counter(one.get("fill") for one in shapes(root, "path"))
    ranks = Counter(place.rank for place in MAP.places)
    assert fills == {
        LIGHT.unknown: ranks[-2],
        "url(#d-na)": ranks[-1],
        **{LIGHT.classes[rank]: ranks[rank] for rank in range(5)},
    }
    assert sum(fills.values()) == len(MAP.places)


def test_the_key_counts_the_departments_of_each_class() -> None:
    told = said(drawn(MAP))
    ranks = Counter(place.rank for place in MAP.places)
    assert told[:2] == ["Attribué / enveloppe départementale", "départements"]
    assert told[2:] == [
        one
        for label, rank in [*zip(MAP.labels, range(5), strict=True), ("non renseigné", -2), ("sans objet", -1)]
        for one in (label, str(ranks[rank]))
    ]


def test_the_map_stays_in_its_box_and_its_outlines_are_short() -> None:
    for style in (drawn(MAP), drawn(MAP, NARROW)):
        width, height = (float(one) for one in style.get("viewBox", "").split()[2:])
        assert 300 < height < 700
        assert width in (660, 360)
    assert sum(len(one.get("d", "")) for one in shapes(drawn(MAP), "path")) < 70_000


def test_on_a_screen_a_department_says_its_name_and_value() -> None:
    marks = shapes(drawn(MAP, LIVE), "g", role="img")
    assert marks[0].get("aria-label") == "Département 01\u00a0: non renseigné"
    assert marks[2].get("aria-label") == "Département 03\u00a0: 43,1\u202f%"
