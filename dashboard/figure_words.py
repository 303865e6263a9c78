"""A figure as written, by its unit."""

from dashboard import format as fmt
from dashboard.queries.figures import Figure


def value(figure: Figure, lang: str) -> str:
    """A figure to the cent, or to the unit."""
    if figure.unit == "EUR":
        return fmt.money(figure.value, lang)
    if figure.unit == "EUR_per_inhabitant":
        return fmt.money_per_head(figure.value, lang)
    if figure.unit == "ratio":
        return fmt.percent(figure.value, lang)
    return fmt.count(figure.value, lang)


def short(figure: Figure, lang: str) -> str:
    """A figure to read at a glance."""
    return fmt.money_short(figure.value, lang) if figure.unit == "EUR" else value(figure, lang)


def with_parts(figure: Figure, lang: str) -> str:
    """A figure to read at a glance, n/N beside it where it is a rate."""
    shown = short(figure, lang)
    if figure.unit != "ratio" or figure.n is None or figure.N is None:
        return shown
    euros = figure.basis in ("envelope", "awarded", "committed") and figure.stage in ("awarded", "committed", "paid")
    write = fmt.money_short if euros else fmt.count
    return f"{shown} ({write(figure.n, lang)} / {write(figure.N, lang)})"
