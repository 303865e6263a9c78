"""The lines that lack a value in a column where one is expected: their file, sheet, row and cell."""

import pandas as pd
import sqlalchemy as sa

from dashboard.queries.cells import in_files
from dashboard.queries.quality.completeness import EXPECTED, WHEN, columns, has_value
from dashboard.queries.quality.lines import PLACE, lines
from dashboard.queries.scope import Scope
from etl.schemas import PARTIES

COLUMNS = (*PLACE, "label", "number")
NAMES = {"indicators": "indicator_name", "envelopes": "axis", "trajectories": "measure", "partners": "actor"}
"""The column that names a line, where it is not its title."""


def empty(connection: sa.Connection, scope: Scope, dataset: str, field: str) -> pd.DataFrame:
    """The lines of a dataset without a value in a column, in the order of their files; columns as ``COLUMNS``.

    ``cell`` is the empty cell, None where its table has no such column; ``number`` that of the dossier or of the
    commitment. Raises ValueError for a column that the dataset does not count.
    """
    if field not in columns(dataset):
        raise ValueError(field)
    rows = lines(connection, dataset, scope)
    c = rows.c
    when = EXPECTED.get((dataset, field))
    lacking = sa.not_(has_value(rows, field))
    condition = sa.and_(WHEN[when](rows), lacking) if when else lacking
    names = [c[NAMES[dataset]]] if dataset in NAMES else [c.title, *([c.party_name] if dataset in PARTIES else [])]
    label = sa.func.coalesce(*names, "")
    known = [c[name] for name in ("project_id", "commitment_id", "deliverable_id") if name in c]
    number = sa.func.coalesce(*known, "") if known else sa.literal("")
    found = in_files(connection, rows, condition, label, number, column=field)
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)
