"""``tnt review pack``: a file by its suffix, of which meeting, since when, on what; what is refused in one sentence."""

import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from dashboard import format as fmt
from dashboard.reports.pack.formats import FORMATS
from tests.books import csv_file
from tests.command import Command
from tests.dashboard.reports.conftest import AWARDS, HEADS, load_all
from tests.databases import SqliteFiles

STARTS = {"pptx": b"PK", "pdf": b"%PDF-", "xlsx": b"PK", "html": b"<!doctype html>"}
MORE = ("A-9", "Signature", "attribué", "900", "DINUM", "2022-03-20", "Ville de Bordeaux", AWARDS[0][7], "", "")


@pytest.fixture(scope="module")
def held(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Command]:
    """A small fund, two meetings held on other data, a decision and an action; a third meeting is planned."""
    url = sqlite_databases.fresh()
    tnt = Command(url)
    folder = tmp_path_factory.mktemp("held")
    load_all(tnt, folder)
    later = csv_file(folder / "attributions_2022-04-01.csv", [HEADS, *AWARDS, MORE])
    done = [
        ("meeting", "plan", "--kind", "weekly", "--date", "2022-03-07"),
        ("meeting", "open", 1),
        ("meeting", "close", 1, "--minutes", "Premier tour."),
        ("load", later, "--source", "attributions", "--dataset", "fundings", "--date", "2022-04-01"),
        ("meeting", "plan", "--kind", "weekly", "--date", "2022-04-04", "--agenda", "Retards"),
        ("meeting", "open", 2),
        ("decision", "add", "Publier chaque lundi", "--meeting", 2),
        ("action", "add", "Relancer", "--meeting", 2, "--owner", "DITP", "--due", "2022-05-02"),
        ("meeting", "close", 2, "--minutes", "Tout est vu."),
        ("meeting", "plan", "--kind", "weekly", "--date", "2022-04-11"),
    ]
    for words in done:
        ran = tnt(*words)
        assert (ran.status, ran.err) == (0, ""), words
    yield tnt
    sqlite_databases.drop(url)


def page(tnt: Command, folder: Path, *words: object) -> str:
    """The words of the pack as an HTML file."""
    path = folder / "dossier.html"
    ran = tnt("review", "pack", "-o", path, *words)
    assert (ran.status, ran.err) == (0, "")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_suffix_says_the_format(held: Command, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"Dossier.{suffix.upper()}"
    ran = held("review", "pack", "-o", path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{path}\u00a0: revue hebdomadaire du 4\u00a0avril 2022")
    assert path.read_bytes().startswith(STARTS[suffix])


def test_a_format_told_comes_before_the_suffix(held: Command, tmp_path: Path) -> None:
    path = tmp_path / "dossier"
    assert held("review", "pack", "-o", path, "--format", "pdf").status == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_every_file_says_what_the_figures_say(held: Command, tmp_path: Path) -> None:
    """The amounts of both meetings, and the difference, as ``tnt figures`` gives them at their editions."""
    before, now = (Decimal(held.figure("awarded", "--as-of", edition)) for edition in (4, 5))
    gap = now - before
    assert gap == 900
    said = {fmt.signed(fmt.money_short(gap, "fr"), gap), fmt.money_short(now, "fr")}
    words = {}
    for suffix in FORMATS:
        path = tmp_path / f"dossier.{suffix}"
        assert held("review", "pack", "-o", path, "--meeting", 2).status == 0
        words[suffix] = written(suffix, path.read_bytes())
    for suffix in ("pptx", "pdf", "html"):
        assert {one for one in said if plain(one) not in words[suffix]} == set(), suffix
    book = load_workbook(tmp_path / "dossier.xlsx")
    numbers = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {float(before), float(now)} <= numbers


def written(suffix: str, content: bytes) -> str:
    """The words of a file, with ordinary spaces."""
    if suffix == "pdf":
        return plain(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(content)).pages))
    if suffix == "pptx":
        slides = Presentation(io.BytesIO(content)).slides
        return plain(" ".join(one.text_frame.text for slide in slides for one in slide.shapes if one.has_text_frame))
    return plain(content.decode("utf-8", "replace"))


