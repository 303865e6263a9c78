"""``tnt export``: what each command writes and says, and what it refuses in one sentence."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.queries.definitions import FIGURE_IDS
from data import ROOT
from tests.command import Command
from tests.dashboard.reports.conftest import AWARDED, load_all
from tests.databases import SqliteFiles


@pytest.fixture(scope="module")
def small(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Command]:
    """A small fund of every dataset."""
    url = sqlite_databases.fresh()
    tnt = Command(url)
    load_all(tnt, tmp_path_factory.mktemp("small"))
    yield tnt
    sqlite_databases.drop(url)


def lines(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_the_grants_and_beside_them_what_is_left_out(small: Command, tmp_path: Path) -> None:
    path = tmp_path / "subventions.csv"
    ran = small("export", "scdl", path)
    beside = tmp_path / "subventions_non-exportees.csv"
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{path}\u00a0: aides exportées 0, 0.00\u00a0€\u00a0; non exportées 9, {AWARDED}\u00a0€ ({beside}).",
        "        9  Aucun versement connu\u00a0: ni conditions ni dates",
        "        2  Notification à l’Union européenne inconnue",
        "        1  Date de la convention inconnue",
        "        1  Attribuant inconnu\u00a0: ni nom ni SIRET",
        "        1  Ni SIRET complet ni numéro RNA du bénéficiaire",
        "        1  Bénéficiaire dont rien ne prouve qu’il est une personne morale (donnée personnelle possible)",
    ]
    assert lines(path) == []
    assert len(lines(beside)) == 9


def test_in_english_the_companion_is_too(small: Command, tmp_path: Path) -> None:
    ran = small("--lang", "en", "export", "scdl", tmp_path / "grants.csv", "--desk", "ANCT")
    assert ran.out.startswith(f"{tmp_path / 'grants.csv'}: awards exported 0, 0.00 €; left out 1, 1000.50 €")
    assert [one["Dossier number"] for one in lines(tmp_path / "grants_left-out.csv")] == ["A-1"]


def test_the_package(small: Command, tmp_path: Path) -> None:
    path = tmp_path / "paquet.zip"
    ran = small("export", "package", path)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{path}\u00a0: {path.stat().st_size} octets.\n"
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist()[:3] == ["datapackage.json", "LISEZMOI.md", "README.md"]
    before = path.read_bytes()
    assert small("export", "package", path).status == 0
    assert path.read_bytes() == before


def test_the_figures_of_a_territory_and_of_those_within_it(small: Command, tmp_path: Path) -> None:
    ran = small("export", "figures", tmp_path / "chiffres.csv", "--territory", "33")
    found = lines(tmp_path / "chiffres.csv")
    assert (ran.status, ran.out) == (0, f"{tmp_path / 'chiffres.csv'}\u00a0: {len(found)} lignes.\n")
    assert len(found) % len(FIGURE_IDS) == 0
    told = {(one["level"], one["territory"], one["figure"]): one["value"] for one in found}
    assert told["department", "33", "awarded"] == small.figure("awarded", "--territory", "33")
    assert told["epci", "243300316", "awarded"] == told["commune", "33063", "awarded"]
    small("export", "figures", tmp_path / "chiffres.parquet", "--territory", "33")
    table = pq.read_table(tmp_path / "chiffres.parquet")
    assert table.num_rows == len(found)
    values = dict(zip(table.column("figure").to_pylist(), table.column("value").to_pylist(), strict=True))
    assert set(values) == set(FIGURE_IDS)


def test_invented_data_say_so(sqlite_databases: SqliteFiles, tmp_path: Path) -> None:
    tnt = Command(sqlite_databases.fresh())
    assert tnt.load(ROOT / "samples" / "files" / "aides-axe-1_2021-07-02.xlsx", "--source", "anct").status == 0
    ran = tnt("export", "scdl", tmp_path / "s.csv")
    assert ran.out.splitlines()[0] == "Données fictives\u00a0: à ne pas publier."


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("scdl", "x.zip"), 2, "« x.zip »\u00a0: ce fichier s’écrit en .csv."),
        (("package", "x.csv"), 2, "« x.csv »\u00a0: ce fichier s’écrit en .zip."),
        (("figures", "x.xlsx"), 2, "« x.xlsx »\u00a0: ce fichier s’écrit en .csv / .parquet."),
        (("package", "x.zip", "--fund", "NON"), 2, "Le fonds NON n’est pas déclaré"),
        (("package", "x.zip", "--as-of", "1999-01-01"), 2, "Le fonds ITN7 n’a pas de données à cette date"),
        (("figures", "x.csv", "--as-of", "hier"), 2, "« hier » n’est ni une date"),
        (("figures", "x.csv", "--as-of", "99"), 2, "L’édition 99 n’existe pas"),
        (("figures", "x.csv", "--axis", "9"), 2, "« 9 » n’est pas un axe"),
        (("figures", "x.csv", "--territory", "ZZ"), 2, "« ZZ » n’est le code d’aucun territoire"),
        (("scdl", "absent/x.csv"), 2, "« absent/x.csv » ne peut pas être écrit"),
        (("package", "x.zip", "--axis", "1"), 2, "Option inconnue"),
        (("scdl",), 2, "Il manque"),
        ((), 2, "Il manque"),
    ],
)
def test_what_is_refused_is_one_sentence_and_nothing_is_written(
    small: Command,
    words: tuple[str, ...],
    status: int,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = small("export", *words)
    assert (ran.status, ran.out) == (status, "")
    assert ran.sentence.replace("«\u00a0", "« ").replace("\u00a0»", " »").startswith(sentence)
    assert list(tmp_path.iterdir()) == []
