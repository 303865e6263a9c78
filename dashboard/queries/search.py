"""Finds what a reader seeks among labels: numbers first, words in any order, typing errors forgiven.

Nothing is asked of the database: an index is made once of the labels of an edition, and kept.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from dashboard.queries.labels import Label
from data.texts import LANGUAGES, text

OPTIONAL = frozenset(word for lang in LANGUAGES for word in text("sheets.search_optional", lang).split())
"""Words that need not be in a name that the others are in."""

WRITTEN_SHORT = {"st": "saint", "ste": "sainte"}
FEW = 3
"""Under so many finds, none of them whole, what is near is looked for too."""

AS_NEAR = 12
"""Points out of 100 under the nearest word, within which others are kept."""

Shares = dict[int, float]
"""How well a word is in each label, by the label's place: from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Found:
    """Labels by kind, the best first; ``near`` where some only come near the words."""

    kinds: Mapping[str, Sequence[Label]]
    near: bool = False

    @property
    def count(self) -> int:
        """How many in all."""
        return sum(map(len, self.kinds.values()))


def words_of(said: str) -> list[str]:
    """The words of a text without accents, case or punctuation: ``L'Île-d'Yeu`` gives l, ile, d, yeu."""
    plain = unicodedata.normalize("NFKD", said.casefold().replace("œ", "oe").replace("æ", "ae"))
    kept = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return [WRITTEN_SHORT.get(word, word) for word in kept.split()]


class Index:
    """Labels of every kind, ready to be sought."""

    def __init__(self, labels: Mapping[str, Sequence[Label]]) -> None:
        self.shelves = {kind: Shelf(some) for kind, some in labels.items()}

    def find(self, said: str) -> Found:
        """What answers: labels that bear a code, else every word; near ones where there are few and none is whole."""
        words = words_of(said)
        if not words:
            return Found({})
        hits = {kind: shelf.find(words) for kind, shelf in self.shelves.items()}
        near = False
        if sum(map(len, hits.values())) < FEW and not any(hit.whole for some in hits.values() for hit in some.values()):
            for kind, shelf in self.shelves.items():
                for place, hit in shelf.find(words, near=True).items():
                    near |= hits[kind].setdefault(place, hit) is hit
        return Found({kind: self.shelves[kind].ranked(some) for kind, some in hits.items() if some}, near)


@dataclass(frozen=True, slots=True)
class Hit:
    """How well a label answers; ``whole`` where each word is one of its own, or its code is the text."""

    score: float
    whole: bool


@dataclass(slots=True)
class Shelf:
    """The labels of one kind: where each word and each code stands."""

    labels: Sequence[Label]
    names: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    own: dict[str, list[int]] = field(default_factory=dict)
    also: dict[str, list[int]] = field(default_factory=dict)
    codes: dict[str, list[int]] = field(default_factory=dict)
    vocabulary: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        own, also, codes = defaultdict(list), defaultdict(list), defaultdict(list)
        for place, label in enumerate(self.labels):
            words = words_of(label.name)
            self.names.append(" ".join(words))
            self.sizes.append(len(words) or 1)
            for word in dict.fromkeys(words):
                own[word].append(place)
            for word in {*words_of(label.also)}.difference(words):
                also[word].append(place)
            for code in label.codes:
                codes["".join(words_of(code))].append(place)
        self.own, self.also, self.codes = dict(own), dict(also), dict(codes)
        self.vocabulary, self.numbers = sorted({*own, *also}), sorted(codes)

    def find(self, words: Sequence[str], near: bool = False) -> dict[int, Hit]:
        """The labels that answer, by place."""
        found = {} if near else self._by_code("".join(words))
        said = " ".join(words)
        needed = [word for word in words if word not in OPTIONAL] or [word for word in words if len(word) > 3]
        if not needed:
            return found | {place: Hit(2.0, True) for place, name in enumerate(self.names) if name == said}
        shares = [self._shares(word, near) for word in needed]
        least = min(shares, key=len)
        for place in least:
            if place in found or any(place not in share for share in shares):
                continue
            kept = [share[place] for share in shares]
            whole = min(kept) == 1
            score = sum(kept) / len(kept) + len(needed) / (5 * self.sizes[place]) + (self.names[place] == said)
            found[place] = Hit(score, whole)
        return found

    def ranked(self, hits: Mapping[int, Hit]) -> list[Label]:
        """The labels of hits, the best first; among equals the weightier, then by name."""
        order = sorted(
            hits, key=lambda place: (-round(hits[place].score, 3), -self.labels[place].weight, self.names[place])
        )
        return [self.labels[place] for place in order]

    def _by_code(self, code: str) -> dict[int, Hit]:
        """The labels whose code is the text; then those whose code begins so, from three characters with a digit."""
        found: dict[int, Hit] = {}
        if len(code) >= 3 and any(one.isdigit() for one in code):
            for number in _beginning(self.numbers, code):
                found |= dict.fromkeys(self.codes[number], Hit(0.5, False))
        for place in self.codes.get(code, ()):
            # A code that is the page's own counts before one that leads to it.
            own = "".join(words_of(self.labels[place].key or "")) == code
            found[place] = Hit(4.0 if own else 3.0, True)
        return found

    def _shares(self, word: str, near: bool) -> Shares:
        """The labels that bear a word, as it is, as a beginning from three letters, or nearly."""
        shares: Shares = {}
        for known, share in self._like(word, near):
            for place in self.own.get(known, ()):
                shares[place] = max(share, shares.get(place, 0))
            for place in self.also.get(known, ()):
                shares[place] = max(0.5 * share, shares.get(place, 0))
        return shares

    def _like(self, word: str, near: bool) -> Iterator[tuple[str, float]]:
        if len(word) < 3:
            yield word, 1.0
            return
        for known in _beginning(self.vocabulary, word):
            yield known, 1.0 if known == word else 0.7 + 0.2 * len(word) / len(known)
        if near and len(word) > 3 and word.isalpha():
            least = 75 if len(word) < 6 else 80
            alike = process.extract(word, self.vocabulary, scorer=fuzz.ratio, score_cutoff=least, limit=None)
            best = max((score for _known, score, _place in alike), default=0)
            for known, score, _place in alike:
                if score > best - AS_NEAR:
                    yield known, 0.7 * score / 100


def _beginning(ordered: Sequence[str], start: str) -> Iterator[str]:
    for place in range(bisect_left(ordered, start), len(ordered)):
        if not ordered[place].startswith(start):
            return
        yield ordered[place]
