"""Whose name may be published: a legal person's. Whoever may be a natural person (a sole trader is one) is not named.

No file says of a beneficiary whether it is a natural person, so the proof is asked the other way round: a local
authority of the reference, a number at the register of associations, a SIREN of the public sector (Insee gives those
that begin with 1 or 2 to public bodies alone), or a legal form in the name (``data/opendata/persons.json``).
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from data import ROOT


def legal_person(siren: str | None, rna: str | None, local: bool | None, name: str | None) -> bool:
    """Whether something proves that a party is a legal person. ``siren`` may be a SIRET."""
    if local or rna or (siren and siren[0] in _facts()["public_sirens"]):
        return True
    words = _words(name or "")
    if not words.strip() or words.split()[0] in _plain("civilities") or _bears(words, "sole_traders"):
        return False
    return _bears(words, "legal_words")


@cache
def _facts() -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = json.loads((ROOT / "opendata" / "persons.json").read_text(encoding="utf-8"))
    return found


@cache
def _plain(what: str) -> tuple[str, ...]:
    return tuple(_words(one).strip() for one in _facts()[what])


def _words(name: str) -> str:
    """A name as words without accents and case, a space around each."""
    apart = re.sub(r"[’'.]", lambda mark: "" if mark[0] == "." else " ", name)
    bare = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode()
    return f" {' '.join(re.findall(r'[a-z0-9]+', bare.lower()))} "


def _bears(words: str, what: str) -> bool:
    return any(f" {one} " in words for one in _plain(what))
