"""Columns whose headers no word names: matched by likeness and content where that is sure, asked where it is not."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from etl.read.workbook import Sheet
from etl.recognise.profile import Profile, Support, profile
from etl.recognise.question import Candidate
from etl.recognise.similarity import similarity
from etl.recognise.table import Column
from etl.recognise.thresholds import thresholds
from etl.schemas import Field, Schema


@dataclass(frozen=True, slots=True)
class Suggested:
    """Columns completed, and those that must be asked, by place in the columns."""

    columns: list[Column]
    asked: dict[int, tuple[Candidate, ...]]


def suggest(sheet: Sheet, rows: range, columns: Sequence[Column], one: Schema, given: Iterable[str]) -> Suggested:
    """Completes the columns of reason ``unknown``; ``given`` are the fields that need no column.

    A field goes to the column of which it is surest. Two fields near each other, two columns near each other for one
    field, or a middling confidence make a question.
    """
    taken = {column.field for column in columns if column.field} | set(given)
    free = [field for field in one.fields if field.name not in taken]
    found = {
        place: _candidates(column, profile(sheet, column.number, rows, one.missing), free)
        for place, column in enumerate(columns)
        if column.reason == "unknown"
    }
    sure = _sure(found)
    won = {candidate.field for candidate in sure.values()}
    completed, asked = list(columns), {}
    for place, candidates in found.items():
        if place in sure:
            completed[place] = _matched(columns[place], sure[place])
            continue
        left = tuple(one for one in candidates if one.field not in won and one.confidence >= thresholds().ask)
        if left:
            completed[place] = dataclasses.replace(columns[place], reason="asked", confidence=left[0].confidence)
            asked[place] = left[: thresholds().candidates]
    return Suggested(completed, asked)


def _matched(column: Column, candidate: Candidate) -> Column:
    return dataclasses.replace(
        column,
        field=candidate.field,
        reason=candidate.reason,
        confidence=candidate.confidence,
        evidence=candidate.evidence,
    )


def _sure(found: dict[int, list[Candidate]]) -> dict[int, Candidate]:
    """The columns that are matched: the best candidate is sure, and alone, both for the column and for the field."""
    limit = thresholds()
    sure: dict[int, Candidate] = {}
    for place, candidates in found.items():
        if not candidates or candidates[0].confidence < limit.match:
            continue
        best = candidates[0]
        near = [one for one in candidates[1:] if best.confidence - one.confidence < limit.margin]
        rivals = [
            other
            for elsewhere, others in found.items()
            for other in others
            if elsewhere != place and other.field == best.field and best.confidence - other.confidence < limit.margin
        ]
        if not near and not rivals:
            sure[place] = best
    return sure


def _candidates(column: Column, held: Profile, free: Sequence[Field]) -> list[Candidate]:
    found = [_candidate(column, held, field) for field in free]
    return sorted((one for one in found if one is not None), key=lambda one: -one.confidence)


def _candidate(column: Column, held: Profile, field: Field) -> Candidate | None:
    """How sure it is that a column is a field. None below what is worth a question."""
    limit = thresholds()
    word, alike = nearest(column.header, field)
    proves, confirms = field.parse in limit.kinds_that_prove, field.parse in limit.kinds_that_confirm
    if alike < limit.worth_reading and not proves:
        return None
    if not proves and not confirms:
        return _kept(Candidate(field.name, alike, "similar", {"title": word, "score": round(alike, 2)}))
    if not held.values:
        return _kept(Candidate(field.name, alike, "similar", {"title": word, "score": round(alike, 2)}))
    support = held.support(field, proof=proves and alike < limit.ask)
    if support.share < 0.5:
        return None
    told = _content(field, support)
    if alike < limit.worth_reading:
        # A code and its name read alike: a content alone is offered as the code.
        holds = support.share >= limit.content_holds and not field.name.endswith("_name")
        return _kept(Candidate(field.name, limit.content_alone * support.share, "content", told)) if holds else None
    confidence = alike
    if proves:
        confidence = max((1 - limit.content_share) * alike + limit.content_share * support.share, alike * support.share)
    return _kept(Candidate(field.name, confidence, "both", {"title": word, "score": round(alike, 2), **told}))


def _kept(candidate: Candidate) -> Candidate | None:
    limit = thresholds()
    if candidate.confidence < limit.ask:
        return None
    return dataclasses.replace(candidate, confidence=round(candidate.confidence, 2))


def _content(field: Field, support: Support) -> dict[str, object]:
    return {"count": support.count, "total": support.total, "sampled": support.sampled, "kind": field.parse}


def nearest(header: str, field: Field) -> tuple[str, float]:
    """The known word of a field that is the most like a header, and how like it is (0 to 1)."""
    return max(((word, similarity(header, word)) for word in words_of(field)), key=lambda one: one[1])


def words_of(field: Field) -> tuple[str, ...]:
    """Every word under which a field is known, as written."""
    return _words(field.name, field.title, field.title_en, *(alias.header for alias in field.aliases))


@cache
def _words(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
