"""Classes of local authorities: its level; for a commune, its size by inhabitants as well."""

from typing import Any

import sqlalchemy as sa

from data.reference import Territory

SIZES = (500, 2_000, 10_000, 50_000)
"""Inhabitants from which the next class of communes begins; the first class begins at zero."""

UNSIZED = "commune"
"""A commune whose population is not known."""

COMMUNES = tuple(f"commune_{rank}" for rank in range(len(SIZES) + 1))
"""The classes of communes, the smallest first."""

CLASSES = ("region", "department", "epci", *reversed(COMMUNES), UNSIZED)
"""Every class of local authority, in the order of a table."""

HOLDERS = (*CLASSES, "other", "unknown")
"""Every class of holder: another legal person, one that is not known."""


def bounds(name: str) -> tuple[int, int | None] | None:
    """Inhabitants from (included) and to (excluded) of a class of communes; None for another class."""
    if name not in COMMUNES:
        return None
    rank = COMMUNES.index(name)
    return (0, *SIZES)[rank], (*SIZES, None)[rank]


def authority_class(place: Any) -> sa.ColumnElement[str]:
    """The class of a row of ``territories`` (its columns)."""
    sizes = [(place.population < limit, name) for limit, name in zip(SIZES, COMMUNES, strict=False)]
    of_commune = sa.case((place.population.is_(None), UNSIZED), *sizes, else_=COMMUNES[-1])
    return sa.case(
        (place.level == "commune", of_commune), (place.level == "collectivity", "department"), else_=place.level
    )


def class_of(place: Territory) -> str:
    """The class of a territory, as ``authority_class`` tells it of its row."""
    if place.level != "commune":
        return "department" if place.level == "collectivity" else place.level
    people = place.population
    if people is None:
        return UNSIZED
    return next((name for limit, name in zip(SIZES, COMMUNES, strict=False) if people < limit), COMMUNES[-1])


def holder_class(holder: sa.ColumnElement[str], place: Any) -> sa.ColumnElement[str]:
    """The class of a holder: ``holder`` is its type, ``place`` the territory that it is, where it is one."""
    return sa.case(
        (holder.is_(None), "unknown"), (sa.or_(holder == "other", place.level.is_(None)), "other"),
        else_=authority_class(place),
    )  # fmt: skip
