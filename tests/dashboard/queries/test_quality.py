"""What the data are worth: every count exact, every count with its lines, the same on both databases."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.queries import freshness
from dashboard.queries.quality import completeness, conflicts, departments, empty, findings, gaps, rejected, unlinked
from dashboard.queries.quality.completeness import EXPECTED, NEEDED, WHEN, columns
from dashboard.queries.quality.departments import Department
from dashboard.queries.scope import Scope
from etl.check.waiver import Scope as Whole
from etl.schemas import DATASETS
from etl.store.engine import connect
from etl.store.waivers import waive
from tests.command import Command
from tests.conftest import Demo
from tests.dashboard import untidy
from tests.databases import Databases

NOW = Scope()


@pytest.fixture(scope="module")
def loaded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """The untidy fund, on each database; only to be read."""
    url = databases.fresh()
    untidy.load(Command(url), tmp_path_factory.mktemp("untidy"))
    engine = connect(url)
    yield engine
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def connection(loaded: sa.Engine) -> Iterator[sa.Connection]:
    """A connection to it."""
    with loaded.connect() as made:
        yield made


def rows(frame: Any) -> list[tuple[object, ...]]:
    return [tuple(row) for row in frame.itertuples(index=False, name=None)]


def filled(connection: sa.Connection, dataset: str, scope: Scope = NOW) -> dict[str, tuple[int, int]]:
    return {one.field: (one.n, one.N) for one in completeness.completeness(connection, scope)[dataset]}


def test_a_column_is_as_full_as_the_lines_that_should_fill_it(connection: sa.Connection) -> None:
    projects = filled(connection, "projects")
    assert projects["project_id"] == (4, 4)
    assert projects["holder_siret"] == (2, 4)
    assert projects["decided_on"] == (2, 3)  # the dossier under review has no decision
    assert projects["amount_awarded"] == (2, 2)
    assert projects["department"] == (3, 4)
    assert projects["commune"] == (1, 4)
    money = filled(connection, "fundings")
    assert money["project_id"] == (2, 2)  # payments name none
    assert money["commitment_id"] == (4, 4)
    assert money["axis"] == (2, 4)
    delivered = filled(connection, "deliverables")
    assert delivered["delivered_on"] == (2, 2)
    assert delivered["proof_url"] == (1, 2)
    assert delivered["verified_on"] == (0, 1)
    assert list(completeness.completeness(connection, NOW)) == ["projects", "fundings", "deliverables"]


def test_completeness_keeps_to_the_scope(connection: sa.Connection) -> None:
    assert filled(connection, "projects", Scope(territory="974"))["holder_siret"] == (0, 1)
    assert filled(connection, "projects", Scope(axis="1"))["desk"] == (2, 2)
    assert filled(connection, "fundings", Scope(territory="69"))["amount"] == (1, 1)
    assert filled(connection, "deliverables", Scope(territory="38"))["planned_on"] == (1, 1)
    assert filled(connection, "projects", Scope(territory="NONE"))["department"] == (0, 1)
    assert completeness.completeness(connection, Scope(as_of=date(2021, 1, 1))) == {}


def test_the_columns_that_matter_are_columns() -> None:
    assert set(NEEDED) == set(DATASETS)
    for dataset in DATASETS:
        assert set(NEEDED[dataset]) <= set(columns(dataset))
    assert all(name in columns(dataset) for dataset, name in EXPECTED)
    assert set(EXPECTED.values()) <= set(WHEN)


def test_the_bits_of_a_line_fit_into_a_number_of_both_databases() -> None:
    for dataset in DATASETS:
        when = {name for (own, _column), name in EXPECTED.items() if own == dataset}
        assert len(columns(dataset)) + len(when) < 63  # SQLite's and PostgreSQL's widest number, without its sign


def test_an_empty_cell_is_found(connection: sa.Connection) -> None:
    found = empty.empty(connection, NOW, "projects", "holder_siret")
    assert rows(found) == [
        ("dossiers.xlsx", "Feuille", 4, "G4", "Agenda", "P-3"),
        ("dossiers.xlsx", "Feuille", 5, "G5", "Carte", "P-4"),
    ]
    assert rows(empty.empty(connection, NOW, "projects", "decided_on")) == [
        ("dossiers.xlsx", "Feuille", 5, "K5", "Carte", "P-4")
    ]
    proofs = empty.empty(connection, NOW, "deliverables", "proof_url")
    assert rows(proofs) == [("livrables.xlsx", "Feuille", 2, "G2", "Portail en ligne", "P-1")]
    assert list(empty.empty(connection, NOW, "fundings", "desk")["cell"]) == [None] * 4  # the files have no such column
    with pytest.raises(ValueError):
        empty.empty(connection, NOW, "projects", "territory")


@pytest.mark.parametrize("dataset", ["projects", "fundings", "deliverables"])
def test_every_gap_counted_opens(connection: sa.Connection, dataset: str) -> None:
    for field, (n, of) in filled(connection, dataset).items():
        assert len(empty.empty(connection, NOW, dataset, field)) == of - n, field


def test_what_is_tied_to_nothing(connection: sa.Connection) -> None:
    found = {(one.what, one.kind, one.stage): one for one in unlinked.unlinked(connection, NOW)}
    lacking = {key: (one.n, one.N, one.euros, one.of) for key, one in found.items() if one.n}
    assert lacking == {
        ("money", "project", "paid"): (1, 2, Decimal("300.25"), Decimal("20300.25")),
        ("deliverables", "project", None): (2, 3, None, None),
        ("money", "place", "requested"): (1, 4, Decimal("7000.00"), Decimal("127000.00")),
        ("money", "place", "paid"): (1, 2, Decimal("300.25"), Decimal("20300.25")),
        ("projects", "place", None): (1, 4, None, None),
        ("deliverables", "place", None): (1, 3, None, None),
        ("money", "siren", "requested"): (2, 4, Decimal("17000.00"), Decimal("127000.00")),
        ("money", "siren", "paid"): (1, 2, Decimal("300.25"), Decimal("20300.25")),
        ("projects", "siren", None): (2, 4, None, None),
    }
    assert found["money", "project", "committed"].n == 0


@pytest.mark.parametrize("scope", [NOW, Scope(axis="3"), Scope(territory="NONE"), Scope(territory="38")], ids=str)
def test_every_untied_line_opens(connection: sa.Connection, scope: Scope) -> None:
    found = unlinked.unlinked(connection, scope)
    for kind in unlinked.KINDS:
        opened = unlinked.rows(connection, scope, kind)
        own = [one for one in found if one.kind == kind]
        assert len(opened) == sum(one.n for one in own)
        euros = sum((one.euros or Decimal(0) for one in own), Decimal(0))
        assert sum((value for value in opened["value"] if value is not None), Decimal(0)) == euros


def test_an_untied_line_bears_its_cell(connection: sa.Connection) -> None:
    assert rows(unlinked.rows(connection, NOW, "project")) == [
        ("chorus.xlsx", "Feuille", 3, "E3", "Commune Z", "Commune Z", "paid", Decimal("300.25")),
        ("livrables.xlsx", "Feuille", 3, "A3", "Salle ouverte", None, "deliverables", None),
        ("livrables.xlsx", "Feuille", 4, "A4", "Guide", None, "deliverables", None),
    ]
    with pytest.raises(ValueError):
        unlinked.rows(connection, NOW, "colour")


def test_by_department(connection: sa.Connection) -> None:
    assert departments.departments(connection, NOW) == {
        "33": Department(1, 10, 10, 0, 4, 1, 0, 1, 1),
        "38": Department(1, 10, 10, 1, 2, 1, 1, 0, 0),
        "69": Department(money=1),
        "974": Department(1, 6, 8, 1, 1, 0, 0, 0, 0),
        None: Department(1, 6, 9, 1, 2, 1, 0, 1, 0),
    }


def test_what_the_last_files_left_open(connection: sa.Connection) -> None:
    found = [(one.source, one.severity, one.rule, one.count, one.rejected) for one in _open(connection)]
    assert found == [
        ("engagements", "error", "number-unreadable", 1, 1),
        ("livrables", "warning", "project-unknown", 1, 0),
    ]
    every = findings.every_finding(connection, NOW, "en")
    assert [(row[1], row[3], row[5]) for row in rows(every)] == [
        ("engagements.xlsx", "E4", "number-unreadable"),
        ("livrables.xlsx", "C3", "project-unknown"),
    ]
    assert every["message"][0] == "“beaucoup” is not a number."


def _open(connection: sa.Connection) -> list[findings.Open]:
    return findings.open_findings(connection, NOW)


def test_a_rejected_line_is_counted_and_waits(connection: sa.Connection) -> None:
    found = {one.source: (one.lines, one.read, one.since_ever) for one in rejected.rejected(connection, NOW)}
    assert found == {"dossiers": (0, 4, 0), "engagements": (1, 3, 1), "chorus": (0, 2, 0), "livrables": (0, 3, 0)}
    (line,) = rows(rejected.waiting(connection, NOW, "fr"))
    assert line[:6] == ("engagements", "engagements.xlsx", "Feuille", 4, "fundings", date(2021, 9, 1))
    assert "P-8" in str(line[6])
    assert str(line[7]).startswith("E4 «")


def test_what_is_paid_beside_what_is_committed(connection: sa.Connection) -> None:
    found = gaps.gap(connection, NOW)
    assert found is not None
    assert (found.left, found.right) == (("engagements", "committed"), ("chorus", "paid"))
    assert (found.left_total, found.right_total) == (Decimal("73000.50"), Decimal("20300.25"))
    assert (found.agreed, found.units) == (0, 3)
    assert {name: total.rows for name, total in found.totals.items() if total.rows} == {
        "different": 1,
        "only_left": 1,
        "only_right": 1,
    }
    assert gaps.gap(connection, Scope(territory="974")) is None


def test_two_sources_that_disagree(connection: sa.Connection) -> None:
    found = [(row[0], *row[2:6], row[7]) for row in rows(conflicts.conflicts(connection, NOW))]
    assert found == [
        ("P-1", "axis", "dossiers", "1", "dossiers.xlsx", 2),
        ("P-1", "axis", "engagements", "2", "engagements.xlsx", 2),
        ("P-2", "department", "dossiers", "38", "dossiers.xlsx", 3),
        ("P-2", "department", "engagements", "69", "engagements.xlsx", 3),
        ("P-2", "party", "dossiers", "213801855", "dossiers.xlsx", 3),
        ("P-2", "party", "engagements", "216901231", "engagements.xlsx", 3),
    ]
    assert conflicts.conflicts(connection, Scope(axis="3")).empty


def test_a_source_bears_who_loaded_it(connection: sa.Connection) -> None:
    found = freshness.sources(connection, Scope(as_of=date(2021, 10, 20))).set_index("source")
    assert found.loc["chorus", ["age_days", "expected_days", "file"]].tolist() == [12, 7, "chorus.xlsx"]
    assert all(found["loaded_by"])


def test_a_waived_finding_is_counted_apart_and_an_older_file_no_more(
    engine: sa.Engine, tnt: Command, tmp_path: Any
) -> None:
    waive(engine, "ITN7", "livrables", "project-unknown", Whole(), "connu", "Léa", date(2999, 1, 1))
    untidy.load(tnt, tmp_path)
    with engine.connect() as connection:
        (last,) = [one for one in findings.open_findings(connection, NOW) if one.waived]
        assert (last.source, last.rule, last.count) == ("livrables", "project-unknown", 1)
        assert findings.last_editions(connection, NOW) == [1, 2, 3, 4]
        assert findings.last_editions(connection, Scope(as_of=date(2021, 9, 1))) == [2]


def test_both_databases_say_the_same_of_the_samples(sqlite_demo: Demo, postgres_demo: Demo) -> None:
    def said(engine: sa.Engine) -> tuple[object, ...]:
        with engine.connect() as made:
            return (
                completeness.completeness(made, NOW),
                unlinked.unlinked(made, NOW),
                departments.departments(made, NOW),
                findings.open_findings(made, NOW),
                gaps.gap(made, NOW),
                rows(conflicts.conflicts(made, NOW)),
                [rows(unlinked.rows(made, NOW, kind)) for kind in unlinked.KINDS],
            )

    assert said(sqlite_demo.engine) == said(postgres_demo.engine)
