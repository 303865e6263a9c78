"""Lines that speak of a project: it is known, and its state allows what they say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.check.known import Known, Project
from etl.check.shapes import CrossTest
from etl.check.view import Fault, Spot, View
from etl.check.words import Code, named
from etl.parse.place import Place, block

NAMING = ("requested", "awarded")
UNKNOWN = Project()
NOWHERE = Place()


def with_projects(known: Known, views: Sequence[View]) -> Known:
    """What is known once the file is: the projects that it declares, and those that its awards name."""
    found = dict(known.projects)
    for view in views:
        if view.dataset == "projects" and "project_id" in view.columns:
            said = list(zip(view.lines.column("state"), view.lines.column("axis"), *places(view), strict=True))
            # Many projects say the same: each saying is made once.
            made = {one: Project._make(one) for one in set(said)}
            found |= zip(view.columns["project_id"], map(made.__getitem__, said), strict=True)
        elif view.dataset == "fundings":
            awarded = {number for number, stage in view.across("project_id", "stage") if stage in NAMING}
            found = dict.fromkeys(awarded - {None}, UNKNOWN) | found
    found.pop(None, None)  # type: ignore[call-overload]
    return replace(known, projects=found)


def places(view: View) -> tuple[list[str | None], list[str | None]]:
    """The region and the department that each line declares, the department's own column first."""
    found: list[str | None] = [None] * len(view.lines.numbers)
    for name in ("department", "department_name", "commune", "territory", "epci", "region", "region_name"):
        if name in view.columns and None in found:
            found = [one or other for one, other in zip(found, view.columns[name], strict=True)]
    known = {code: block(code) if code else NOWHERE for code in set(found)}
    placed = [known[code] for code in found]
    return [one.region for one in placed], [one.department for one in placed]


@dataclass(frozen=True, slots=True)
class KnownProject(CrossTest):
    """A line's project is known: by number, from a dossier or an award, in the file or the database.

    ``stages`` are those of the money lines that need it: an award names its project, a payment does not. A fund of
    which no project is known that way is not tested. Beyond ``most`` projects, they are said at once.
    """

    stages: tuple[str, ...]
    most: int

    def faults(self, views: Sequence[View], datasets: Sequence[str], known: Known) -> Iterator[Fault]:
        """The first line of each unknown project, with its others."""
        there = known.projects
        if not there:
            return
        lost = self._unknown([view for view in views if view.dataset in datasets], there)
        if len(lost) > self.most:
            every = [spot for spots in lost.values() for spot in spots]
            lost = {named(list(lost)): every}
        for name, spots in lost.items():
            yield Fault(spots[0], {"number": name, "count": len(spots)}, spots[1:])

    def _unknown(self, views: Sequence[View], there: Mapping[str, Project]) -> dict[str, list[Spot]]:
        lost: defaultdict[str, list[Spot]] = defaultdict(list)
        for view in views:
            stages = view.lines.column("stage")
            for place, (number,) in enumerate(view.across("project_id")):
                if (
                    number is not None
                    and number not in there
                    and (view.dataset != "fundings" or stages[place] in self.stages)
                ):
                    lost[number].append(view.spot(place, "project_id"))
        return dict(lost)


@dataclass(frozen=True, slots=True)
class ProjectState(CrossTest):
    """A line's project is in none of the states ``never``; a line whose own state is one of ``unless`` is left."""

    never: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def faults(self, views: Sequence[View], datasets: Sequence[str], known: Known) -> Iterator[Fault]:
        """The project's number on each such line."""
        for view in views:
            if view.dataset not in datasets:
                continue
            states = view.lines.column("state")
            for place, (number,) in enumerate(view.across("project_id")):
                project = known.projects.get(number) if number else None
                if project and project.state in self.never and states[place] not in self.unless:
                    args = {"number": number, "state": Code("projects", "state", project.state or "")}
                    yield Fault(view.spot(place, "project_id"), args)
