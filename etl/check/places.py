"""Territories that contradict their parents, their names, or the home of the legal person."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import reference
from etl.check.shapes import RowTest
from etl.check.view import Fault, View
from etl.parse.place import authority
from etl.schemas import squeeze


def place_field(view: View, level: str) -> str | None:
    """The column that says a level: its code's before its name's."""
    return next((name for name in (level, f"{level}_name") if name in view.columns), None)


@cache
def within(child: str, parent: str, level: str) -> bool:
    """Whether a territory is in another of a level, as far as the reference tells: what it does not know is not wrong.

    Corsica's and Alsace's single authorities stand in department columns and are regions.
    """
    known = reference.territories()
    place, above = known.get(child), known.get(parent)
    if place is None or above is None or level not in ("region", "department", "epci"):
        return True
    if above.level == "region":
        return place.region in (None, parent)
    if place.level == "epci" and level == "department":
        return parent in reference.epci_departments()[child]
    return getattr(place, level) in (None, parent)


@dataclass(frozen=True, slots=True)
class Within(RowTest):
    """A territory is in the parent that the line declares, unless it declares another level, which has its rule."""

    child: str
    parent: str
    unless: str | None = None

    def faults(self, view: View) -> Iterator[Fault]:
        """The child's cell of each line where the parent is another."""
        child, parent = place_field(view, self.child), place_field(view, self.parent)
        if child is None or parent is None:
            return
        pairs = set(view.across(child, parent))
        wrong = {(low, high) for low, high in pairs if low and high and not within(low, high, self.parent)}
        if wrong:
            left = view.columns.get(place_field(view, self.unless or "") or "")
            for place, pair in enumerate(view.across(child, parent)):
                if pair in wrong and not (left and left[place]):
                    yield view.fault(place, child, parent, parent=reference.territories()[pair[1]].name)


@dataclass(frozen=True, slots=True)
class SameTerritory(RowTest):
    """A territory's code and its name beside it are one."""

    code: str
    name: str

    def faults(self, view: View) -> Iterator[Fault]:
        """The name's cell of each line where it is another territory's."""
        wrong = {
            (code, said) for code, said in set(view.across(self.code, self.name)) if code and said and code != said
        }
        if wrong:
            for place, pair in enumerate(view.across(self.code, self.name)):
                if pair in wrong:
                    yield view.fault(place, self.name, self.code, known=reference.territories()[pair[0]].name)


@dataclass(frozen=True, slots=True)
class SameCommune(RowTest):
    """A commune's code and its name beside it are one; names that no commune bears today are left."""

    def faults(self, view: View) -> Iterator[Fault]:
        """The name's cell of each line where it is another commune's."""
        known = reference.territories()
        pairs = set(view.across("commune", "commune_name"))
        wrong = {(code, said) for code, said in pairs if code and said and code != said and not _named(code, said)}
        if wrong:
            for place, pair in enumerate(view.across("commune", "commune_name")):
                if pair in wrong:
                    yield view.fault(place, "commune_name", "commune", known=known[pair[0]].name)


def _named(code: str, said: str) -> bool:
    """Whether a name may be that of a commune: it holds its name or is held in it (articles), or no commune bears it.

    The names of communes of the past and of hamlets are thus left.
    """
    words, own = _plain(said), _plain(reference.territories()[code].name)
    return words in own or own in words or words not in _borne()


@cache
def _borne() -> frozenset[str]:
    """The names that communes bear today."""
    return frozenset(_plain(one.name) for one in reference.territories().values() if one.level == "commune")


def _plain(name: str) -> str:
    return squeeze(name.replace("œ", "oe").replace("Œ", "OE"))


@dataclass(frozen=True, slots=True)
class MatchesTerritory(RowTest):
    """A local authority known by its SIREN is at home in the department that its line declares."""

    siret: str

    def faults(self, view: View) -> Iterator[Fault]:
        """The number's cell of each line declared elsewhere."""
        column = place_field(view, "department")
        if column is None:
            return
        wrong = {
            (siret, department): home
            for siret, department in set(view.across(self.siret, column))
            if siret and department and (home := _elsewhere(siret[:9], department))
        }
        if wrong:
            for place, pair in enumerate(view.across(self.siret, column)):
                if pair in wrong:
                    yield view.fault(place, self.siret, column, home=wrong[pair])


@cache
def _elsewhere(siren: str, department: str) -> str | None:
    """The name and department of a local authority whose home is not in a department."""
    code = authority(siren, None)
    if code is None:
        return None
    home, declared = reference.territories()[code], reference.territories()[department]
    if home.level == "epci":
        at_home = declared.code in reference.epci_departments()[code] or home.region == declared.code
    else:
        at_home = declared.code in (home.code, home.department, home.region)
    return None if at_home else f"{home.name} ({home.department or home.code})"
