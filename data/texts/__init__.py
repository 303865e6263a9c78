"""The one catalogue of words that a user reads, French and English, keyed by code.

``fr/`` and ``en/`` hold the same JSON files with the same keys; a key is ``file.key``. Placeholders are
``str.format`` fields, and the same in both languages.
"""

import json
from functools import cache

from data import ROOT

LANGUAGES = ("fr", "en")


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Every text of one language, keyed ``file.key``. Raises KeyError for an unknown language."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    texts: dict[str, str] = {}
    for path in sorted((ROOT / "texts" / lang).glob("*.json")):
        for key, value in json.loads(path.read_text(encoding="utf-8")).items():
            texts[f"{path.stem}.{key}"] = value
    return texts


def text(key: str, lang: str = "fr", **values: object) -> str:
    """The words for a key, with its placeholders filled. Raises KeyError where the key or a value is missing."""
    words = catalogue(lang)[key]
    return words.format(**values) if values else words
