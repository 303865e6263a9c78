"""What the samples' forecasts say at past dates, on both databases; what the method document says was measured."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard.queries import forecasts
from dashboard.queries.forecast import SHARE, Forecast, Refusal
from dashboard.queries.known_until import deliverables_until, money_until
from dashboard.queries.scope import Scope
from data import ROOT
from tests.conftest import Demo
from tests.dashboard.queries.measured import covered, scaled

REVIEW, JUNE = date(2021, 10, 8), date(2022, 6, 24)
MEASURED = json.loads((ROOT / "backtests.json").read_text(encoding="utf-8"))


def test_at_the_review_awards_alone_have_a_history(connection: sa.Connection) -> None:
    found = forecasts.forecasts(connection, Scope(as_of=REVIEW))
    assert list(found) == list(forecasts.MEASURES)
    awarded = found["awarded"]
    assert isinstance(awarded, Forecast)
    assert (awarded.on, awarded.last) == (REVIEW, Decimal("37461000.00"))
    end = awarded.end
    assert (end.day, end.value) == (date(2022, 12, 31), Decimal("83924565.22"))
    assert (end.low, end.high) == (Decimal("37461000.00"), Decimal("88000000.00"))
    assert {name: one.reason for name, one in found.items() if isinstance(one, Refusal)} == {
        "committed": "short",
        "paid": "short",
        "delivered": "short",
    }


def test_each_starts_where_its_sources_are_known(connection: sa.Connection) -> None:
    scope = Scope(as_of=JUNE)
    assert money_until(connection, scope) == {
        "requested": date(2022, 4, 29),
        "awarded": date(2022, 4, 29),
        "committed": JUNE,
        "paid": JUNE,
    }
    assert deliverables_until(connection, scope) == JUNE
    found = forecasts.forecasts(connection, scope)
    said = {name: (one.on, round(one.end.value)) for name, one in found.items() if isinstance(one, Forecast)}
    assert said == {
        "awarded": (date(2022, 4, 29), 72_050_149),
        "committed": (JUNE, 60_046_703),
        "paid": (JUNE, 45_823_253),
        "delivered": (JUNE, 822),
    }


@pytest.mark.parametrize("as_of", [REVIEW, date(2021, 11, 26), date(2022, 4, 29), JUNE, date(2022, 7, 29)])
def test_what_came_was_in_the_interval(connection: sa.Connection, as_of: date) -> None:
    """In past editions, with what was known then: January 2023 tells what came."""
    came = {"awarded": "73391840", "committed": "60381708.41", "paid": "45240860.10", "delivered": "757"}
    for name, one in forecasts.forecasts(connection, Scope(as_of=as_of)).items():
        if isinstance(one, Forecast):
            assert one.end.low <= Decimal(came[name]) <= one.end.high, name


@pytest.mark.parametrize(
    ("scope", "reason"),
    [
        (Scope(), "over"),
        (Scope(as_of=JUNE, until=date(2022, 3, 31)), "period"),
        (Scope(as_of=JUNE, territory="987"), "unknown"),
        (Scope(as_of=date(2021, 7, 2)), "few_points"),
    ],
    ids=str,
)
def test_refusals(connection: sa.Connection, scope: Scope, reason: str) -> None:
    assert {getattr(one, "reason", None) for one in forecasts.forecasts(connection, scope).values()} >= {reason}


def test_a_department_is_bounded_by_its_own_envelope(connection: sa.Connection) -> None:
    found = forecasts.forecasts(connection, Scope(as_of=JUNE, territory="33", axis="3"))["awarded"]
    assert isinstance(found, Forecast)
    assert found.last < found.end.value < found.end.high == Decimal("714000.00")


@pytest.fixture(scope="module")
def samples(sqlite_demo: Demo) -> Iterator[sa.Connection]:
    """The samples, once: what is measured does not depend on the database."""
    with sqlite_demo.engine.connect() as made:
        yield made


@pytest.mark.parametrize("one", MEASURED["measures"], ids=lambda one: str(one["measure"]))
def test_what_the_method_document_says_was_measured(samples: sa.Connection, one: dict[str, object]) -> None:
    measure = str(one["measure"])
    assert str(scaled(samples, measure, approached=False)) == one["straight"]
    if one["approached"] is not None:
        assert str(scaled(samples, measure, approached=True)) == one["approached"]
    kept, other = (
        (one["approached"], one["straight"]) if one["chosen"] == "approached" else (one["straight"], one["approached"])
    )
    assert other is None or Decimal(str(kept)) < Decimal(str(other))
    assert (one["chosen"] == "approached") == (measure in forecasts.APPROACHED)
    held, made = covered(samples, measure)
    assert [held, made] == one["covered"]
    assert held >= SHARE * made
