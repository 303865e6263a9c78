"""Words with a number in them: one dossier, two dossiers."""

from decimal import Decimal

from dashboard import format as fmt
from data.texts import catalogue, text


def datasets(names: str, lang: str) -> str:
    """Datasets named in a row, separated by commas, as a reader calls them."""
    return ", ".join(text(f"ui.dataset_{name}", lang) for name in names.replace(",", " ").split())


def source_name(code: str, lang: str) -> str:
    """A source as a reader calls it: the catalogue's name, else what the person wrote."""
    return catalogue(lang).get(f"ui.source_{code.replace('-', '_')}", code)


def counted(key: str, value: Decimal | int | None, lang: str, **others: object) -> str:
    """The words of ``key`` with their count, in the singular (``<key>_one``) where the language wants it and has it."""
    singular = value is not None and (abs(Decimal(value)) < 2 if lang == "fr" else value == 1)
    chosen = f"{key}_one" if singular and f"{key}_one" in catalogue(lang) else key
    return text(chosen, lang, count=fmt.count(value, lang), **others)
