"""Columns that no word names: matched where it is sure, asked where it is not, left alone where nothing tells."""

from pathlib import Path

from etl.read import read
from etl.recognise.find import Found, find_tables
from etl.recognise.reason import why
from tests.books import Rows, xlsx
from tests.command import Command

CITIES = ["21330063500017", "21380185500015", "21690123100011", "21130055300016", "21590350100017", "21440109300015"]
HOLDERS = [f"Ville {rank}" for rank in range(6)]


def found(tmp_path: Path, rows: Rows, dataset: str | None = None) -> Found:
    path = xlsx(tmp_path / "f.xlsx", rows)
    return find_tables(read(path.read_bytes(), path.name), dataset)


def columns(header: str, cells: list[object]) -> Rows:
    """A small table of projects with one more column."""
    lines = [(f"A-{rank}", "Portail", cell) for rank, cell in enumerate(cells)]
    return [("N° de dossier", "Intitulé du projet", header), *lines]


def asked(one: Found) -> list[tuple[str | None, str, bool, list[tuple[str, str]]]]:
    return [
        (q.header, q.cell, q.required, [(c.field, why(c.reason, c.evidence)) for c in q.candidates])
        for q in one.questions
    ]


def last_column(one: Found) -> tuple[str | None, str, float, str]:
    (table,) = one.tables
    column = table.columns[-1]
    return column.field, column.reason, column.confidence, why(column.reason, column.evidence)


def test_a_near_name_whose_content_fits_is_matched_and_says_why(tmp_path: Path) -> None:
    one = found(tmp_path, columns("Montants accordées", [100, 200.5, "1 000,00 €"]))
    assert last_column(one) == (
        "amount_awarded",
        "both",
        0.97,
        "ressemble à « montant accordé » (0.97) ; contenu : 3 montants sur 3",
    )
    assert (one.questions, one.findings) == ([], [])


def test_a_near_name_of_free_text_is_matched(tmp_path: Path) -> None:
    one = found(tmp_path, columns("Collectivitée", ["Ville de Bordeaux"]))
    assert last_column(one) == ("holder_name", "similar", 0.96, "ressemble à « collectivité » (0.96)")


def test_a_content_alone_is_asked_never_guessed(tmp_path: Path) -> None:
    one = found(tmp_path, columns("Colonne 3", CITIES))
    assert last_column(one)[:2] == (None, "asked")
    assert asked(one) == [
        ("Colonne 3", "C1", False, [("holder_siret", "contenu : 6 SIRET ou SIREN sur 6")]),
    ]
    assert [(f.severity, f.rule, f.cell, f.blocks) for f in one.findings] == [("warning", "column-asked", "C1", False)]


def test_two_territories_that_share_their_codes_are_both_offered(tmp_path: Path) -> None:
    one = found(tmp_path, columns("Lieu", ["75", "76", "84", "93", "44", "32"]))
    assert [fields for _header, _cell, _required, fields in asked(one)] == [
        [
            ("region", "contenu : 6 régions sur 6"),
            ("department", "contenu : 6 départements sur 6"),
        ]
    ]


def test_words_of_a_list_tell_a_column(tmp_path: Path) -> None:
    states = ["accepté", "refusé", "en instruction", "classé sans suite", "accepté"]
    one = found(tmp_path, columns("Où en est-on", states))
    assert asked(one) == [("Où en est-on", "C1", False, [("state", "contenu : 5 mots de la liste sur 5")])]


def test_bare_numbers_prove_no_department(tmp_path: Path) -> None:
    one = found(tmp_path, columns("Score", [1, 2, 33, 75, 40, 12]))
    assert (asked(one), last_column(one)[:2]) == ([], (None, "unknown"))


def test_half_a_name_is_asked(tmp_path: Path) -> None:
    one = found(tmp_path, columns("SIRET du mandataire", CITIES))
    assert [(header, fields[0][0]) for header, _cell, _required, fields in asked(one)] == [
        ("SIRET du mandataire", "holder_siret")
    ]


def test_two_columns_for_one_field_are_both_asked(tmp_path: Path) -> None:
    rows = [("N° de dossier", "Intitulé du projet", "Montant accordée", "Montants accordées"), ("A-1", "P", 1, 2)]
    one = found(tmp_path, rows)
    assert [(question.header, question.candidates[0].field) for question in one.questions] == [
        ("Montant accordée", "amount_awarded"),
        ("Montants accordées", "amount_awarded"),
    ]
    assert "amount_awarded" not in one.tables[0].mapped()


def test_a_content_that_refuses_a_near_name_leaves_it(tmp_path: Path) -> None:
    one = found(tmp_path, columns("Montant accordée", ["oui", "non", "oui", "peut-être"]))
    assert last_column(one)[:2] == (None, "unknown")


def test_a_column_whose_content_contradicts_its_header_is_said(tnt: Command, tmp_path: Path) -> None:
    rows = [("N° de dossier", "Intitulé du projet", "SIRET"), *[(f"A-{n}", "P", n * 1000.5) for n in range(1, 9)]]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", rows))
    said = [(one["severity"], one["cell"], one["message"]) for one in ran.json["findings"] if "content" in one["rule"]]
    assert said == [
        (
            "warning",
            "C1",
            "Colonne « SIRET » : 0 valeur(s) sur 8 conviennent à « SIRET du porteur » ; "
            "le contenu ressemble à « Coût total (€) ».",
        )
    ]


def test_an_asked_column_is_not_loaded_and_the_others_are(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", columns("Colonne 3", CITIES)))
    assert (ran.status, ran.json["preview"]["new"]) == (0, 6)
    assert [one["header"] for one in ran.json["questions"]] == ["Colonne 3"]
    assert ran.json["tables"][0]["columns"][2]["field"] is None


def test_a_large_column_is_sampled_and_said_so(tmp_path: Path) -> None:
    one = found(tmp_path, columns("Colonne 3", [CITIES[rank % 6] for rank in range(2_000)]))
    (question,) = one.questions
    said = question.candidates[0].evidence
    assert said["sampled"] is True
    assert 300 <= int(str(said["total"])) < 400
    assert why("content", said).endswith("(cellules prises dans toute la colonne)")
