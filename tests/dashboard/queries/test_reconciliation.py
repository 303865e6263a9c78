"""Two sources of the same money: what agrees, differs, is known to one; nothing guessed, nothing lost, to the cent."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from dashboard.queries import figures
from dashboard.queries.reconciliation import CELLS, ROWS, Reconciliation, UnknownSide, reconcile, sources
from dashboard.queries.scope import Scope
from dashboard.queries.sides import Side
from tests.books import xlsx
from tests.command import Command

MARCH, APRIL = date(2022, 3, 1), date(2022, 4, 1)
HEADER = ("N° de dossier", "Bénéficiaire", "SIRET du bénéficiaire", "Étape", "Montant (€)", "N° EJ")
BORDEAUX, GRENOBLE, LYON = "21330063500017", "21380185500015", "21690123100011"
AWARDED, PAID = Side("liste", "awarded"), Side("comptes", "paid")
Load = Callable[..., None]


@pytest.fixture
def load(tnt: Command, tmp_path: Path) -> Load:
    """Loads money lines (dossier, SIRET, amount, EJ) of a source at a stage."""

    def run(side: Side, *rows: tuple[object, ...], day: date = MARCH) -> None:
        stage = {"awarded": "attribué", "committed": "engagé", "paid": "payé", "paid_back": "reversé"}
        lines = [(dossier, "Ville", siret, stage[kind], amount, ej) for dossier, siret, amount, ej, kind in rows]
        path = xlsx(tmp_path / f"{side.source}-{day}.xlsx", [HEADER, *lines])
        ran = tnt.load(path, "--source", side.source, "--date", day, "--dataset", "fundings")
        assert (ran.status, ran.err) == (0, "")

    return run


def awarded(dossier: object, siret: object, amount: object, ej: object = None) -> tuple[object, ...]:
    return (dossier, siret, amount, ej, "awarded")


def paid(dossier: object, siret: object, amount: object, ej: object = None) -> tuple[object, ...]:
    return (dossier, siret, amount, ej, "paid")


def compared(engine: sa.Engine, tolerance: str = "0", **scope: Any) -> Reconciliation:
    with engine.connect() as connection:
        found = reconcile(connection, Scope(**scope), AWARDED, PAID, Decimal(tolerance))
    assert_adds_up(found)
    return found


def assert_adds_up(found: Reconciliation) -> None:
    """Each side's rows, its totals and its cells add up to what its lines do."""
    for side, whole in (("left", found.left_total), ("right", found.right_total)):
        assert sum(getattr(total, side) for total in found.totals.values()) == whole
        assert sum(value for value in found.rows[side] if value is not None) == whole
        cells = found.cells[found.cells["side"] == side]
        assert sum(cells["value"]) == whole
        units = found.rows.loc[found.rows[f"{side}_unit"].notna(), [f"{side}_unit", side, f"{side}_lines"]]
        assert units[f"{side}_unit"].is_unique
        for unit, euros, lines in units.itertuples(index=False):
            own = cells[cells["unit"] == unit]
            assert (sum(own["value"]), len(own)) == (euros, lines)
    assert sum(total.rows for total in found.totals.values()) == len(found.rows)


def told(found: Reconciliation) -> list[tuple[object, ...]]:
    names = ["status", "by", "left", "right"]
    rows = [
        [None if value is None else str(value) for value in row] for row in found.rows[names].itertuples(index=False)
    ]
    return [tuple(row) for row in rows]


def test_a_project_is_compared_whole(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100), awarded("D-2", GRENOBLE, 50), awarded("D-3", LYON, 7))
    load(PAID, paid("D-1", None, 60), paid("D-1", None, "39,50"), paid("D-2", None, 20), paid("D-9", None, 1))
    assert told(compared(engine)) == [
        ("different", "project", "100.00", "99.50"),
        ("different", "project", "50.00", "20.00"),
        ("only_left", None, "7.00", None),
        ("only_right", None, None, "1.00"),
    ]
    found = compared(engine, "0.50")
    assert told(found)[0] == ("matched", "project", "100.00", "99.50")
    assert found.rows["difference"][0] == Decimal("-0.50")
    assert tuple(found.rows.columns) == ROWS
    assert tuple(found.cells.columns) == CELLS


def test_a_number_of_commitment_leads_to_its_only_project(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100), awarded("D-2", GRENOBLE, 50))
    load(
        Side("engagements", "committed"),
        ("D-1", BORDEAUX, 100, "E-1", "committed"),
        ("D-1", BORDEAUX, 1, "E-2", "committed"),
    )
    load(PAID, paid(None, BORDEAUX, 60, "E-1"), paid(None, BORDEAUX, 40, "E-2"), paid(None, GRENOBLE, 50, "E-3"))
    found = compared(engine)
    assert told(found) == [
        ("matched", "beneficiary", "50.00", "50.00"),
        ("matched", "commitment", "100.00", "100.00"),
    ]
    assert list(found.rows["via"]) == [GRENOBLE[:9], "D-1"]


