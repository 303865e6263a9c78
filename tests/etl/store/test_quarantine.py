"""Rejected lines wait until a later file brings them right, no longer has them, or a person sets them aside."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from etl.store.quarantine import resolved, waiting
from tests.books import xlsx
from tests.command import Command
from tests.etl.lines import FIRST, SECOND, THIRD, money

MARCH, APRIL, MAY = (date(2022, month, 1) for month in (3, 4, 5))
BROKEN = ("C-1", "Fibre", "engagé", "beaucoup", "2", "33", None)
RIGHT = (*BROKEN[:3], 50, *BROKEN[4:])
Load = Callable[..., Any]


@pytest.fixture
def load(tnt: Command, tmp_path: Path) -> Load:
    """Loads money lines under a date, rejected lines accepted; answers what the command prints."""

    def run(day: date, *rows: tuple[object, ...], more: tuple[object, ...] = ()) -> Any:
        ran = tnt.load(money(tmp_path / f"{day}.xlsx", *rows), "--date", day, "--accept-rejected", *more)
        assert ran.status == 0
        return ran.json

    return run


def listed(tnt: Command, *words: str) -> list[tuple[object, ...]]:
    return [
        (one["id"], one["edition"], one["row"], one["resolution"], one["resolved_by"])
        for one in tnt("quarantine", "list", "--json", *words).json
    ]


def test_a_rejected_line_waits_with_its_cells_and_its_faults(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    (one,) = tnt("quarantine", "list", "--json").json
    assert (one["file_name"], one["sheet"], one["row"], one["dataset"]) == (f"{MARCH}.xlsx", "Feuille", 3, "fundings")
    assert one["key"] == "project_id|C-1|committed|"
    assert one["cells"] == {
        "N° de dossier": "C-1",
        "Intitulé du projet": "Fibre",
        "Étape": "engagé",
        "Montant (€)": "beaucoup",
        "Axe": "2",
        "Département (code)": "33",
    }
    assert [(found["rule"], found["cell"]) for found in one["findings"]] == [("number-unreadable", "D3")]
    said = tnt("quarantine", "list").out
    assert f"{MARCH}.xlsx!Feuille!3  project_id|C-1|committed|" in said
    assert "« beaucoup » n’est pas un nombre." in said
    assert "is not a number" in tnt("--lang", "en", "quarantine", "list").out


def test_a_line_brought_right_waits_no_more(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    assert load(APRIL, FIRST, RIGHT)["edition"] == 2
    assert listed(tnt) == []
    assert listed(tnt, "--all") == [(1, 1, 3, "loaded", 2)]
    assert "apportée par l’édition 2" in tnt("quarantine", "list", "--all").out


def test_a_line_that_left_waits_no_more_even_where_nothing_else_changes(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    said = load(APRIL, FIRST)
    assert (said["edition"], said["preview"]["unchanged"]) == (2, 1)
    assert listed(tnt, "--all") == [(1, 1, 3, "gone", 2)]
    assert load(MAY, FIRST)["edition"] is None


def test_a_file_merged_ends_what_it_brings_alone(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    load(APRIL, THIRD, more=("--mode", "merge"))
    assert listed(tnt) == [(1, 1, 3, None, None)]
    load(MAY, RIGHT, more=("--mode", "merge"))
    assert listed(tnt, "--all") == [(1, 1, 3, "loaded", 3)]


def test_the_same_file_again_adds_nothing(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    assert load(MARCH, FIRST, BROKEN)["edition"] is None
    assert load(APRIL, BROKEN, FIRST)["edition"] is None
    assert listed(tnt) == [(1, 1, 3, None, None)]


def test_a_line_rejected_with_other_faults_waits_as_it_is_now(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    load(APRIL, FIRST, SECOND, (*BROKEN[:3], "trop", *BROKEN[4:]))
    assert listed(tnt, "--all") == [(2, 2, 4, None, None), (1, 1, 3, "again", 2)]


def test_a_line_without_a_key_is_told_by_its_cells(tnt: Command, load: Load) -> None:
    bare = (None, None, "engagé", "?", "2", "33", None)
    load(MARCH, FIRST, bare)
    (one,) = tnt("quarantine", "list", "--json").json
    assert one["key"] is None
    assert load(APRIL, FIRST, bare)["edition"] is None
    load(MAY, FIRST, (None, None, "engagé", 5, "2", "33", None))
    assert listed(tnt, "--all") == [(1, 1, 3, "gone", 2)]


def test_a_line_dismissed_is_not_listed_again(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    assert tnt("quarantine", "dismiss", 1, "--reason", "Essai du prestataire").out == "Ligne rejetée 1 écartée.\n"
    assert listed(tnt) == []
    assert load(APRIL, FIRST, BROKEN)["edition"] is None
    assert "écartée par " in (said := tnt("quarantine", "list", "--all").out)
    assert "Essai du prestataire" in said
    again = tnt("quarantine", "dismiss", 1, "--reason", "Encore")
    assert (again.status, again.sentence) == (1, "La ligne rejetée 1 n’attend plus.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((9, "--reason", "Essai"), "Aucune ligne rejetée n’a le numéro 9 : voyez « tnt quarantine list »."),
        ((1, "--reason", " "), "Il faut un motif."),
        ((1,), "Il manque : --reason. Voyez « tnt quarantine dismiss --help »."),
    ],
)
def test_what_is_refused(tnt: Command, load: Load, words: tuple[object, ...], sentence: str) -> None:
    load(MARCH, FIRST, BROKEN)
    ran = tnt("quarantine", "dismiss", *words)
    assert (ran.status, ran.sentence) == (2, sentence)
    assert listed(tnt) == [(1, 1, 3, None, None)]


def test_a_rollback_is_taken_at_its_word(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    load(APRIL, FIRST, RIGHT)
    tnt("rollback", 2)
    assert listed(tnt) == [(1, 1, 3, None, None)]
    tnt("rollback", 1)
    assert listed(tnt, "--all") == []
    tnt("rollback", 4)
    assert listed(tnt) == [(1, 1, 3, None, None)]


def test_nothing_waits_where_nothing_was_rejected(tnt: Command, load: Load) -> None:
    load(MARCH, FIRST, SECOND)
    assert tnt("quarantine", "list").out == "Aucune ligne n’attend.\n"


def test_sources_and_funds_are_apart(tnt: Command, engine: sa.Engine, load: Load) -> None:
    load(MARCH, FIRST, BROKEN)
    load(APRIL, THIRD, more=("--source", "autre"))
    with engine.connect() as connection:
        assert [one.source for one in waiting(connection, "ITN7")] == ["native"]
        assert waiting(connection, "ITN7", "autre") == waiting(connection, "FV") == []
        assert resolved(connection) == []


def test_personal_columns_are_not_kept(tnt: Command, tmp_path: Path) -> None:
    header = [
        "ID",
        "Email",
        "État du dossier",
        "Déposé le",
        "Traité le",
        "Groupe instructeur",
        "Dernière mise à jour le",
    ]
    rows = [
        [None, "a@b.fr", "Accepté", None, None, "Gironde", None],
        [7, "c@d.fr", "Accepté", None, None, "Gironde", None],
    ]
    path = xlsx(tmp_path / "d.xlsx", {"Dossiers": [header, *rows]})
    ran = tnt.load(path, "--accept-rejected", "--date", MARCH)
    personal = {one["column"] for one in ran.json["findings"] if one["rule"] == "column-personal"}
    (one,) = tnt("quarantine", "list", "--json").json
    assert personal == {"Email"}
    assert "a@b.fr" not in str(one)
    assert one["cells"]["Groupe instructeur"] == "Gironde"
