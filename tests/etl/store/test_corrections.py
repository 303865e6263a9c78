"""A correction overrides one value while the source says what it expects; it is seen, dated, signed, and revocable."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.store.history import changes_of
from tests.command import Command, Ran
from tests.etl.conftest import Rows
from tests.etl.lines import DIARY, FIRST, PORTAL, ROOM, SECOND, money, projects

MARCH, APRIL, MAY, JUNE = (date(2022, month, 1) for month in (3, 4, 5, 6))
Correct = Callable[..., Ran]


@pytest.fixture
def correct(tnt: Command) -> Correct:
    """Corrects what the portal was awarded, 48 000 € → 38 500 €, unless told otherwise."""

    def run(**given: object) -> Ran:
        asked = {
            "dataset": "projects",
            "key": "A-1",
            "field": "amount_awarded",
            "expected": "48 000",
            "value": "38 500,00 €",
            "reason": "Arrêté du 3 mai",
        } | given
        return tnt("correct", *[word for name, value in asked.items() for word in (f"--{name}", value)])

    return run


def awarded(row: tuple[object, ...], amount: object) -> tuple[object, ...]:
    return (*row[:6], amount, *row[7:])


def said(ran: Ran) -> list[tuple[object, ...]]:
    """The findings about corrections."""
    return [
        (one["severity"], one["rule"], one["cell"], one["value"])
        for one in ran.json["findings"]
        if one["rule"].startswith("correct")
    ]


@pytest.fixture
def first(tnt: Command, tmp_path: Path) -> Path:
    """The portal and the room, loaded under the 1st of March."""
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM)
    tnt.load(path, "--date", MARCH)
    return path


def test_a_correction_is_published_at_once(
    tnt: Command, engine: sa.Engine, first: Path, correct: Correct, stored: Rows
) -> None:
    ran = correct()
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Correction 1 publiée, édition 2 : corrigé (Montant attribué")
    assert "48\u202f000,00 → 38\u202f500,00 par " in ran.out
    assert [tnt.figure("awarded", *words) for words in ((), ("--as-of", 1), ("--as-of", 2), ("--as-of", MARCH))] == [
        "63500.50",
        "73000.50",
        "63500.50",
        "63500.50",
    ]
    assert stored("editions", "number", "kind", "changed", "data_date", "file_name") == [
        (1, "load", 0, MARCH, "p.xlsx"),
        (2, "correction", 1, MARCH, None),
    ]
    with engine.connect() as connection:
        (change,) = changes_of(connection, 2)
    assert (change.field, change.before, change.after, change.cell) == ("amount_awarded", "48000.00", "38500.00", "G2")


def test_the_trace_of_a_figure_says_what_was_corrected(tnt: Command, first: Path, correct: Correct) -> None:
    correct()
    portal, room = tnt("trace", "awarded", "--json").json["rows"]
    assert (portal["value"], portal["cell"], portal["file"]) == ("38500.00", "G2", "p.xlsx")
    assert "48\u202f000,00 → 38\u202f500,00 par " in portal["correction"]
    assert portal["correction"].endswith("motif : Arrêté du 3 mai")
    assert room["correction"] is None
    assert "reason: Arrêté du 3 mai" in tnt("--lang", "en", "trace", "awarded").out
    assert tnt("trace", "awarded", "--json", "--as-of", 1).json["rows"][0]["correction"] is None


def test_the_same_file_again_changes_nothing(tnt: Command, first: Path, correct: Correct) -> None:
    correct()
    again = tnt.load(first, "--date", MARCH)
    assert again.json["edition"] is None
    assert again.json["preview"] == {"new": 0, "changed": 0, "unchanged": 2, "missing": 0, "rejected": 0}
    assert said(again) == [("information", "corrected", "G2", "48 000,00")]
    assert tnt.figure("awarded") == "63500.50"


def test_another_value_beside_it_keeps_the_correction(
    tnt: Command, tmp_path: Path, first: Path, correct: Correct
) -> None:
    correct()
    renamed = ("A-1", "Portail citoyen", *PORTAL[2:])
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM, renamed), "--date", APRIL)
    assert said(ran) == [("information", "corrected", "G3", "48 000,00")]
    assert tnt.figure("awarded") == "63500.50"
    (row,) = [one for one in tnt("trace", "awarded", "--json").json["rows"] if one["file"] == "q.xlsx"]
    assert (row["cell"], row["value"], row["label"]) == ("G3", "38500.00", "Portail citoyen")
    assert row["correction"] is not None
    assert tnt("correct", "revoke", 1).status == 0
    assert tnt.figure("awarded") == "73000.50"
    assert [tnt.figure("awarded", "--as-of", day) for day in (MARCH, APRIL)] == ["73000.50", "73000.50"]


def test_a_correction_lapses_where_the_source_says_something_else(
    tnt: Command, tmp_path: Path, first: Path, correct: Correct
) -> None:
    correct()
    ran = tnt.load(projects(tmp_path / "q.xlsx", awarded(PORTAL, 39_000), ROOM), "--date", APRIL)
    assert said(ran) == [("warning", "correction-lapsed", "G2", "39000")]
    (message,) = [one["message"] for one in ran.json["findings"] if one["rule"] == "correction-lapsed"]
    assert message == (
        "La correction 1 (48\u202f000,00 → 38\u202f500,00, motif : Arrêté du 3 mai) ne s’applique plus : "
        "la source dit 39\u202f000,00."
    )
    assert tnt.figure("awarded") == "64000.50"
    assert tnt.figure("awarded", "--as-of", MARCH) == "63500.50"
    # The source says again what was wrong: what was known of it holds again.
    assert said(tnt.load(first, "--date", MAY)) == [("information", "corrected", "G2", "48 000,00")]
    assert tnt.figure("awarded") == "63500.50"


def test_a_correction_whose_line_left_is_said(tnt: Command, tmp_path: Path, first: Path, correct: Correct) -> None:
    correct()
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM), "--date", APRIL)
    assert said(ran) == [("warning", "correction-lost", None, None)]
    merged = tnt.load(projects(tmp_path / "r.xlsx", ROOM, DIARY), "--date", MAY, "--mode", "merge")
    assert said(merged) == []
    assert said(tnt.load(first, "--date", JUNE)) == [("information", "corrected", "G2", "48 000,00")]
    assert tnt.figure("awarded") == "63500.50"


def test_revoking_publishes_the_reverse(tnt: Command, engine: sa.Engine, first: Path, correct: Correct) -> None:
    correct()
    assert tnt("correct", "revoke", 1).out == "Correction 1 révoquée : édition 3.\n"
    assert tnt.figure("awarded") == "73000.50"
    assert [tnt.figure("awarded", "--as-of", number) for number in (1, 2, 3)] == ["73000.50", "63500.50", "73000.50"]
    assert tnt.load(first, "--date", MARCH).json["edition"] is None
    (one,) = tnt("correct", "list", "--json").json
    assert (one["expected"], one["value"], one["revoked_by"] is None) == ("48000.00", "38500.00", False)
    again = tnt("correct", "revoke", 1)
    assert (again.status, again.sentence) == (1, "La correction 1 est déjà révoquée.")
    assert (tnt("correct", "revoke", 2).status, tnt("correct", "revoke", 2).sentence) == (
        2,
        "La correction 2 n’existe pas : voyez « tnt correct list ».",
    )
    # What revoked it is undone: it stands again, and can be revoked again.
    tnt("rollback", 3)
    assert tnt.figure("awarded") == "63500.50"
    assert tnt("correct", "revoke", 1).status == 0
    assert tnt.figure("awarded") == "73000.50"


def test_a_correction_s_edition_rolled_back_revokes_it(
    tnt: Command, tmp_path: Path, first: Path, correct: Correct
) -> None:
    correct()
    tnt.load(projects(tmp_path / "q.xlsx", ("A-1", "Autre", *PORTAL[2:]), ROOM), "--date", APRIL)
    ran = tnt("rollback", 2, "--json")
    assert (ran.json["restored"], ran.json["withdrawn"]) == (1, 1)
    assert ran.json["dependents"] == {"editions": {"3": 1}, "corrections": [], "waivers": []}
    assert tnt.figure("awarded") == "73000.50"
    assert tnt("correct", "list", "--json").json[0]["revoked_by"] is not None
    (row,) = [one for one in tnt("trace", "awarded", "--json").json["rows"] if one["cell"] == "G2"]
    assert (row["file"], row["label"], row["correction"]) == ("q.xlsx", "Autre", None)


def test_what_a_load_brought_back_is_corrected_too(tnt: Command, tmp_path: Path, first: Path, correct: Correct) -> None:
    correct()
    tnt.load(projects(tmp_path / "q.xlsx", awarded(PORTAL, 39_000), ROOM), "--date", APRIL)
    weighed = tnt("rollback", 1, "--dry-run", "--json").json
    assert weighed["dependents"]["corrections"] == [1]
    tnt("rollback", 3)
    assert tnt.figure("awarded") == "63500.50"
    tnt("rollback", 1)
    assert tnt.figure("awarded") is None
    assert tnt.figure("awarded", "--as-of", MARCH) is None


def test_two_fields_of_a_line(tnt: Command, first: Path, correct: Correct) -> None:
    correct()
    assert correct(field="holder_name", expected="", value="Ville de Bordeaux").status == 0
    assert tnt.load(first, "--date", MARCH).json["edition"] is None
    assert tnt("correct", "revoke", 1).status == 0
    assert tnt.figure("awarded") == "73000.50"
    again = tnt.load(first, "--date", MARCH)
    assert (again.json["edition"], [one[1] for one in said(again)]) == (None, ["corrected"])


def test_of_lines_that_share_a_key_one_is_corrected(tnt: Command, tmp_path: Path, correct: Correct) -> None:
    path = money(tmp_path / "m.xlsx", FIRST, SECOND, SECOND)
    tnt.load(path, "--date", MARCH)
    asked = {"dataset": "fundings", "key": "B-1", "field": "amount"}
    assert correct(**asked, expected="0,90", value="9").sentence == (
        "2 lignes de clé « B-1 » portent cette valeur (native project_id|B-1|committed| n° 2 ; "
        "native project_id|B-1|committed| n° 3) : précisez --source, --key ou --ordinal."
    )
    assert correct(**asked, expected="0,90", value="9", ordinal=3).status == 0
    assert tnt.figure("committed") == "1010.00"
    again = tnt.load(path, "--date", MARCH)
    assert (again.json["edition"], said(again)) == (None, [("information", "corrected", "D4", "0,90")])
    tnt.load(money(tmp_path / "n.xlsx", SECOND, FIRST, SECOND, ("B-1", "Carte", "engagé", 5, "2", "33", 1)))
    assert tnt.figure("committed") == "1015.00"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason": " "}, "Il faut un motif."),
        ({"value": "48000"}, "La nouvelle valeur est celle attendue (« 48000 ») : rien à corriger."),
        (
            {"expected": "47 000"},
            "La ligne « A-1 » porte 48000.00, pas la valeur attendue (47 000) : rien n’est corrigé.",
        ),
        ({"value": "beaucoup"}, "« beaucoup » ne se lit pas dans « Montant attribué (€) »."),
        ({"key": "Z-9"}, "Aucune ligne de projects n’a la clé « Z-9 »."),
        ({"source": "chorus"}, "Aucune ligne de projects n’a la clé « A-1 »."),
        (
            {"field": "project_id", "expected": "A-1", "value": "A-9"},
            "« N° de dossier » fait partie de la clé de la ligne : une clé se corrige dans le fichier d’origine.",
        ),
        (
            {"field": "department", "expected": "33", "value": "34"},
            "Un lieu se corrige dans le fichier d’origine, pas par une correction.",
        ),
    ],
)
def test_what_is_refused(
    tnt: Command, first: Path, correct: Correct, stored: Rows, given: dict[str, str], sentence: str
) -> None:
    ran = correct(**given)
    assert (ran.status, ran.sentence) == (1, sentence)
    assert len(stored("editions", "number")) == 1


def test_a_value_is_corrected_once(tnt: Command, first: Path, correct: Correct) -> None:
    correct()
    for expected in ("48 000", "38 500"):
        assert correct(expected=expected, value="1").sentence == (
            "Cette valeur est déjà corrigée (correction 1) : révoquez-la d’abord."
        )


def test_what_the_command_lacks_is_said(tnt: Command, first: Path, correct: Correct) -> None:
    ran = tnt("correct", "--key", "A-1", "--field", "amount_awarded", "--value", "1")
    assert (ran.status, ran.sentence) == (
        2,
        "Il manque : --dataset, --expected, --reason. Voyez « tnt correct --help ».",
    )
    unknown = correct(field="montant")
    assert unknown.sentence.startswith("« montant » n’est pas un champ de projects ; connus : project_id, ")
    assert tnt("correct", "list").out == "Aucune correction.\n"


def test_required_money_is_never_corrected_into_nothing(tnt: Command, tmp_path: Path, correct: Correct) -> None:
    tnt.load(money(tmp_path / "m.xlsx", FIRST), "--date", MARCH)
    ran = correct(dataset="fundings", key="B-1", field="amount", expected="1 000,10", value="")
    assert (ran.status, ran.sentence) == (1, "« Montant (€) » est obligatoire : donnez une valeur.")
