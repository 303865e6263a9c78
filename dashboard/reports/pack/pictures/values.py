"""Values as a label of a drawing writes them."""

from dashboard import format as fmt
from dashboard.reports.pack.content import Value
from dashboard.tables import Kind, written


def shown(value: Value, unit: Kind, lang: str) -> str:
    """A value at a glance: millions of euros where there are, else as the tables write it."""
    return fmt.money_short(value, lang) if unit == "euros" else written(value, unit, lang)


def exact(name: str, series: str, value: Value, unit: Kind, lang: str) -> str:
    """One value in full, for whoever points at it."""
    told = ", ".join(one for one in (name, series) if one)
    return (
        f"{told}{fmt.NO_BREAK}: {written(value, unit, lang)}"
        if lang == "fr"
        else f"{told}: {written(value, unit, lang)}"
    )
