"""Words with a number in them, from any file of the catalogue."""

from dashboard import format as fmt
from data.texts import catalogue, text


def plural(key: str, count: int, lang: str, **others: object) -> str:
    """``key`` with its count, in the singular (``<key>_one``) where the language wants it, where that is written."""
    singular = count < 2 if lang == "fr" else count == 1
    chosen = f"{key}_one" if singular and f"{key}_one" in catalogue(lang) else key
    return text(chosen, lang, count=fmt.count(count, lang), **others)
