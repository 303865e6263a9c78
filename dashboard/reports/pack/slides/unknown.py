"""The sentence for values that are not known, under a drawing that can't show them."""

from dashboard.reports.pack.content import Series
from data.texts import text

NAMED = 4
"""How many are named one by one."""


def unknown(columns: list[tuple[Series, tuple[str, ...]]], lang: str) -> str:
    """A sentence for the values that are not known: a bar that is not there is not a zero."""
    several = len(columns) > 1
    missing = [
        f"{name} ({one.name})" if several else name
        for one, names in columns
        for name, value in zip(names, one.values, strict=True)
        if value is None
    ]
    if not missing:
        return ""
    if len(missing) <= NAMED:
        return text("pack.unknown_named", lang, names=", ".join(missing))
    return text("pack.unknown_counted", lang, number=len(missing), total=sum(len(names) for _, names in columns))
