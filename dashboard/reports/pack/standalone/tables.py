"""A table whose heads say what they are and can sort it; wide ones scroll inside their frame."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree as Xml

from dashboard.reports.pack.pictures.canvas import element
from dashboard.tables import Table, written


def table(parent: Xml.Element, shown: Table, lang: str, named: str, wide: Sequence[int] = (0,)) -> None:
    """Adds a table named by the element ``named``; the first column names the rows."""
    frame = element(parent, "div", class_="scrolled", role="region", aria_labelledby=named, tabindex="0")
    found = element(frame, "table", aria_labelledby=named)
    heads = element(element(found, "thead"), "tr")
    for head in shown.heads:
        element(heads, "th", head.label, scope="col", class_=_class(head.kind))
    body = element(found, "tbody")
    for row in shown.rows:
        line = element(body, "tr")
        for place, (head, value) in enumerate(zip(shown.heads, row, strict=True)):
            of_row: dict[str, str] = {} if place else {"scope": "row"}
            classes = " ".join(
                one
                for one in (
                    _class(head.kind),
                    "day" if head.kind == "day" else "",
                    "wide" if place in wide else "",
                    "soft" if value is None else "",
                )
                if one
            )
            element(
                line, "td" if place else "th", written(value, head.kind, lang), class_=classes or None,
                data_sort=_sorted(value), **of_row,
            )  # fmt: skip


def _class(kind: str) -> str | None:
    return None if kind in ("text", "day") else "number"


def _sorted(value: Any) -> str | None:
    """What a column is sorted by, where that is not the words."""
    if value is None:
        return ""
    return None if isinstance(value, str) else value.isoformat() if isinstance(value, date) else str(value)
