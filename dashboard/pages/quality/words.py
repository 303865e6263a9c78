"""Words of this page with a number in them, and a rule's sentence without the case that it is about."""

import re

from dashboard import format as fmt
from data.texts import catalogue, text
from etl.schemas import TERRITORY_LEVELS, schema

ELLIPSIS = "…"


def numbered(key: str, number: int, lang: str, **others: object) -> str:
    """``quality.<key>`` with its count, in the singular (``<key>_one``) where the language wants it."""
    singular = number < 2 if lang == "fr" else number == 1
    return text(f"quality.{key}{'_one' if singular else ''}", lang, count=fmt.count(number, lang), **others)


def rule(code: str, lang: str) -> str:
    """What a rule says, with an ellipsis where it names a value; its code where it has no words."""
    words = catalogue(lang).get(f"findings.{code}", code)
    return re.sub(r"\{[a-z_]+\}", ELLIPSIS, words).replace(f"{ELLIPSIS}.", ELLIPSIS)


def column_name(dataset: str, name: str, lang: str) -> str:
    """A column as a reader calls it; a level of places by its own name."""
    if name in TERRITORY_LEVELS:
        return text(f"quality.level_{name}", lang)
    return schema(dataset)[name].heading(lang)
