"""The data package: valid, the same for the same edition, without what is not public, and loaded again as it was."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from dashboard.queries.definitions import FIGURE_IDS
from dashboard.queries.quality import completeness, empty
from dashboard.queries.scope import Scope
from dashboard.reports import figure_table, public_data
from dashboard.reports.csv_file import restored
from dashboard.reports.package import NothingToPublish, package
from etl.schemas import DATASETS
from etl.store.engine import connect
from tests.command import Command
from tests.dashboard.reports.conftest import AWARDED, load_all
from tests.databases import Databases, PostgresDatabases, SqliteFiles


@pytest.fixture(scope="module")
def published(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Command]:
    """A small fund of every dataset."""
    url = databases.fresh()
    tnt = Command(url)
    load_all(tnt, tmp_path_factory.mktemp("published"))
    yield tnt
    databases.drop(url)


@pytest.fixture(scope="module")
def content(published: Command) -> bytes:
    """Its package."""
    return made(published)


def made(tnt: Command, scope: Scope | None = None) -> bytes:
    engine = connect(tnt.url)
    try:
        with engine.connect() as connection:
            return package(connection, scope or Scope())
    finally:
        engine.dispose()


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def rows(content: bytes, name: str) -> list[dict[str, str]]:
    words = files(content)[f"data/{name}.csv"].decode("utf-8")
    return list(csv.DictReader(io.StringIO(words, newline="")))


def test_it_is_valid(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(content)
    report = Package(str(path)).validate()
    assert report.flatten(["type", "message"]) == []
    assert [task.name for task in report.tasks] == ["projects", "fundings", "indicators", "partners", "figures"]


def test_a_damaged_value_would_be_seen(content: bytes, tmp_path: Path) -> None:
    found = files(content)
    found["data/projects.csv"] = found["data/projects.csv"].replace(b"awarded", b"lost")
    for name, content in found.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_it_says_what_it_is(content: bytes) -> None:
    found: dict[str, Any] = json.loads(files(content)["datapackage.json"])
    assert (found["profile"], found["name"], found["version"]) == ("tabular-data-package", "tnt-itn7", "4")
    assert found["licenses"][0]["name"] == "etalab-2.0"
    assert (found["data_date"], found["fictitious"]) == ("2022-03-04", False)
    assert "contributors" not in found
    assert {one["name"]: one["rows"] for one in found["resources"]} == {
        "projects": 2, "fundings": 9, "indicators": 2, "partners": 1, "figures": 3050,
    }  # fmt: skip
    state = next(one for one in found["resources"][0]["schema"]["fields"] if one["name"] == "state")
    assert state["constraints"]["enum"][3] == "awarded"
    assert state["labels"]["awarded"] == {"fr": "lauréat", "en": "awarded"}
    assert "aliases" not in state


def test_the_same_edition_gives_the_same_bytes(published: Command, content: bytes) -> None:
    assert content == made(published)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(2022, 3, 4, 0, 0, 0)}


def test_both_databases_give_the_same_files(
    sqlite_databases: SqliteFiles, postgres_databases: PostgresDatabases, tmp_path: Path
) -> None:
    told = []
    for databases in (sqlite_databases, postgres_databases):
        url = databases.fresh()
        load_all(Command(url), tmp_path)
        found = files(made(Command(url)))
        told.append({name: content for name, content in found.items() if name != "datapackage.json"})
        databases.drop(url)
    assert told[0] == told[1]


def test_nobody_is_named_who_may_be_a_natural_person(content: bytes) -> None:
    for name, text in files(content).items():
        assert b"Dubreuilh" not in text, name
        assert b"Dupont" not in text, name
    person = rows(content, "projects")[1]
    assert (person["project_id"], person["holder_name"], person["holder_siret"], person["title"]) == ("P-2", "", "", "")
    assert [one["actor"] for one in rows(content, "partners")] == ["AMF"]


def test_drafts_and_comments_are_not_there(content: bytes) -> None:
    assert [one["project_id"] for one in rows(content, "projects")] == ["P-1", "P-2"]
    assert "comment" not in rows(content, "indicators")[0]


def test_what_is_withheld_is_counted_the_same_by_both_ways(published: Command) -> None:
    engine = connect(published.url)
    with engine.connect() as connection:
        counted = public_data.sizes(connection, Scope(), DATASETS)
        found = [public_data.dataset(connection, Scope(), name) for name in DATASETS]
    engine.dispose()
    assert counted == {one.name: (len(one.rows), one.unnamed, one.withheld) for one in found}
    assert counted["projects"] == (2, 1, 1)
    assert counted["partners"] == (1, 0, 1)
    assert counted["fundings"] == (9, 1, 0)


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(axis="1"),
        Scope(holder="epci"),
        Scope(territory="75"),
        Scope(territory="R75"),
        Scope(territory="33"),
        Scope(territory="33", theme="cybersecurity"),
        Scope(territory="988"),
        Scope(territory="C33063"),
        Scope(territory="NONE"),
    ],
)
def test_the_table_of_figures_is_as_long_as_it_is_said_to_be(published: Command, scope: Scope) -> None:
    engine = connect(published.url)
    with engine.connect() as connection:
        size, table = figure_table.size(connection, scope), figure_table.figure_table(connection, scope)
    engine.dispose()
    assert size == len(table.rows)


def test_every_gap_of_every_dataset_opens(published: Command) -> None:
    engine = connect(published.url)
    with engine.connect() as connection:
        found = completeness.completeness(connection, Scope())
        assert {"projects", "fundings", "indicators", "partners"} <= found.keys()
        for dataset, columns in found.items():
            for one in columns:
                assert len(empty.empty(connection, Scope(), dataset, one.field)) == one.N - one.n, one
    engine.dispose()


def test_values_are_exact_and_no_text_is_a_formula(content: bytes) -> None:
    values = [(one["zone_id"], one["value"]) for one in rows(content, "indicators")]
    assert sorted(values) == [("33", "12.345678"), ("FR", "-5.000000")]
    first = rows(content, "projects")[0]
    assert (first["commune"], first["department"], first["region"], first["epci"]) == ("33063", "33", "75", "243300316")
    assert first["title"] == "'@SUM(A1:A9)"
    assert restored(first["title"]) == "@SUM(A1:A9)"
    for name in files(content):
        if name.endswith(".csv"):
            cells = {cell for one in rows(content, Path(name).stem) for cell in one.values() if cell}
            assert not {cell for cell in cells if cell[0] in "=+@\t" or (cell[0] == "-" and not cell[1:2].isdigit())}


def test_the_figures_are_those_of_the_dashboard(published: Command, content: bytes) -> None:
    found = {(one["level"], one["territory"], one["figure"]): one for one in rows(content, "figures")}
    told = published("figures", "--json").json["figures"]
    for name in FIGURE_IDS:
        one = found["country", "FR", name]
        assert (one["value"] or None) == (None if told[name]["value"] is None else str(told[name]["value"]))
        assert (one["unit"], one["date"] or None) == (told[name]["unit"], told[name]["date"])
    assert found["country", "FR", "awarded"]["value"] == AWARDED
    assert found["region", "75", "awarded"]["territory_name"] == "Nouvelle-Aquitaine"
    assert found["department", "33", "projects_awarded"]["value"] == "7"


def test_the_readme_says_the_same_in_both_languages(content: bytes) -> None:
    found = files(content)
    french, english = (found[name].decode("utf-8") for name in ("LISEZMOI.md", "README.md"))
    assert "4\u00a0mars 2022, édition 4" in french
    assert "4\u00a0March 2022, edition 4" in english
    assert "Lignes retenues\u00a0: 2." in french
    assert "Rows withheld: 2." in english
    for words in (french, english):
        assert all(f"data/{name}.csv" in words for name in ("projects", "fundings", "figures"))


def test_a_dataset_of_the_package_loads_again(published: Command, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "fundings.csv"
    path.write_bytes(files(content)["data/fundings.csv"])
    assert published("fund", "add", "RELU", "--name", "Relu").status == 0
    assert published.load(path, "--fund", "RELU").status == 0
    assert published.figure("awarded", "--fund", "RELU") == AWARDED


def test_a_fund_without_data_has_no_package(published: Command) -> None:
    with pytest.raises(NothingToPublish):
        made(published, Scope("NONE"))
