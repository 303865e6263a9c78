"""The rows of a reconciliation by status: what made two things one, both amounts, and the cells they stand in."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard import format as fmt
from dashboard.components import lists
from dashboard.components.frames import records
from dashboard.components.html import Column, section, write
from dashboard.components.lists import Keep, Listed, Part, Row
from dashboard.components.words import counted
from dashboard.pages.reconciliation.choices import name
from dashboard.pages.reconciliation.totals import difference
from dashboard.queries.reconciliation import Reconciliation, Status
from data.texts import text

SHEETS = 2
APART = " ; "
ORDER: tuple[Status, ...] = ("different", "only_left", "only_right", "ambiguous", "matched")
"""What asks for work comes first."""
BORNE = {"only_left": (2, 3, 6), "only_right": (2, 4, 7)}
"""The columns that mean something where one side alone has the row."""

Places = Mapping[tuple[str, str], list[str]]
"""The cells behind a unit of a side, sheet by sheet."""


def show(found: Reconciliation, keep: Keep, lang: str) -> None:
    """The list of each status, those that ask for work first."""
    write(section(text("ui.reconciliation_lists", lang), text("ui.reconciliation_lists_sub", lang)))
    places: Places = keep("places", None, lambda: _places(found))
    parts: dict[str, Part] = {
        status: Part(
            text(f"ui.status_{status}", lang),
            text(f"ui.status_{status}_file", lang),
            found.totals[status].rows,
            _maker(found, places, status, lang),
        )
        for status in ORDER
    }
    lists.show(parts, "reconciliation", keep, lang)


def _maker(found: Reconciliation, places: Places, status: str, lang: str) -> Callable[[], Listed]:
    return lambda: _listed(found, places, status, lang)


def _listed(found: Reconciliation, places: Places, status: str, lang: str) -> Listed:
    left, right = name(found.left, lang), name(found.right, lang)
    heads = [
        text("ui.matched_by", lang),
        text("ui.number", lang),
        text("ui.trace_label", lang),
        left,
        right,
        text("ui.difference", lang),
        text("ui.cells_of", lang, side=left),
        text("ui.cells_of", lang, side=right),
    ]
    own = found.rows[found.rows["status"] == status]
    rows = [
        (
            text(f"ui.by_{row['by']}", lang) if row["by"] else "",
            str(row["via"] or ""),
            str(row["label"] or ""),
            "–" if row["left"] is None else fmt.money(row["left"], lang),
            "–" if row["right"] is None else fmt.money(row["right"], lang),
            difference(row["difference"], lang),
            _cells(places, "left", row["left_unit"]),
            _cells(places, "right", row["right_unit"]),
        )
        for row in records(own)
    ]
    kinds = [{}, {}, {}, {"right": True}, {"right": True}, {"right": True}, {"aside": True}, {"aside": True}]
    columns = [Column(head, **kind) for head, kind in zip(heads, kinds, strict=True)]
    kept = BORNE.get(status, range(len(heads)))

    def only(values: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(values[place] for place in kept)

    def drawn(row: Row) -> Row:
        return tuple(
            _cut(words, lang) if column.aside else words for words, column in zip(row, only(columns), strict=True)
        )

    return Listed(only(heads), [only(row) for row in rows], only(columns), drawn)


def _places(found: Reconciliation) -> Places:
    """The cells of each unit, sheet by sheet."""
    sheets: defaultdict[tuple[str, str], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cell in records(found.cells):
        where = f"{cell['file']} · {cell['sheet']}"
        sheets[cell["side"], cell["unit"]][where].append(str(cell["cell"] or cell["row"]))
    return {
        unit: [f"{where} · {', '.join(cells)}" for where, cells in places.items()] for unit, places in sheets.items()
    }


def _cells(places: Places, side: str, unit: str | None) -> str:
    return APART.join(places.get((side, unit or ""), []))


def _cut(words: str, lang: str) -> str:
    """On the page, the first sheets and how many others; the CSV has them all."""
    found = words.split(APART)
    return APART.join(found[:SHEETS]) + (counted("ui.more", len(found) - SHEETS, lang) if len(found) > SHEETS else "")