def test_a_number_that_projects_share_is_never_guessed(load: Load, engine: sa.Engine) -> None:
    load(
        AWARDED,
        awarded("D-1", BORDEAUX, 100, "E-1"),
        awarded("D-2", GRENOBLE, 50, "E-1"),
        awarded("D-3", LYON, 7, "E-3"),
    )
    load(PAID, paid(None, BORDEAUX, 100, "E-1"), paid(None, LYON, 7, "E-3"))
    found = compared(engine)
    assert told(found) == [
        ("matched", "commitment", "7.00", "7.00"),
        ("ambiguous", "commitment", "100.00", None),
        ("ambiguous", "commitment", "50.00", None),
        ("ambiguous", "commitment", None, "100.00"),
    ]
    assert list(found.rows["via"]) == ["D-3", "E-1", "E-1", "E-1"]


def test_numbers_of_which_no_project_is_known_meet(load: Load, engine: sa.Engine) -> None:
    load(
        AWARDED,
        awarded(None, BORDEAUX, 60, "E-1"),
        awarded(None, BORDEAUX, 40, "E-1"),
        awarded(None, BORDEAUX, 5, "E-2"),
    )
    load(PAID, paid(None, None, 100, "E-1"))
    assert told(compared(engine)) == [("matched", "commitment", "100.00", "100.00"), ("only_left", None, "5.00", None)]


def test_beneficiary_and_amount_tell_only_what_is_unique(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, *[awarded(None, BORDEAUX, amount) for amount in (10, 20, 20, 30)], awarded(None, None, 10))
    load(PAID, *[paid(None, BORDEAUX, amount) for amount in (10, 20, 31)], paid(None, GRENOBLE, 30))
    assert told(compared(engine)) == [
        ("matched", "beneficiary", "10.00", "10.00"),
        ("only_left", None, "30.00", None),
        ("only_left", None, "10.00", None),
        ("only_right", None, None, "31.00"),
        ("only_right", None, None, "30.00"),
        ("ambiguous", "beneficiary", "20.00", None),
        ("ambiguous", "beneficiary", "20.00", None),
        ("ambiguous", "beneficiary", None, "20.00"),
    ]


def test_what_is_paid_back_is_paid_less(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 80))
    load(PAID, paid("D-1", None, 100), ("D-1", None, 20, None, "paid_back"))
    assert told(compared(engine)) == [("matched", "project", "80.00", "80.00")]


def test_each_row_leads_to_the_cells_of_both_sides(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100))
    load(PAID, paid("D-1", None, 60), paid("D-1", None, 40))
    found = compared(engine)
    (row,) = found.rows.to_dict("records")
    cells = found.cells.set_index(["side", "unit"])
    names = ["file", "sheet", "row", "cell", "value", "edition"]
    left: pd.DataFrame = cells.loc[[("left", row["left_unit"])], names]
    right: pd.DataFrame = cells.loc[[("right", row["right_unit"])], names]
    assert [tuple(one) for one in left.itertuples(index=False)] == [
        ("liste-2022-03-01.xlsx", "Feuille", 2, "E2", Decimal("100.00"), 1)
    ]
    assert [tuple(one) for one in right.itertuples(index=False)] == [
        ("comptes-2022-03-01.xlsx", "Feuille", 2, "E2", Decimal("60.00"), 2),
        ("comptes-2022-03-01.xlsx", "Feuille", 3, "E3", Decimal("40.00"), 2),
    ]


def test_as_of_a_date_or_an_edition(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100))
    load(PAID, paid("D-1", None, 60))
    load(PAID, paid("D-1", None, 100), day=APRIL)
    assert told(compared(engine)) == [("matched", "project", "100.00", "100.00")]
    for moment in (2, MARCH):
        assert told(compared(engine, as_of=moment)) == [("different", "project", "100.00", "60.00")]
    with engine.connect() as connection, pytest.raises(UnknownSide):
        reconcile(connection, Scope(as_of=1), AWARDED, PAID)


def test_the_sources_that_can_be_compared(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100), awarded("D-2", BORDEAUX, "0,50"))
    load(PAID, paid("D-1", None, 60), ("D-1", None, 20, None, "paid_back"))
    with engine.connect() as connection:
        found = [(one.side, one.lines, str(one.euros)) for one in sources(connection, Scope())]
        assert sources(connection, Scope(as_of=date(2020, 1, 1))) == []
    assert found == [(AWARDED, 2, "100.50"), (PAID, 2, "40.00")]


