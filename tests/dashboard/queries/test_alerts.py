"""What opens an alert, what cannot be told; thresholds, acknowledgements, the edition: on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.queries import alerts
from dashboard.queries.alerts import Alert, Found, sighted
from dashboard.queries.scope import Scope
from data.texts import LANGUAGES, catalogue
from etl.intake import Options, prepare, publish
from etl.review.alert_rule import SEVERITIES, UnknownRule, rules
from etl.review.refusal import Refusal
from etl.review.words import EmptyText
from etl.store import acknowledgements, alert_thresholds, sightings
from etl.store.acknowledgements import PastDay, UnknownAcknowledgement
from etl.store.alert_thresholds import OutOfBounds, UnknownThreshold
from etl.store.engine import connect
from etl.store.rollback import roll_back
from tests.books import xlsx
from tests.dashboard.sheet_data import DELIVERABLES, load
from tests.databases import Databases

JUNE, OCTOBER, KEY = date(2021, 6, 4), date(2021, 10, 8), "4100001"


@pytest.fixture(scope="module")
def loaded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """The small fund, only to be read."""
    url = databases.fresh()
    engine = connect(url)
    load(engine, tmp_path_factory.mktemp("alerts"))
    yield engine
    engine.dispose()
    databases.drop(url)


def found(engine: sa.Engine, scope: Scope | None = None, project: str | None = None) -> dict[str, Found]:
    with engine.connect() as connection:
        told = alert_thresholds.listing(connection, "ITN7")
        return {one.rule: one for one in alerts.alerts(connection, scope or Scope(), told, project)}


def test_every_rule_is_found_and_said() -> None:
    assert [one.code for one in rules()] == list(alerts.FINDERS)
    assert {one.severity for one in rules()} == set(SEVERITIES)
    for lang in LANGUAGES:
        said = catalogue(lang)
        assert all({f"alerts.name_{one.code}", f"alerts.close_{one.code}"} <= said.keys() for one in rules())


def test_what_waits(loaded: sa.Engine) -> None:
    said = found(loaded)
    late = Alert("overdue", "L-0002", "Formation des agents", KEY, "33", date(2021, 9, 15), 23)
    assert said["overdue"].alerts == (late,)
    assert [(one.target, one.days) for one in said["undecided"].alerts] == [("4100002", 141)]
    assert {rule for rule, one in said.items() if one.alerts} == {"overdue", "undecided", "unreached", "behind"}
    assert len(said["unreached"].alerts) == 99  # 101 departments, but for Gironde and Pas-de-Calais
    assert {"33", "62"}.isdisjoint(one.target for one in said["unreached"].alerts)


def test_of_one_project_and_of_one_place(loaded: sa.Engine) -> None:
    assert [rule for rule, one in found(loaded, project=KEY).items() if one.alerts] == ["overdue"]
    assert not any(one.alerts for one in found(loaded, Scope(territory="62", as_of=JUNE)).values())


def test_what_is_not_known_raises_nothing_and_is_counted(loaded: sa.Engine) -> None:
    june = found(loaded, Scope(as_of=JUNE))
    assert (june["undelivered"].alerts, june["unpaid"].alerts) == ((), ())
    assert found(loaded)["overused"] == Found("overused", (), 101, (("percent", 100),))  # no sub-envelope is declared
    assert found(loaded)["behind"].unknown == 0


def test_an_axis_behind_its_plan(loaded: sa.Engine) -> None:
    said = {one.target: one for one in found(loaded)["behind"].alerts}
    assert (said["1"].amount, said["1"].days) == (Decimal("-9895522.39"), 221)  # 221 days of 670, of 30 M€


def test_before_any_data(engine: sa.Engine) -> None:
    assert found(engine) == {}


@pytest.fixture
def own(engine: sa.Engine, tmp_path: Path) -> sa.Engine:
    """The small fund, to be written to."""
    load(engine, tmp_path)
    return engine


def test_a_threshold_holds_from_its_day_on(own: sa.Engine) -> None:
    alert_thresholds.put(own, "ITN7", "uncommitted", "days", 30, date(2021, 9, 1), "revue du 1er septembre", "Ana")
    said = found(own)["uncommitted"]
    assert said.limits == (("days", 30),)
    assert [(one.target, one.amount) for one in said.alerts] == [
        ("4100003", Decimal("81000.50")),
        (KEY, Decimal("4000.00")),
    ]
    alert_thresholds.put(own, "ITN7", "uncommitted", "days", 365, date(2021, 10, 1), "trop d’alertes", "Ben")
    assert found(own)["uncommitted"].alerts == ()
    assert found(own, Scope(as_of=date(2021, 9, 30)))["uncommitted"].limits == (("days", 30),)
    with own.connect() as connection:
        assert [(one.value, one.by) for one in alert_thresholds.listing(connection, "ITN7")] == [
            (365, "Ben"),
            (30, "Ana"),
        ]
    wrong: list[tuple[str, str, int, str, type[Refusal]]] = [
        ("uncommitted", "days", -1, "x", OutOfBounds),
        ("uncommitted", "days", 10_001, "x", OutOfBounds),
        ("uncommitted", "days", 5, "  ", EmptyText),
        ("uncommitted", "weeks", 5, "x", UnknownThreshold),
        ("nothing", "days", 5, "x", UnknownRule),
    ]
    for code, name, value, reason, refused in wrong:
        with pytest.raises(refused):
            alert_thresholds.put(own, "ITN7", code, name, value, OCTOBER, reason, "Ana")
    with own.connect() as connection:
        assert len(alert_thresholds.listing(connection, "ITN7")) == 2


def test_an_acknowledgement_covers_its_days_and_stays(own: sa.Engine) -> None:
    far = date(2099, 12, 31)
    number = acknowledgements.acknowledge(own, "ITN7", "overdue", "L-0002", "recette en cours", far, "Ana")
    with own.connect() as connection:
        assert acknowledgements.standing(connection, "ITN7", far)["overdue", "L-0002"].id == number
        assert acknowledgements.standing(connection, "ITN7", date(2100, 1, 1)) == {}
    acknowledgements.lift(own, number, "Ben")
    with own.connect() as connection:
        assert acknowledgements.standing(connection, "ITN7", far) == {}
        assert [(one.by, one.lifted_by) for one in acknowledgements.listing(connection, "ITN7")] == [("Ana", "Ben")]
    with pytest.raises(UnknownAcknowledgement):
        acknowledgements.lift(own, number, "Ben")
    wrong: list[tuple[str, date, str, type[Refusal]]] = [
        ("overdue", date(2020, 1, 1), "x", PastDay),
        ("overdue", far, "", EmptyText),
        ("nothing", far, "x", UnknownRule),
    ]
    for code, until, reason, refused in wrong:
        with pytest.raises(refused):
            acknowledgements.acknowledge(own, "ITN7", code, "L-0002", reason, until, "Ana")


def test_the_edition_in_which_an_alert_appears_and_goes(own: sa.Engine, tmp_path: Path) -> None:
    named = ("overdue", "L-0002")
    assert sighted.look(own, "ITN7") == 4
    with own.connect() as connection:
        assert sightings.appeared(connection, "ITN7")[named] == 4
    rows = [list(row) for row in DELIVERABLES]
    rows[2][3:6] = ["livré", rows[2][4], date(2021, 10, 12)]
    path = xlsx(tmp_path / "livrables_2021-10-15.xlsx", rows)
    publish(prepare(path, own, Options(source="livrables", data_date=date(2021, 10, 15))), own)
    roll_back(own, 5, "Ana")
    assert sighted.look(own, "ITN7") == 2
    assert sighted.look(own, "ITN7") == 0
    with own.connect() as connection:
        assert sightings.histories(connection, "ITN7", [named, ("overdue", "?")]) == {
            named: [(4, 5), (6, None)],
            ("overdue", "?"): [],
        }
        assert sightings.appeared(connection, "ITN7")[named] == 6
