"""Words of this page with a number in them, and a rule's sentence without the case that it is about."""

import re

from data.texts import catalogue, text
from etl.schemas import TERRITORY_LEVELS, schema

ELLIPSIS = "…"


def rule(code: str, lang: str) -> str:
    """What a rule says, with an ellipsis where it names a value; its code where it has no words."""
    words = catalogue(lang).get(f"findings.{code}", code)
    return re.sub(r"\{[a-z_]+\}", ELLIPSIS, words).replace(f"{ELLIPSIS}.", ELLIPSIS)


def column_name(dataset: str, name: str, lang: str) -> str:
    """A column as a reader calls it; a level of places by its own name."""
    if name in TERRITORY_LEVELS:
        return text(f"quality.level_{name}", lang)
    return schema(dataset)[name].heading(lang)
