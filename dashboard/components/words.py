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


def counted(key: str, value: Decimal | int | None, lang: str, *, of: str = "ui", **others: object) -> str:
    """``ui.<key>`` with its count, in the singular (``ui.<key>_one``) where the language wants it.

    ``of`` names another file of the catalogue.
    """
    one = f"{of}.{key}_one"
    singular = value is not None and (abs(Decimal(value)) < 2 if lang == "fr" else value == 1)
    chosen = one if singular and one in catalogue(lang) else f"{of}.{key}"
    return text(chosen, lang, count=fmt.count(value, lang), **others)