def plain(words: str) -> str:
    """Words with ordinary spaces, without the marks of width zero that the reader of PDF puts between some letters."""
    return " ".join(words.replace("\u200b", "").split())


def test_which_meeting(held: Command, tmp_path: Path) -> None:
    by_number = page(held, tmp_path, "--meeting", 1)
    assert "revue hebdomadaire du 7\u00a0mars 2022" in by_number
    assert "Relancer" not in by_number
    assert page(held, tmp_path, "--date", "2022-03-07") == by_number
    assert "Relancer" in page(held, tmp_path, "--meeting", 2)
    without = page(held, tmp_path, "--date", "2022-03-05")
    assert "situation au 5\u00a0mars 2022" in without
    assert "revue hebdomadaire du 7" not in without


def test_since_when(held: Command, tmp_path: Path) -> None:
    assert "depuis la revue du 7\u00a0mars 2022" in page(held, tmp_path, "--meeting", 2)
    by_number = page(held, tmp_path, "--meeting", 2, "--since", 1)
    assert "depuis la revue du 7\u00a0mars 2022" in by_number
    by_day = page(held, tmp_path, "--meeting", 2, "--since", "2022-03-04")
    assert "depuis le 4\u00a0mars 2022" in by_day


def test_on_what(held: Command, tmp_path: Path) -> None:
    by_hand = page(held, tmp_path, "--focus", "territory:33", "--focus", "project:A-1")
    assert "À regarder\u00a0: Gironde" in by_hand
    assert "À regarder\u00a0: Portail famille" in by_hand
    assert "Choisi par la séance." in by_hand
    assert "Gironde" in page(held, tmp_path, "--territory", "33")


def test_the_minutes(held: Command, tmp_path: Path) -> None:
    path = tmp_path / "compte-rendu.pdf"
    ran = held("review", "pack", "-o", path, "--minutes", "--meeting", 2)
    assert (ran.status, ran.err) == (0, "")
    words = written("pdf", path.read_bytes())
    for said in ("Compte rendu", "Tout est vu.", "Retards", "Publier chaque lundi", "Relancer", "DITP"):
        assert said in words
    assert "Attribué" not in words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("-o", "x.pdf", "--meeting", 9), "La réunion 9 n’existe pas"),
        (("-o", "x.pdf", "--since", 9), "La réunion 9 n’existe pas"),
        (("-o", "x.pdf", "--since", "hier"), "« hier » n’est ni le numéro d’une réunion ni une date"),
        (("-o", "absent/x.pdf"), "« absent/x.pdf » ne peut pas être écrit"),
        (("-o", "x.docx"), "« x.docx » : ce fichier s’écrit en .pptx / .pdf / .xlsx / .html."),
        (("-o", "x"), "« x » : ce fichier s’écrit en"),
        (("-o", "x.pdf", "--focus", "territory:ZZ"), "« territory:ZZ »"),
        (("-o", "x.pdf", "--focus", "project:Z-9"), "« project:Z-9 »"),
        (("-o", "x.pdf", "--focus", "33"), "« 33 »"),
        (
            ("-o", "x.pdf", "--focus", "figure:awarded"),
            "« figure:awarded » : ne se regarde de près qu’un projet (project:CLÉ) ou un territoire (territory:CODE).",
        ),
        (("-o", "x.pdf", "--minutes", "--date", "2022-01-01"), "Un compte rendu est celui d’une réunion"),
        (("-o", "x.pdf", "--territory", "ZZ"), "« ZZ » n’est le code d’aucun territoire"),
        (("-o", "x.pdf", "--fund", "NON"), "Le fonds NON n’est pas déclaré"),
        (("-o", "x.pdf", "--date", "hier"), ""),
        (("-o", "x.pdf", "--date", "2022-03-07", "--meeting", 1), ""),
        ((), "Il manque"),
    ],
)
def test_what_is_refused_is_one_sentence_and_nothing_is_written(
    held: Command, words: tuple[object, ...], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = held("review", "pack", *words)
    assert (ran.status, ran.out) == (2, "")
    assert plain(ran.sentence).startswith(sentence)
    assert list(tmp_path.iterdir()) == []
