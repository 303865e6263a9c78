"""How alike two headers are, whatever their accents, case, plurals, little words and order.

The measure is Dice's on words: twice the number of common words over the number of words of both. Two words that
differ by a letter or two are common for the share of letters that they have in common.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from etl.recognise.thresholds import thresholds

CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`"), " ")
WORD = re.compile(r"[a-z]+|[0-9]+")


@lru_cache(maxsize=65_536)
def tokens(header: str) -> tuple[str, ...]:
    """The telling words of a header: ``Montants de l’aide (€)`` -> ``montant``, ``aide``."""
    spaced = CAMEL.sub(" ", header).translate(APOSTROPHES)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode().lower()
    found = WORD.findall(plain)
    kept = [_singular(word) for word in found if word not in thresholds().stop_words]
    return tuple(dict.fromkeys(kept or found))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


@lru_cache(maxsize=262_144)
def similarity(one: str, other: str) -> float:
    """From 0 (no common word) to 1 (the same words)."""
    mine, theirs = tokens(one), tokens(other)
    if not mine or not theirs:
        return 0.0
    common = set(mine) & set(theirs)
    total = float(len(common))
    left = [word for word in theirs if word not in common]
    for word in mine:
        if word in common or not left:
            continue
        best = max(left, key=lambda candidate: _alike(word, candidate))
        if (alike := _alike(word, best)) >= thresholds().similar_token:
            total += alike
            left.remove(best)
    return 2 * total / (len(mine) + len(theirs))


@lru_cache(maxsize=65_536)
def _alike(one: str, other: str) -> float:
    if one[0] != other[0] or abs(len(one) - len(other)) > 3:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
