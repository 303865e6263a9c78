"""The territories of the reference, in memory: those of a scope, where each belongs, what each level counts.

They are the rows of the table ``territories``, which opening a database brings in step with the reference. A question
that would look through all of them asks the database for the few codes that it is about, and counts here.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cache, lru_cache
from types import MappingProxyType

from dashboard.queries.scope import NOWHERE, Scope
from data import reference
from data.reference import Territory

LEVELS = ("commune", "epci", "department", "region")
"""The levels of local authorities."""

WHOLE = ""
"""The key of the one group that is the whole scope."""


def own(place: Territory, level: str | None) -> str | None:
    """The territory of a level that a local authority's own territory belongs to (itself, at its own level)."""
    if level is None:
        return WHOLE
    if level == "commune" or place.level == level or (level == "department" and place.level == "collectivity"):
        return place.code
    code: str | None = getattr(place, level)
    return code


def _inside(territory: str) -> Callable[[Territory], bool]:
    level = Scope(territory=territory).level
    if territory == NOWHERE:
        return lambda place: False
    if level == "country":
        return lambda place: place.level in LEVELS and place.kind != "com"
    if level == "commune":
        return lambda place: place.code == territory
    return lambda place: place.level in LEVELS and territory in (place.code, getattr(place, level))


@lru_cache(maxsize=256)
def places(territory: str) -> Sequence[Territory]:
    """The places of a territory, as the reference orders them: France's are those of its 101 departments.

    Raises UnknownTerritory.
    """
    level = Scope(territory=territory).level
    if level in ("country", "none"):
        return tuple(filter(_inside(territory), reference.territories().values()))
    every = [] if level == "commune" else _within()[territory]
    place = reference.territories()[territory]
    return tuple(filter(_inside(territory), (place, *(one for one in every if one is not place))))


def among(codes: Set[str], territory: str) -> list[Territory]:
    """The places of a territory that some codes name."""
    known = reference.territories()
    return [known[code] for code in codes & _codes(territory)]


@lru_cache(maxsize=256)
def _codes(territory: str) -> frozenset[str]:
    return frozenset(one.code for one in places(territory))


@lru_cache(maxsize=4096)
def commune_codes(code: str) -> frozenset[str]:
    """The codes of the communes of a territory of any level, itself where it is one."""
    place = reference.territories().get(code)
    if place is None:
        return frozenset()
    every = (place,) if place.level == "commune" else _within().get(code, ())
    return frozenset(one.code for one in every if one.level == "commune")


@cache
def every_commune() -> frozenset[str]:
    """The codes of all communes."""
    return frozenset(one.code for one in reference.territories().values() if one.level == "commune")


@lru_cache(maxsize=256)
def inhabitants(territory: str, level: str) -> Mapping[str, int]:
    """The inhabitants of each place of a level that a territory has."""
    return {one.code: one.population or 0 for one in places(territory) if one.level == level}


@lru_cache(maxsize=256)
def counted(
    territory: str, holder: str | None, level: str | None
) -> tuple[Mapping[str, int | None], Mapping[str, Mapping[str, int]]]:
    """The inhabitants (None where none is known) and the authorities by type of each group of a territory."""
    people: dict[str, int | None] = {}
    eligible: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for place in places(territory):
        key = own(place, level)
        if key is None:
            continue
        if place.level == "commune":
            known = people.setdefault(key, None)
            people[key] = known if place.population is None else (known or 0) + place.population
        if holder in (None, place.level):
            eligible[key][place.level] += 1
    return people, eligible


def settle() -> None:
    """Works out what every question about France needs."""
    for level in LEVELS:
        inhabitants("FR", level)
        counted("FR", None, level)
        total("FR", level)
        if level != "commune":
            _members(level)
    counted("FR", None, None)
    _codes("FR")
    _inhabited("FR")
    every_commune()
    _within()


def people(codes: Set[str], level: str | None, territory: str) -> Mapping[str, int]:
    """The inhabitants of the communes that some codes name within a territory, by territory of a level."""
    # A deliverable that serves the whole country names them all, filter after filter.
    return _everybody(level, territory) if codes is every_commune() else _people(codes, level, territory)


@lru_cache(maxsize=256)
def _everybody(level: str | None, territory: str) -> Mapping[str, int]:
    return _people(every_commune(), level, territory)


def _people(codes: Set[str], level: str | None, territory: str) -> Mapping[str, int]:
    living = inhabitants(territory, "commune")
    there = codes & _inhabited(territory)
    if level is None:
        return {WHOLE: sum(map(living.__getitem__, there))} if there else {}
    if level == "commune":
        return {code: living[code] for code in there}
    by_group = ((group, there & members) for group, members in _members(level).items())
    return {group: sum(map(living.__getitem__, some)) for group, some in by_group if some}


def communes(codes: Set[str], territory: str) -> tuple[int, int]:
    """Of the communes that some codes name within a territory, those with inhabitants, and their inhabitants."""
    return _every_commune(territory) if codes is every_commune() else _communes(codes, territory)


@lru_cache(maxsize=256)
def _every_commune(territory: str) -> tuple[int, int]:
    return _communes(every_commune(), territory)


def _communes(codes: Set[str], territory: str) -> tuple[int, int]:
    living = inhabitants(territory, "commune")
    people = [living[code] for code in codes & _inhabited(territory)]
    return len(people) - people.count(0), sum(people)


@lru_cache(maxsize=256)
def _inhabited(territory: str) -> frozenset[str]:
    return frozenset(inhabitants(territory, "commune"))


@lru_cache(maxsize=256)
def total(territory: str, level: str) -> int:
    """The inhabitants of all the places of a level that a territory has."""
    return sum(inhabitants(territory, level).values())


@cache
def _members(level: str) -> Mapping[str, frozenset[str]]:
    """The communes of each territory of a level."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in reference.territories().values():
        if one.level == "commune" and (group := own(one, level)) is not None:
            found[group].add(one.code)
    return {group: frozenset(codes) for group, codes in found.items()}


@cache
def _within() -> Mapping[str, Sequence[Territory]]:
    """The places that name a region, a department, an EPCI as theirs."""
    found: defaultdict[str, list[Territory]] = defaultdict(list)
    for place in reference.territories().values():
        for code in {place.region, place.department, place.epci} - {None}:
            found[str(code)].append(place)
    return MappingProxyType({code: tuple(own) for code, own in found.items()})
