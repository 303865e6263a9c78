"""The cells that the plans in force were read in."""

import pandas as pd
import sqlalchemy as sa

from dashboard import format as fmt
from dashboard.queries.cells import in_files
from dashboard.queries.scope import Scope
from dashboard.queries.trajectories import here, said
from etl.schemas import schema

COLUMNS = ("file", "sheet", "row", "cell", "label", "value")


def planned_rows(connection: sa.Connection, scope: Scope, lang: str) -> pd.DataFrame:
    """A line a planned value of the scope's very territory and axis, columns as ``COLUMNS``; values as written."""
    if scope.level == "none" or scope.narrowed:
        return pd.DataFrame([], columns=list(COLUMNS), dtype=object)
    t = said(scope)
    kept = here(t, scope)
    if scope.axis is not None:
        kept = sa.and_(kept, t.c.axis == scope.axis)
    measures = schema("trajectories")["measure"]
    rows = []
    for *place, measure, axis, due, value in in_files(
        connection, t, kept, t.c.measure, t.c.axis, t.c.due_on, t.c.planned
    ):
        label = " · ".join(filter(None, (measures.label(measure, lang), axis, fmt.day(due, lang))))
        rows.append((*place, label, fmt.number(value, lang, 2, trim=True)))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
