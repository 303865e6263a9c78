"""Projects of which two sources say different things: axis, desk, department or holder.

Only what a file says is compared: a department found by a SIREN, or a holder known by name, contradicts nothing.
"""

from collections import defaultdict

import pandas as pd
import sqlalchemy as sa

from dashboard.queries import relations as r
from dashboard.queries.cells import in_files
from dashboard.queries.quality.unlinked import BY_NAME
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.temporary import lately

FIELDS = ("axis", "desk", "department", "party")
COLUMNS = ("project", "title", "field", "source", "value", "file", "sheet", "row")


def conflicts(connection: sa.Connection, scope: Scope) -> pd.DataFrame:
    """Each value said of a field that sources disagree on, with the first line of each source that says it.

    Ordered by project, field, source; columns as ``COLUMNS``, ``party`` as a SIREN.
    """
    whole = Scope(scope.fund, as_of=scope.as_of)
    found = lately(connection, ("conflicts", whole), lambda: _found(connection, whole))
    if found and scope != whole:
        # Whether sources contradict each other does not depend on what is asked for: only which projects do.
        kept = set(connection.execute(sa.select(r.projects(connection, scope).c.project_key)).scalars())
        found = [(project, row) for project, row in found if project in kept]
    return pd.DataFrame([row for _project, row in found], columns=list(COLUMNS), dtype=object)


def _found(connection: sa.Connection, whole: Scope) -> list[tuple[str, tuple[object, ...]]]:
    """The rows of a whole fund, each with its project."""
    said = _said(connection, whole)
    values = {name: sa.func.count(sa.distinct(said.c[name])) for name in FIELDS}
    disputed = (
        sa.select(said.c.project_key)
        .group_by(said.c.project_key)
        .having(
            sa.func.count(sa.distinct(said.c.source)) > 1,
            sa.or_(*[number > 1 for number in values.values()]),
        )
    )
    c = said.c
    lines = in_files(
        connection,
        said,
        c.project_key.in_(disputed),
        c.project_key,
        c.project_id,
        c.title,
        c.source,
        *[c[name] for name in FIELDS],
    )
    by_project: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
    for line in lines:
        by_project[line[4]].append(line)
    found = [(project, row) for project, own in by_project.items() for row in _disputed(own)]
    found.sort(key=lambda one: (str(one[1][0]), FIELDS.index(str(one[1][2])), str(one[1][3]), str(one[1][4])))
    return found


def _disputed(lines: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """What the lines of one project say of the fields that two sources tell otherwise."""
    number = next((line[5] for line in lines if line[5]), None)
    title = next((line[6] for line in lines if line[6]), None)
    found: list[tuple[object, ...]] = []
    for place, name in enumerate(FIELDS, start=8):
        first: dict[tuple[object, object], tuple[object, ...]] = {}
        for line in lines:
            if line[place] is not None:
                first.setdefault((line[7], line[place]), line)
        sources = {source for source, _value in first}
        if len(sources) > 1 and len({value for _source, value in first}) > 1:
            found += [
                (number or title, title, name, source, value, *line[:3]) for (source, value), line in first.items()
            ]
    return found


def _said(connection: sa.Connection, scope: Scope) -> sa.Subquery:
    """What each line says of its project."""
    kept = sa.select(r.projects(connection, scope).c.project_key)
    queries = []
    for dataset in ("projects", "fundings"):
        c = standing(dataset, scope.fund, scope.as_of).c
        compared = {
            "axis": c.axis,
            "desk": c.desk,
            "department": sa.case((c.place_basis == "declared", c.department)),
            "party": sa.case((sa.not_(c.party.startswith(BY_NAME, autoescape=True)), c.party)),
        }
        queries.append(
            sa.select(
                c.id,
                c.project_key,
                c.project_id,
                c.title,
                c.source,
                c.source_table,
                c.source_row,
                sa.literal("project_id").label("origin"),
                *[column.label(name) for name, column in compared.items()],
            ).where(c.project_key.in_(kept))
        )
    return sa.union_all(*queries).subquery("said_of_a_project")
