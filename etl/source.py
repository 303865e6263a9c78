"""Which stream a file continues where nobody says: that of its layout, of its one grantor where the layout asks so."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from etl.lines import Lines
from etl.recognise.layouts import Layout
from etl.store.values import standing_values

NATIVE = "native"
SIREN = 9


def source_of(connection: sa.Connection, fund: str, parsed: Sequence[Lines]) -> str:
    """The source of a file by its tables' lines.

    Two grantors publish under one layout: each is a stream, named by its SIREN (``scdl-213300635``). The layout's own
    name holds for a file of several grantors, and for the grantor alone of which that stream already speaks.
    """
    layout = next((lines.table.layout for lines in parsed if lines.table.layout), None)
    if layout is None:
        return NATIVE
    if layout.source_by is None:
        return layout.source
    own = {siren for lines in parsed for siren in _sirens(_said(lines, layout))}
    if len(own) != 1:
        return layout.source
    before = standing_values(connection, layout.dataset, fund, layout.source, layout.source_by)
    if _sirens(before) == own:
        return layout.source
    return f"{layout.source}-{own.pop()}"


def _said(lines: Lines, layout: Layout) -> Iterable[str | None]:
    return lines.column(layout.source_by or "") if lines.table.layout is layout else ()


def _sirens(numbers: Iterable[str | None]) -> set[str]:
    return {number[:SIREN] for number in set(numbers) if number}
