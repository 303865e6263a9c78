"""A CSV whose encoding cannot be proven is refused; one damaged before is said."""

from pathlib import Path

from etl.schemas import squeeze
from tests.command import Command


def test_two_encodings_in_one_file_are_refused(tnt: Command, tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes("project_id;stage;amount;title\n1;awarded;1;Numérisation\n".encode() + b"2;awarded;5;caf\xe9\n")
    ran = tnt("load", path)
    assert (ran.status, ran.sentence) == (2, "« mixed.csv » mêle deux encodages : enregistrez-le en « CSV UTF-8 ».")
    assert tnt("history", "--json").json == []


def test_accents_damaged_before_are_a_warning(tnt: Command, tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    twice = "NumÃ©risationà"
    path.write_text(f"project_id;stage;amount;title\n1;awarded;1;{twice}\n", encoding="utf-8")
    ran = tnt.load(path)
    assert [(one["severity"], one["rule"]) for one in ran.json["findings"]] == [("warning", "mojibake")]


def test_a_header_says_its_unit_in_words_or_in_a_sign() -> None:
    said = {squeeze(one) for one in ("Montant demandé", "Montant demandé (€)", "Montant demandé (en €)")}
    assert said | {squeeze("Montant demandé en euros")} == {"montantdemande"}
