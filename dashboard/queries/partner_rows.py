"""The lines of the files behind what is said of actors: file, sheet, row, cell, actor and body."""

from typing import Literal

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.trace import placed

COLUMNS = ("file", "sheet", "row", "cell", "label")
Part = Literal["meetings", "seats", "decisions"]


def partner_rows(connection: sa.Connection, scope: Scope, part: Part) -> pd.DataFrame:
    """The lines of a part: ``meetings`` held, ``seats`` in bodies without a day, ``decisions``; columns as COLUMNS."""
    p = standing("partners", scope.fund, scope.as_of)
    conditions: dict[Part, sa.ColumnElement[bool]] = {
        "meetings": sa.and_(p.c.met_on.is_not(None), p.c.decision.is_(None)),
        "seats": sa.and_(
            p.c.met_on.is_(None), p.c.decision.is_(None), sa.func.coalesce(p.c.body_kind, "") != "project"
        ),
        "decisions": p.c.decision.is_not(None),
    }
    found = placed(connection, p, conditions[part], p.c.actor + " · " + p.c.body, sa.literal(1))
    rows = [(file, sheet, row, cell, label) for file, sheet, row, cell, _one, label, *_rest in found]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
