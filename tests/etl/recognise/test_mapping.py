"""Mappings that a person confirms: written to a file, read from it, applied before anything else."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.texts import LANGUAGES
from etl.read import read
from etl.recognise.find import Found, find_tables
from etl.recognise.mapping import ColumnMapping, Recall, UnusableMapping, from_json, signature_of
from etl.recognise.reason import why
from tests.books import xlsx
from tests.command import Command

HEADERS = ("Bénéficiaire", "Montant", "Date de la décision", "Lieu")
LINE = ("Ville d’Ici", 100, "08/10/2021", "33")
ANSWER = ColumnMapping("fundings", HEADERS, {"Lieu": "department"}, {"stage": "awarded"})


@pytest.fixture
def grants(tmp_path: Path) -> Path:
    """A list that says neither its stage nor what its last column is."""
    return xlsx(tmp_path / "f.xlsx", [HEADERS, LINE])


def found(path: Path, recall: ColumnMapping | Recall | None = None) -> Found:
    return find_tables(read(path.read_bytes(), path.name), mappings=recall)


def test_a_signature_is_that_of_the_set_of_headers_however_written() -> None:
    assert signature_of(["N° de dossier *", "MONTANT (€)"]) == signature_of(["montant en euros", "n° de dossier"])
    assert signature_of(["Montant"]) != signature_of(["Montant", "Date"])


def test_the_file_goes_there_and_back() -> None:
    kept = ColumnMapping("fundings", HEADERS, {"Lieu": "department", "Bénéficiaire": None}, {"stage": "paid"})
    assert from_json(kept.as_json()) == kept


def test_headers_may_be_left_out_of_the_file() -> None:
    read_ = from_json('{"dataset": "fundings", "columns": {"Lieu": "department"}}')
    assert (read_.headers, read_.constants) == (("Lieu",), {})
    assert read_.fits(HEADERS)
    assert not read_.fits(["Montant"])


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("{", "unreadable"),
        ("[]", "shape"),
        ('{"dataset": "fundings"}', "shape"),
        ('{"dataset": "fundings", "columns": {}}', "shape"),
        ('{"dataset": "fundings", "columns": {"a": "amount"}, "headers": [1]}', "shape"),
        ('{"dataset": "fundings", "columns": {"a": "amount"}, "constants": []}', "shape"),
        ('{"format": 9, "dataset": "fundings", "columns": {"a": "amount"}}', "format"),
        ('{"dataset": "argent", "columns": {"a": "amount"}}', "dataset"),
        ('{"dataset": "fundings", "columns": {"a": "somme"}}', "field"),
        ('{"dataset": "fundings", "columns": {"a": ["amount"]}}', "field"),
        ('{"dataset": "fundings", "columns": {"a": "amount"}, "headers": ["b"]}', "header"),
        ('{"dataset": "fundings", "columns": {"a": "amount", "b": "amount"}}', "twice"),
        ('{"dataset": "fundings", "columns": {"a": null}, "constants": {"stage": "voté"}}', "constant"),
        ('{"dataset": "fundings", "columns": {"a": null}, "constants": {"amount": "12"}}', "constant"),
        ('{"dataset": "fundings", "columns": {"a": null}, "constants": {"etape": "paid"}}', "field"),
    ],
)
def test_a_bad_file_is_one_sentence(words: str, rule: str) -> None:
    with pytest.raises(UnusableMapping) as raised:
        from_json(words)
    assert raised.value.rule == rule
    for lang in LANGUAGES:
        said = raised.value.message("m.json", lang)
        assert "m.json" in said
        assert "{" not in said


def test_it_comes_before_anything_else_and_says_who_and_when(grants: Path) -> None:
    assert (found(grants).tables, len(found(grants).pending)) == ([], 1)
    kept = ColumnMapping(**{**_fields(ANSWER), "by": "Ada", "on": date(2021, 10, 8)})
    one = found(grants, Recall(standing={kept.signature: kept}))
    (table,) = one.tables
    assert (one.pending, one.questions, one.findings) == ([], [], [])
    assert dict(table.constants) == {"stage": "awarded"}
    assert [(column.field, column.reason) for column in table.columns] == [
        ("beneficiary_name", "title"),
        ("amount", "title"),
        ("dated_on", "alias"),
        ("department", "remembered"),
    ]
    assert why(table.columns[3].reason, table.columns[3].evidence) == "choix enregistré par Ada le 2021-10-08"


def test_a_kept_mapping_holds_for_its_own_headers_alone(tmp_path: Path) -> None:
    kept = ColumnMapping(**{**_fields(ANSWER), "by": "Ada", "on": date(2021, 10, 8)})
    more = xlsx(tmp_path / "more.xlsx", [(*HEADERS, "Avis"), (*LINE, "oui")])
    assert found(more, Recall(standing={kept.signature: kept})).tables == []


def test_a_column_may_be_left_aside_or_given_to_another_field(tmp_path: Path) -> None:
    rows = [("N° de dossier", "Intitulé du projet", "Montant demandé"), ("A", "P", 1)]
    chosen = ColumnMapping("projects", rows[0], {"Montant demandé": "amount_awarded", "N° de dossier": None})
    (table,) = found(xlsx(tmp_path / "f.xlsx", rows), chosen).tables
    assert [(column.field, column.reason) for column in table.columns] == [
        (None, "chosen"),
        ("title", "title"),
        ("amount_awarded", "chosen"),
    ]


def test_on_a_known_layout_it_completes_it_and_never_lifts_the_ban_on_personal_data(tmp_path: Path) -> None:
    rows = [
        ("ID", "Email", "État du dossier", "Déposé le", "Notre avis"),
        (1, "quidam@exemple.fr", "Accepté", "2021-03-12", "cybersécurité"),
    ]
    chosen = ColumnMapping("projects", rows[0], {"Notre avis": "theme", "Email": "title"})
    path = xlsx(tmp_path / "f.xlsx", {"Dossiers": rows})
    (table,) = found(path, chosen).tables
    assert table.layout is not None
    assert [(column.field, column.reason) for column in table.columns] == [
        ("project_id", "layout"),
        (None, "personal"),
        ("state", "title"),
        ("filed_on", "title"),
        ("theme", "chosen"),
    ]


def test_given_on_the_command_line_it_is_remembered_once_published(tnt: Command, grants: Path, tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    file.write_text(
        json.dumps({"dataset": "fundings", "columns": {"Lieu": "department"}, "constants": {"stage": "paid"}})
    )
    tried = tnt.load(grants, "--mapping", file, "--dry-run")
    assert (tried.status, tnt("mapping", "list", "--json").json) == (0, [])
    ran = tnt.load(grants, "--mapping", file)
    assert (ran.status, ran.json["edition"]) == (0, 1)
    assert tnt.figure("paid", "--territory", "33") == "100.00"
    (kept,) = tnt("mapping", "list", "--json").json
    assert (kept["number"], kept["headers"], kept["columns"], kept["constants"]) == (
        1,
        list(HEADERS),
        {"Lieu": "department"},
        {"stage": "paid"},
    )
    assert kept["by"]
    # The next file with these headers needs no answer, and the same answer is not kept twice.
    next_ = xlsx(tmp_path / "g.xlsx", [HEADERS, LINE, ("Ville de Là", 50, "09/10/2021", "38")])
    assert tnt.load(next_).json["edition"] == 2
    assert tnt.load(next_, "--mapping", file).json["edition"] is None
    assert len(tnt("mapping", "list", "--json").json) == 1
    # Exported, it is the file that may be given again.
    out = tmp_path / "out.json"
    assert tnt("mapping", "export", 1, "-o", out).status == 0
    assert from_json(out.read_text(encoding="utf-8")).columns == {"Lieu": "department"}
    assert from_json(tnt("mapping", "export", 1).out) == from_json(out.read_text(encoding="utf-8"))
    # Revoked, it holds no longer.
    assert tnt("mapping", "revoke", 1).status == 0
    assert tnt.load(grants).status == 1
    assert tnt("mapping", "revoke", 1).status == 2
    assert "révoqué" in tnt("mapping", "list").out


@pytest.mark.parametrize(
    "make",
    [lambda path: path.write_text("{"), lambda path: path.write_bytes(b"\xff\xfe\x00"), lambda path: None],
    ids=["broken", "binary", "absent"],
)
def test_a_bad_file_on_the_command_line_is_one_sentence(
    tnt: Command, grants: Path, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "m.json")
    ran = tnt.load(grants, "--mapping", tmp_path / "m.json")
    assert (ran.status, ran.out) == (2, "")
    assert ran.sentence.startswith("« m.json »")


def test_a_mapping_that_serves_no_table_stops_the_file(tnt: Command, grants: Path, tmp_path: Path) -> None:
    file = tmp_path / "m.json"
    file.write_text(json.dumps({"dataset": "fundings", "columns": {"Somme": "amount"}}))
    ran = tnt.load(grants, "--mapping", file)
    assert ran.status == 1
    assert "mapping-unused" in [one["rule"] for one in ran.json["findings"]]
    assert "Somme" in ran.err


@pytest.mark.parametrize("words", [("export", 7), ("revoke", 7)])
def test_an_unknown_number_is_one_sentence(tnt: Command, words: tuple[str, int]) -> None:
    ran = tnt("mapping", *words)
    assert ran.status == 2
    assert "7" in ran.sentence


def _fields(one: ColumnMapping) -> dict[str, object]:
    return {"dataset": one.dataset, "headers": one.headers, "columns": one.columns, "constants": one.constants}
