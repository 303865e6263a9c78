"""Text files: the encoding is proven, the separator the most consistent, a record is a row; what is mended is said."""

from pathlib import Path

import pytest

from etl.read import UnreadableFile, Workbook, read
from tests.books import csv_file

ROWS = [["N° de dossier", "Montant (€)", "Étape"], ["A-1", "1 234,56 €", "engagé"], ["A-2", "œuvre", "payé"]]


def cells(workbook: Workbook) -> list[list[object]]:
    (sheet,) = workbook.sheets
    return [list(row) for row in sheet.rows]


def refusal(raw: bytes, name: str = "f.csv") -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(raw, name)
    return refused.value.message()


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("extension", ["csv", "tsv", "txt"])
def test_unicode_with_and_without_its_mark(encoding: str, mark: bool, extension: str) -> None:
    text = "\r\n".join("\t".join(row) for row in ROWS)
    workbook = read((("\ufeff" if mark else "") + text).encode(encoding), f"f.{extension}")
    assert cells(workbook) == ROWS
    guessed = [] if mark or encoding == "utf-8" else [("encoding-guessed", {"encoding": "UTF-16"})]
    assert workbook.notes == guessed


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"a;b\nc;d\x00\n", 2),
        ("数据;表格\n".encode("utf-16-le"), 1),
        (b"\x00\x00\x00\x00", 1),
        ("a;b\n".encode("utf-16-le")[:-1] + b"\x00\x00", 1),
    ],
    ids=["one", "not-latin", "nothing-else", "odd"],
)
def test_null_bytes_that_prove_nothing(raw: bytes, line: int) -> None:
    assert refusal(raw) == (
        f"« f.csv » contient des octets nuls (ligne {line}) : ce n’est pas un texte, ou il est abîmé. "
        "Exportez-le de nouveau en « CSV UTF-8 »."
    )


def test_utf_16_cut_in_the_middle_of_a_character() -> None:
    assert "(encodage trouvé : UTF-16LE)" in refusal("a;b\n".encode("utf-16")[:-1])


def test_windows_1252_is_said() -> None:
    workbook = read("Étape;€\nœuvre;l’État\n".encode("cp1252"), "f.csv")
    assert cells(workbook) == [["Étape", "€"], ["œuvre", "l’État"]]
    assert workbook.notes == [("encoding-guessed", {"encoding": "Windows-1252"})]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_end(end: str) -> None:
    raw = end.join(["a;b", '1;"deux' + end + 'lignes"', "", "2;3", ""]).encode()
    assert cells(read(raw, "f.csv")) == [["a", "b"], ["1", f"deux{end}lignes"], [None, None], ["2", "3"]]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_the_most_consistent(tmp_path: Path, separator: str) -> None:
    title = [["Extraction du 3 mars 2024, pour la préfecture"]]
    lines = [[f"{n}", f"{n},50", "un, deux; trois | quatre" if n % 3 else "x", f"{n},{n}"] for n in range(30)]
    workbook = read(csv_file(tmp_path / "f.csv", title + lines, separator).read_bytes(), "f.csv")
    assert cells(workbook) == [[title[0][0], None, None, None], *lines]


def test_decimals_do_not_pass_for_separators() -> None:
    raw = "nom;montant\n" + "".join(f"commune {n};{n},50\n" for n in range(20))
    assert cells(read(raw.encode(), "f.csv"))[:2] == [["nom", "montant"], ["commune 0", "0,50"]]


@pytest.mark.parametrize("first", ["sep=|", "SEP=|", '"sep=|"'])
def test_the_separator_that_a_first_line_names(first: str) -> None:
    workbook = read(f"{first}\r\na;b|c\r\n1;2|3\r\n".encode(), "f.csv")
    assert cells(workbook) == [["a;b", "c"], ["1;2", "3"]]


def test_quotes_as_the_standard_has_them() -> None:
    raw = 'a;b\n"dit ""oui""";"x;y"\n12" d\'écran;\n'.encode()
    assert cells(read(raw, "f.csv")) == [["a", "b"], ['dit "oui"', "x;y"], ["12\" d'écran", None]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a;b\n1;2\n3;"ouvert\n' + "4;5\n" * 50, 3),
        ('a;b\n"x"y;2\n', 2),
        ('sep=;\na;b\n1;"2\n', 3),
        ('a;"b\n' + "1;2\n" * 10 + '3;"4"\n', 1),
    ],
)
def test_an_unbalanced_quote_is_one_sentence_with_its_line(text: str, line: int) -> None:
    assert refusal(text.encode()) == (
        f"« f.csv » a un guillemet non fermé vers la ligne {line} : corrigez-le ou exportez de nouveau."
    )


