"""The lines of the files behind what is said of actors: file, sheet, row, cell, actor and body."""

from typing import Literal

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.decisions import decided
from dashboard.queries.meetings import held
from dashboard.queries.said import standing
from dashboard.queries.scope import Scope
from dashboard.queries.seats import seated
from dashboard.queries.trace import placed

COLUMNS = ("file", "sheet", "row", "cell", "label")
Part = Literal["meetings", "seats", "decisions"]


def partner_rows(connection: sa.Connection, scope: Scope, part: Part) -> pd.DataFrame:
    """The lines of a part: who was called to ``meetings``, ``seats`` in bodies, ``decisions``; columns as COLUMNS."""
    p = standing("partners", scope.fund, scope.as_of)
    condition = {"meetings": held, "seats": seated, "decisions": decided}[part](p, scope)
    found = placed(connection, p, condition, p.c.actor + " · " + p.c.body, sa.literal(1))
    rows = [(file, sheet, row, cell, label) for file, sheet, row, cell, _one, label, *_rest in found]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
