"""Words of this page: classes of local authorities, number_of things, what is missing."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.components.html import section, write
from dashboard.queries.definitions import Number, rate
from dashboard.queries.sizes import COMMUNES, bounds
from data.texts import text


def class_name(name: str, lang: str) -> str:
    """A class of local authorities or of holders as a reader calls it."""
    limits = bounds(name)
    if limits is None:
        return text(f"uptake.class_{name}", lang)
    low, above = limits
    if above is None:
        return text("uptake.class_communes_from", lang, low=fmt.count(low, lang))
    if name == COMMUNES[0]:
        return text("uptake.class_communes_below", lang, above=fmt.count(above, lang))
    return text("uptake.class_communes_between", lang, low=fmt.count(low, lang), high=fmt.count(above - 1, lang))


def ratio(n: Number, of: Number) -> Decimal | None:
    """n/N; None where either is not known or N is zero."""
    value = rate(n, of).value
    return None if value is None else Decimal(value)


def n_of(n: int, of: int, lang: str) -> str:
    """n / N."""
    return text("uptake.n_of", lang, n=fmt.count(n, lang), all=fmt.count(of, lang))


def missing(title: str, words: str) -> None:
    """A part of the page that the data cannot fill, said in one sentence."""
    write(section(title, words))
