"""A file's name is neither a path nor more than one line."""

from pathlib import Path

import pytest

from etl.read import UnreadableFile, read
from etl.read.names import extension_of, safe_name
from tests.books import xlsx


@pytest.mark.parametrize(
    ("name", "safe", "extension"),
    [
        ("suivi 2024.xlsx", "suivi 2024.xlsx", ".xlsx"),
        ("../../x.xlsx", "x.xlsx", ".xlsx"),
        ("/etc/passwd", "passwd", ""),
        ("C:\\Users\\a\\Suivi.XLSX", "Suivi.XLSX", ".xlsx"),
        ("a\nb.csv", "a_b.csv", ".csv"),
        ("a\x00\x1b[31mb.csv", "a__[31mb.csv", ".csv"),
        ("facture\u202excslx.exe", "facture_xcslx.exe", ".exe"),
        ("a\u2028b.csv", "a_b.csv", ".csv"),
        ("..", "?", ""),
        ("dossier/", "?", ""),
        ("", "?", ""),
        (".csv", ".csv", ""),
        ("é" * 300 + ".xlsx", "é" * 179 + "…" + "é" * 15 + ".xlsx", ".xlsx"),
    ],
)
def test_a_safe_name(name: str, safe: str, extension: str) -> None:
    assert (safe_name(name), extension_of(name)) == (safe, extension)


def test_a_workbook_bears_its_safe_name(tmp_path: Path) -> None:
    raw = xlsx(tmp_path / "f.xlsx", [["a"]]).read_bytes()
    assert read(raw, "../../x.xlsx").name == "x.xlsx"
    workbook = read(b"a;b\n1;2\n", "../a\nb.csv")
    assert (workbook.name, workbook.sheets[0].name) == ("a_b.csv", "a_b")


@pytest.mark.parametrize("name", ["../../x.exe", "a\n.exe", "..\\x\r\n.exe"])
def test_a_refusal_is_one_line_without_a_path(name: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(b"MZ", name)
    words = refused.value.message()
    assert "/" not in words
    assert "\\" not in words
    assert len(words.splitlines()) == 1