@pytest.mark.parametrize("tolerance", ["-1", "NaN", "Infinity"])
def test_a_tolerance_is_an_amount(load: Load, engine: sa.Engine, tolerance: str) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100))
    with engine.connect() as connection, pytest.raises(ValueError):
        reconcile(connection, Scope(), AWARDED, AWARDED, Decimal(tolerance))


def test_nothing_is_left_in_the_connection(load: Load, engine: sa.Engine) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100))
    with engine.connect() as connection:
        for _time in range(2):
            assert len(reconcile(connection, Scope(), AWARDED, AWARDED).rows) == 1
        name, kept = ("name", "sqlite_temp_master") if engine.dialect.name == "sqlite" else ("relname", "pg_class")
        left = sa.select(sa.func.count()).select_from(sa.table(kept)).where(sa.column(name).like("reconciled%"))
        assert connection.execute(left).scalar() == 0


def test_the_command(load: Load, tnt: Command) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100), awarded("D-2", LYON, 7))
    load(PAID, paid("D-1", None, "99,50"))
    assert [line.split() for line in tnt("reconcile").out.splitlines()] == [
        ["liste:awarded", "2", "107.00"],
        ["comptes:paid", "1", "99.50"],
    ]
    asked = ("reconcile", "--left", "liste:awarded", "--right", "comptes:paid", "--tolerance", "0,50")
    said = tnt(*asked).out
    assert "d’accord                    1               100.00                99.50\n" in said
    assert "total                       2               107.00                99.50\n" in said
    found = tnt(*asked, "--json").json
    assert found["totals"]["matched"] == {"rows": 1, "left": "100.00", "right": "99.50"}
    assert (found["left_total"], found["right_total"], found["tolerance"]) == ("107.00", "99.50", "0.50")
    first = found["rows"][0]
    assert (first["status"], first["difference"]) == ("matched", "-0.50")
    assert [cell["cell"] for cell in (*first["left_cells"], *first["right_cells"])] == ["E2", "E2"]
    assert tnt("reconcile", "--json").json["sources"][0] == {"side": "liste:awarded", "lines": 2, "euros": "107.00"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--left", "liste:awarded"), "Il manque : --right. Voyez « tnt reconcile --help »."),
        (("--right", "liste:awarded"), "Il manque : --left. Voyez « tnt reconcile --help »."),
        (("--left", "liste", "--right", "x:paid"), "--left ne se lit pas : 'liste'. Voyez « tnt reconcile --help »."),
        (
            ("--left", "liste:awarded", "--right", "chorus:paid"),
            "« chorus:paid » n’est le montant d’aucune source de ce fonds ; connus : liste:awarded.",
        ),
        (("--tolerance", "beaucoup"), "--tolerance ne se lit pas : 'beaucoup'. Voyez « tnt reconcile --help »."),
    ],
)
def test_what_the_command_refuses(load: Load, tnt: Command, words: tuple[str, ...], sentence: str) -> None:
    load(AWARDED, awarded("D-1", BORDEAUX, 100))
    ran = tnt("reconcile", *words)
    assert (ran.status, ran.sentence) == (2, sentence)


DOSSIERS, ANCT = Side("demarches-simplifiees", "awarded"), Side("anct", "awarded")
ENGAGED, CHORUS = Side("engagements", "committed"), Side("chorus", "paid")
SCOPES = [
    Scope(as_of=date(2021, 10, 8)),
    Scope(territory="33"),
    *(pytest.param(one, marks=pytest.mark.slow) for one in (Scope(), Scope(as_of=20), Scope(axis="1"))),
]


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_the_samples_add_up_whatever_is_compared(connection: sa.Connection, scope: Scope) -> None:
    there = {one.side: one.euros for one in sources(connection, scope)}
    for left, right in ((DOSSIERS, ENGAGED), (ENGAGED, CHORUS), (DOSSIERS, CHORUS), (ANCT, DOSSIERS)):
        found = reconcile(connection, scope, left, right, Decimal("1.00"))
        assert_adds_up(found)
        assert (found.left_total, found.right_total) == (there.get(left, 0), there.get(right, 0))


def test_a_figure_never_adds_what_two_sources_say(connection: sa.Connection) -> None:
    found = figures.figures(connection, Scope())
    sums = {one.side: one.euros for one in sources(connection, Scope())}
    lists = sums[Side("anct", "awarded")] + sums[Side("dinum", "awarded")]
    # Dossiers of the export that an operator's list also has give way to the list.
    both = Decimal(0)
    for source in ("anct", "dinum"):
        one = reconcile(connection, Scope(), Side("demarches-simplifiees", "awarded"), Side(source, "awarded"))
        named = one.rows[one.rows["by"] == "project"]
        both += sum(named["left"], Decimal(0))
    assert found["awarded"].value == sums[Side("demarches-simplifiees", "awarded")] + lists - both
    assert found["committed"].value == sums[Side("engagements", "committed")]
    assert found["paid"].value == sums[Side("chorus", "paid")]
