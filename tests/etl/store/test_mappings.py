"""Kept mappings: added, superseded, revoked; no row is ever changed."""

import pytest
import sqlalchemy as sa

from etl.recognise.mapping import ColumnMapping, UnusableMapping
from etl.store import mappings
from etl.store.mappings import UnknownMapping
from etl.store.tables import column_mappings, mapping_revocations

HEADERS = ("Bénéficiaire", "Somme")
FIRST = ColumnMapping("fundings", HEADERS, {"Somme": "amount"}, {"stage": "awarded"})
SECOND = ColumnMapping("fundings", ("somme", "BÉNÉFICIAIRE"), {"somme": "total_cost"}, {"stage": "paid"})


def recalled(engine: sa.Engine) -> tuple[str, dict[str, str | None], str] | None:
    with engine.connect() as connection:
        one = mappings.recall(connection, FIRST.signature)
    return (one.dataset, dict(one.columns), one.by) if one else None


def test_the_last_one_confirmed_holds_until_revoked(engine: sa.Engine) -> None:
    assert recalled(engine) is None
    first = mappings.remember(engine, FIRST, "Ada")
    second = mappings.remember(engine, SECOND, "Bob")
    assert FIRST.signature == SECOND.signature
    assert recalled(engine) == ("fundings", {"somme": "total_cost"}, "Bob")
    mappings.revoke(engine, second, "Cléo")
    assert recalled(engine) == ("fundings", {"Somme": "amount"}, "Ada")
    mappings.revoke(engine, first, "Cléo")
    assert recalled(engine) is None
    with engine.connect() as connection:
        assert [(one.id, one.by, one.revoked_by) for one in mappings.listing(connection)] == [
            (second, "Bob", "Cléo"),
            (first, "Ada", "Cléo"),
        ]
        assert connection.execute(sa.select(sa.func.count()).select_from(column_mappings)).scalar() == 2
        assert connection.execute(sa.select(sa.func.count()).select_from(mapping_revocations)).scalar() == 2


def test_the_same_one_twice_is_kept_once_but_again_after_a_revocation(engine: sa.Engine) -> None:
    first = mappings.remember(engine, FIRST, "Ada")
    assert mappings.remember(engine, FIRST, "Bob") == first
    mappings.revoke(engine, first, "Ada")
    assert mappings.remember(engine, FIRST, "Bob") != first
    assert recalled(engine) == ("fundings", {"Somme": "amount"}, "Bob")


def test_what_cannot_be_revoked_or_kept(engine: sa.Engine) -> None:
    number = mappings.remember(engine, FIRST, "Ada")
    mappings.revoke(engine, number, "Ada")
    for unknown in (number, number + 1):
        with pytest.raises(UnknownMapping):
            mappings.revoke(engine, unknown, "Ada")
    with pytest.raises(UnusableMapping):
        mappings.remember(engine, ColumnMapping("fundings", ("a",), {"a": "somme"}), "Ada")


def test_every_mapping_that_holds_by_signature(engine: sa.Engine) -> None:
    other = ColumnMapping("projects", ("Nom", "Réf."), {"Réf.": "project_id"})
    mappings.remember(engine, FIRST, "Ada")
    mappings.remember(engine, other, "Ada")
    with engine.connect() as connection:
        assert set(mappings.standing(connection)) == {FIRST.signature, other.signature}
