"""A table whose heads say what they are and can sort it; wide ones scroll inside their frame."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.pictures.canvas import element
from dashboard.tables import Table, written

BRIEF = 18
"""Letters up to which the texts of a column are kept on one line."""


def table(parent: Xml.Element, shown: Table, lang: str, named: str, wide: Sequence[int] = (0,)) -> None:
    """Adds a table named by the element ``named``; the first column names the rows."""
    frame = element(parent, "div", class_="scrolled", role="region", aria_labelledby=named, tabindex="0")
    found = element(frame, "table", aria_labelledby=named)
    heads = element(element(found, "thead"), "tr")
    for head in shown.heads:
        element(heads, "th", head.label, scope="col", class_="number" if _counted(head.kind) else None)
    classes = [_class(shown, place, place in wide) for place in range(len(shown.heads))]
    body = element(found, "tbody")
    for row in shown.rows:
        line = element(body, "tr")
        for place, (head, value) in enumerate(zip(shown.heads, row, strict=True)):
            of_row: dict[str, str] = {} if place else {"scope": "row"}
            soft = " soft" if value is None else ""
            element(
                line, "td" if place else "th", written(value, head.kind, lang), class_=f"{classes[place]}{soft}",
                data_sort=_sorted(value), **of_row,
            )  # fmt: skip


def _counted(kind: str) -> bool:
    return kind not in ("text", "day")


def _class(shown: Table, place: int, wide: bool) -> str:
    """What a column is laid out as: a number, a short text, a long one, a sentence."""
    kind = shown.heads[place].kind
    if kind != "text":
        return "number" if _counted(kind) else "brief"
    if all(len(str(row[place] or "")) <= BRIEF for row in shown.rows):
        return "brief"
    return "wide" if wide else "long"


def _sorted(value: Any) -> str | None:
    """What a column is sorted by, where that is not the words."""
    if value is None:
        return ""
    return None if isinstance(value, str) else value.isoformat() if isinstance(value, date) else str(value)
