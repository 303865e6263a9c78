"""One edition in full: its file, tables, findings, euros, and every cell that it changed."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.store.history import KeptTable, changes_of, edition, findings_of
from tests.command import Command
from tests.etl.lines import DIARY, FIRST, PORTAL, ROOM, SECOND, THIRD, money, projects

MARCH, APRIL, MAY = (date(2022, month, 1) for month in (3, 4, 5))
Told = list[tuple[object, ...]]


def told(engine: sa.Engine, number: int) -> Told:
    with engine.connect() as connection:
        found = changes_of(connection, number)
    return [(one.kind, one.key, one.field, one.before, one.after, one.cell) for one in found]


def test_what_an_edition_changed_is_what_its_preview_said(tnt: Command, engine: sa.Engine, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "a.xlsx", PORTAL, ROOM), "--date", MARCH)
    changed = (*PORTAL[:6], "38 500", *PORTAL[7:])
    tnt.load(projects(tmp_path / "b.xlsx", DIARY, changed), "--date", APRIL)
    assert told(engine, 1) == [
        ("new", "project_id|A-1", None, None, None, "A2"),
        ("new", "project_id|A-2", None, None, None, "A3"),
    ]
    assert told(engine, 2) == [
        ("changed", "project_id|A-1", "amount_awarded", "48000.00", "38500.00", "G3"),
        ("new", "project_id|A-3", None, None, None, "A2"),
        ("missing", "project_id|A-2", None, None, None, None),
    ]
    tnt("rollback", 2)
    assert told(engine, 3) == [
        ("changed", "project_id|A-1", "amount_awarded", "38500.00", "48000.00", "G2"),
        ("new", "project_id|A-2", None, None, None, "A3"),
        ("missing", "project_id|A-3", None, None, None, None),
    ]
    assert told(engine, 4) == []


def test_a_line_whose_key_alone_changed_is_told_as_one(tnt: Command, engine: sa.Engine, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "a.xlsx", PORTAL, ROOM), "--date", MARCH)
    tnt.load(projects(tmp_path / "b.xlsx", ("A-9", *PORTAL[1:]), ROOM), "--date", APRIL)
    assert told(engine, 2) == [("changed", "project_id|A-9", "project_id", "A-1", "A-9", "A2")]


def test_an_edition_in_full(tnt: Command, engine: sa.Engine, tmp_path: Path) -> None:
    path = money(tmp_path / "m.xlsx", FIRST, SECOND, ("B-3", "Fibre", "engagé", "beaucoup", "2", "33", None))
    assert tnt.load(path, "--date", MARCH, "--accept-rejected").status == 0
    tnt.load(money(tmp_path / "n.xlsx", FIRST, SECOND, THIRD), "--date", APRIL)
    with engine.connect() as connection:
        first, second = edition(connection, 1), edition(connection, 2)
        assert edition(connection, 3) is None
    assert first is not None
    assert second is not None
    assert (first.kind, first.file_name, first.file_bytes) == ("load", "m.xlsx", path.stat().st_size)
    assert (first.new, first.rejected, first.loaded_by != "") == (2, 1, True)
    columns = ("project_id", "title", "stage", "amount", "axis", "department", "total_cost")
    assert first.tables == [KeptTable("Feuille", "fundings", 1, {name: n for n, name in enumerate(columns, 1)})]
    assert first.tables[0].header("amount") == "D1"
    rejecting = [one for one in first.findings if one.rejects]
    assert [(one.rule, one.cell, one.value) for one in rejecting] == [("number-unreadable", "D4", "beaucoup")]
    assert rejecting[0].message("fr") == "« beaucoup » n’est pas un nombre."
    assert "beaucoup" in rejecting[0].message("en")
    assert (first.before, {key: str(value) for key, value in first.after.items()}) == ({}, {"committed": "1001.00"})
    assert {key: str(value) for key, value in second.before.items()} == {"committed": "1001.00"}
    assert {key: str(value) for key, value in second.after.items()} == {"committed": "1100.99"}


def test_findings_come_back_as_they_were(tnt: Command, engine: sa.Engine, tmp_path: Path) -> None:
    path = money(tmp_path / "m.xlsx", FIRST, ("B-3", "Fibre", "engagé", "1,005", "9", "33", None))
    said = tnt.load(path, "--accept-rejected").json["findings"]
    with engine.connect() as connection:
        kept = [one.as_json("fr") for one in findings_of(connection, 1)]
    assert kept == said
    assert kept


def test_the_command_tells_an_edition(tnt: Command, tmp_path: Path) -> None:
    path = projects(tmp_path / "a.xlsx", PORTAL, ROOM)
    tnt.load(path, "--date", MARCH)
    tnt.load(projects(tmp_path / "b.xlsx", ("A-1", "@Portail", *PORTAL[2:]), DIARY, ROOM), "--date", APRIL)
    said = tnt("history", 1).out
    assert "a.xlsx" in said
    assert "Feuille « Feuille » : projects, en-tête ligne 1." in said
    assert "attribué : 0 € → 73000.50 €" in said
    one = tnt("history", 2, "--json").json
    assert one["euros"]["awarded"] == {"before": "73000.50", "after": "73000.50"}
    assert [(change["kind"], change["cell"]) for change in one["changes"]] == [("changed", "B2"), ("new", "A3")]
    ran = tnt("history", 2, "--changes")
    rows = list(csv.DictReader(io.StringIO(ran.out), delimiter=";"))
    assert [(row["kind"], row["before"], row["after"], row["cell"]) for row in rows] == [
        ("changed", "Portail", "'@Portail", "B2"),
        ("new", "", "", "A3"),
    ]
    back = tmp_path / "back.xlsx"
    ran = tnt("history", 1, "--file", back)
    assert (ran.status, back.read_bytes()) == (0, path.read_bytes())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("history", 9), "L’édition 9 n’existe pas : voyez « tnt history »."),
        (("history", "--changes"), "« --file » et « --changes » demandent une édition : « tnt history 3 --changes »."),
        (("history", 2, "--file", "x.xlsx"), "L’édition 2 ne vient pas d’un fichier : rien à écrire."),
        (
            ("history", 1, "--file", "/nulle/part"),
            "« /nulle/part » ne peut pas être écrit : No such file or directory.",
        ),
    ],
)
def test_what_the_command_refuses(tnt: Command, tmp_path: Path, words: tuple[object, ...], sentence: str) -> None:
    tnt.load(projects(tmp_path / "a.xlsx", PORTAL), "--date", MARCH)
    tnt("rollback", 1)
    ran = tnt(*words)
    assert (ran.status, ran.sentence) == (2, sentence)


def test_a_rollback_is_weighed_before_it_is_done(tnt: Command, tmp_path: Path) -> None:
    def amounts(*values: object) -> Path:
        rows = [(f"B-{rank}", "Carte", "engagé", value, "2", "33", None) for rank, value in enumerate(values)]
        return money(tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx", *rows)

    for day, path in ((MARCH, amounts(1, 10, 100)), (APRIL, amounts(2, 20, 100)), (MAY, amounts(3, 20))):
        tnt.load(path, "--date", day)
    would = tnt("rollback", 2, "--dry-run", "--json").json
    assert would == {
        "edition": None,
        "rolls_back": 2,
        "restored": 0,
        "withdrawn": 0,
        "kept": 2,
        "kept_by": {"3": 2},
        "euros": {"committed": {"before": "23.00", "after": "23.00"}},
        "dependents": {"editions": {"3": 1}, "corrections": [], "waivers": []},
    }
    assert len(tnt("history", "--json").json) == 3
    assert tnt("rollback", 3, "--json").json["euros"] == {"committed": {"before": "23.00", "after": "122.00"}}
    said = tnt("rollback", 2, "--dry-run").out
    assert "engagé : 122.00 € → 111.00 €" in said
    assert said.endswith("Essai : rien n’est écrit.\n")
    done = tnt("rollback", 2, "--json").json
    assert (done["edition"], done["restored"], done["withdrawn"]) == (5, 2, 2)
    assert json.dumps(done["euros"]) == '{"committed": {"before": "122.00", "after": "111.00"}}'


def test_a_rollback_tells_the_waiver_by_which_the_edition_passed(tnt: Command, tmp_path: Path) -> None:
    def load(name: str, day: date, *amounts: int) -> int | None:
        rows = [
            (f"A-{n}", f"Projet {n}", "en instruction", "3", "33", one, *DIARY[6:]) for n, one in enumerate(amounts)
        ]
        number: int | None = tnt.load(projects(tmp_path / name, *rows), "--date", day).json["edition"]
        return number

    load("a.xlsx", MARCH, 50, 10, 40, 20, 30)
    assert load("b.xlsx", APRIL, 10, 20, 30, 40, 50) is None
    until = (date.today() + timedelta(7)).isoformat()
    tnt("waive", "column-sorted-alone", "--source", "native", "--reason", "Montants repris", "--until", until)
    assert load("b.xlsx", APRIL, 10, 20, 30, 40, 50) == 2
    assert tnt("rollback", 2, "--dry-run", "--json").json["dependents"]["waivers"] == [1]
    said = tnt("rollback", 2).out
    assert "La dispense 1 (column-sorted-alone) : Montants repris a laissé passer cette édition." in said