def test_rows_are_a_rectangle_without_its_blank_ends() -> None:
    raw = b"a;b;;;\n1;2\n;\n3;4;5;;\n;;;;\n ; ;\n"
    assert cells(read(raw, "f.csv")) == [["a", "b", None], ["1", "2", None], [None, None, None], ["3", "4", "5"]]


def test_a_whole_text_converted_twice_is_repaired_and_each_cell_said() -> None:
    text = "N° de dossier;Cœur\nA-1;à l’État\n"
    workbook = read(text.encode().decode("cp1252", "replace").replace("\ufffd", "\u009d").encode(), "f.csv")
    assert cells(workbook) == [["N° de dossier", "Cœur"], ["A-1", "à l’État"]]
    assert workbook.notes == [
        ("mojibake-repaired", {"sheet": "f", "cell": cell, "value": old, "new": new})
        for cell, old, new in [
            ("A1", "NÂ° de dossier", "N° de dossier"),
            ("B1", "CÅ“ur", "Cœur"),
            ("B2", "Ã\u00a0 lâ€™Ã‰tat", "à l’État"),
        ]
    ]


def test_one_damaged_header_is_repaired_alone() -> None:
    workbook = read("Étape;Montant demandÃ©\nengagé;1\n".encode(), "f.csv")
    assert cells(workbook) == [["Étape", "Montant demandé"], ["engagé", "1"]]
    assert workbook.notes == [
        ("mojibake-repaired", {"sheet": "f", "cell": "B1", "value": "Montant demandÃ©", "new": "Montant demandé"})
    ]


def test_one_damaged_word_among_others_is_repaired_alone() -> None:
    """As in a public file: the first accent of its header is right, the second is not."""
    workbook = read("Aide notifiée Ã\u00a0 l'Europe;b\nnon;1\n".encode(), "f.csv")
    assert cells(workbook)[0] == ["Aide notifiée à l'Europe", "b"]
    assert [(rule, args["cell"]) for rule, args in workbook.notes] == [("mojibake-repaired", "A1")]


@pytest.mark.parametrize("words", ["NumÃ©risationà", "une NumÃ©risation dÃ©jà", "Ã©©"])
def test_damage_that_cannot_be_proven_is_left_and_said(words: str) -> None:
    workbook = read(f"a;b\n{words};1\n".encode(), "f.csv")
    assert cells(workbook)[1] == [words, "1"]
    ((rule, args),) = workbook.notes
    assert (rule, args["cell"], args["example"]) == ("mojibake", "A2", "Ã©")


@pytest.mark.parametrize("word", ["Ã", "Âme", "CÂLIN", "à", "Ãgua", "¡Â!", "naïve façade"])
def test_honest_accents_are_left_alone(word: str) -> None:
    workbook = read(f"a;b\n{word};1\n".encode(), "f.csv")
    assert (cells(workbook)[1], workbook.notes) == ([word, "1"], [])


def test_a_text_converted_thrice_is_repaired_as_one_converted_twice() -> None:
    once = "Étape".encode().decode("cp1252")
    workbook = read(f"a;b\n{once.encode().decode('cp1252')};1\n".encode(), "f.csv")
    assert cells(workbook)[1] == ["Étape", "1"]


def test_characters_that_nobody_sees_are_taken_out_and_said() -> None:
    raw = '\ufeffa;b\n1;x\x0by\n\ufeffa;b\n\ufeff"2;3";z\x1f\n\x1a'.encode()
    workbook = read(raw, "f.csv")
    assert cells(workbook) == [["a", "b"], ["1", "x y"], ["a", "b"], ["2;3", "z "]]
    assert [(rule, args["cell"], args["value"], args["new"]) for rule, args in workbook.notes] == [
        ("invisible-characters", "B2", "x␋y", "x y"),
        ("invisible-characters", "A3", "␣a", "a"),
        ("invisible-characters", "A4", "␣2;3", "2;3"),
        ("invisible-characters", "B4", "z␟", "z "),
        ("invisible-characters", "A5", "␚", " "),
    ]


def test_what_is_mended_beyond_two_hundred_cells_is_counted() -> None:
    raw = "Étape;b\n" + "demandÃ©;à\n" * 250
    workbook = read(raw.encode(), "f.csv")
    assert [rule for rule, _args in workbook.notes] == ["mojibake-repaired"] * 200 + ["mended-more"]
    assert workbook.notes[-1][1] == {"sheet": "f", "number": "50"}
