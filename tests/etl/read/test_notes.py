"""What reading had to decide becomes findings, in words, at their cells."""

import pytest

from data.texts import LANGUAGES
from etl.read import read
from etl.read.notes import Note, finding


def test_a_repair_is_a_finding_at_its_cell() -> None:
    (note,) = read("Étape;Montant demandÃ©\nengagé;1\n".encode(), "f.csv").notes
    found = finding(note)
    assert (found.severity, found.rule, found.sheet, found.cell, found.row) == (
        "information",
        "mojibake-repaired",
        "f",
        "B1",
        1,
    )
    assert found.message() == (
        "« Montant demandÃ© » lu « Montant demandé » : accents abîmés par une double conversion."
    )


CELL = {"sheet": "F", "cell": "AB12", "value": "a", "new": "b"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("note", "severity"),
    [
        (("encoding-guessed", {"encoding": "Windows-1252"}), "information"),
        (("mojibake", {**CELL, "example": "Ã©"}), "warning"),
        (("mojibake-repaired", CELL), "information"),
        (("invisible-characters", CELL), "information"),
        (("mended-more", {"sheet": "F", "number": "12"}), "information"),
        (("macros", {"number": "1", "part": "xl/vbaProject.bin"}), "warning"),
        (("external-links", {"number": "2", "part": "xl/externalLinks/externalLink1.xml"}), "warning"),
        (("embedded-objects", {"number": "1", "part": "xl/embeddings/a.bin"}), "warning"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_each_note_has_its_words_and_severity(note: Note, severity: str, lang: str) -> None:
    found = finding(note)
    assert (found.severity, found.cell, found.row) == (
        severity,
        note[1].get("cell"),
        12 if "cell" in note[1] else None,
    )
    assert "{" not in found.message(lang) + (found.suggestion(lang) or "")
