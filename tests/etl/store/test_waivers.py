"""Waivers are kept, hold until their day, and are lifted by a row beside them."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from etl.check.waiver import Scope, Waiver, apply
from etl.finding import Finding
from etl.store import waivers
from etl.store.funds import UnknownFund
from etl.store.tables import metadata
from etl.store.waivers import RefusedWaiver, UnknownWaiver, lift, listing, standing, waive

TODAY = date.today()
LATER, MUCH_LATER = TODAY + timedelta(30), TODAY + timedelta(31)


def give(engine: sa.Engine, rule: str = "amount-factor", scope: Scope | None = None, source: str = "chorus") -> int:
    return waive(engine, "ITN7", source, rule, scope or Scope(), " Changement d’unité voulu ", "Léa", LATER)


def test_a_waiver_holds_to_the_end_of_its_day_for_its_source(engine: sa.Engine) -> None:
    number = give(engine)
    with engine.connect() as connection:
        (one,) = standing(connection, "ITN7", "chorus", LATER)
        assert standing(connection, "ITN7", "chorus", MUCH_LATER) == []
        assert standing(connection, "ITN7", "anct", TODAY) == []
        assert waivers.given(connection, "ITN7", "chorus") == [one]
    assert (one.id, one.rule, one.scope, one.reason, one.by, one.until) == (
        number, "amount-factor", Scope(), "Changement d’unité voulu", "Léa", LATER,
    )  # fmt: skip


def test_lifting_writes_a_row_and_changes_none(engine: sa.Engine) -> None:
    number = give(engine)
    with engine.connect() as connection:
        before = connection.execute(sa.select(metadata.tables["waivers"])).all()
    lift(engine, number, "Ali")
    with engine.connect() as connection:
        assert connection.execute(sa.select(metadata.tables["waivers"])).all() == before
        assert standing(connection, "ITN7", "chorus", TODAY) == []
        (one,) = listing(connection)
    assert (one.waiver.id, one.lifted_by, one.lifted_at is None) == (number, "Ali", False)
    for unknown in (number, number + 1):
        with pytest.raises(UnknownWaiver):
            lift(engine, unknown, "Ali")


@pytest.mark.parametrize(
    ("rule", "reason", "until", "code"),
    [
        ("amount-facteur", "voulu", LATER, "unknown_rule"),
        ("requested-draft", "voulu", LATER, "not_waivable"),
        ("amount-factor", "  ", LATER, "no_reason"),
        ("amount-factor", "voulu", TODAY - timedelta(2), "past"),
    ],
)
def test_what_is_no_waiver_is_refused(engine: sa.Engine, rule: str, reason: str, until: date, code: str) -> None:
    with pytest.raises(RefusedWaiver) as refused:
        waive(engine, "ITN7", "chorus", rule, Scope(), reason, "Léa", until)
    assert refused.value.code == code
    with engine.connect() as connection:
        assert listing(connection) == []


def test_a_fund_that_is_not_declared_has_no_waiver(engine: sa.Engine) -> None:
    with pytest.raises(UnknownFund):
        waive(engine, "AUTRE", "chorus", "amount-factor", Scope(), "voulu", "Léa", LATER)


FOUND = Finding("warning", "amount-factor", "Feuille", "C2", 2, "Montant (€)", "amount", "480000")
BLOCK = Finding("error", "column-sorted-alone", "Feuille", "C2", 2, "Montant (€)", "amount", blocks=True)
KEYS = {("Feuille", 2): "project_id|A-1|awarded|"}


def given(rule: str, scope: Scope | None = None, until: date = LATER) -> Waiver:
    at = waivers.now()
    return Waiver(1, "ITN7", "chorus", rule, scope or Scope(), "voulu", "Léa", until, at)


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        (Scope(), True),
        (Scope("line", "A-1"), True),
        (Scope("line", "project_id|A-1|awarded|"), True),
        (Scope("line", "A-2"), False),
        (Scope("line", "awarded"), False),
        (Scope("column", "MONTANT"), True),
        (Scope("column", "amount"), True),
        (Scope("column", "Coût total (€)"), False),
    ],
)
def test_what_a_waiver_covers(scope: Scope, covered: bool) -> None:
    (one,) = apply([FOUND], [given("amount-factor", scope)], TODAY, KEYS)
    assert one.waived == ("voulu (Léa)" if covered else None)


def test_a_block_that_is_waived_stays_and_stops_nothing() -> None:
    (one,) = apply([BLOCK], [given("column-sorted-alone")], TODAY)
    assert (one.blocks, one.severity, one.waived) == (False, "error", "voulu (Léa)")


def test_a_waiver_that_is_over_covers_nothing_and_says_so_once() -> None:
    said = apply([BLOCK, BLOCK], [given("column-sorted-alone", until=TODAY)], TODAY + timedelta(1))
    assert [(one.rule, one.blocks, one.waived) for one in said] == [
        ("column-sorted-alone", True, None),
        ("column-sorted-alone", True, None),
        ("waiver-expired", False, None),
    ]
    assert (said[-1].cell, said[-1].message()) == (
        "C2",
        f"La dispense de « column-sorted-alone » donnée par Léa (voulu) a pris fin le {TODAY:%d/%m/%Y}.",
    )
    again = [given("column-sorted-alone", until=TODAY), given("column-sorted-alone", until=MUCH_LATER)]
    assert [one.waived for one in apply([BLOCK], again, TODAY + timedelta(1))] == ["voulu (Léa)"]


@pytest.mark.parametrize(
    "finding",
    [
        Finding("error", "required-missing", rejects=True),
        Finding("error", "older-than-current", blocks=True),
        Finding("information", "requested-draft"),
    ],
)
def test_what_stops_a_line_or_needs_another_answer_is_not_waived(finding: Finding) -> None:
    assert apply([finding], [given(finding.rule)], TODAY) == [finding]
