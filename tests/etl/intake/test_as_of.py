"""What stood at an edition or at a date, whatever the order in which files came."""

from pathlib import Path

import sqlalchemy as sa

from etl.store.history import history
from tests.books import edited, xlsx
from tests.command import Command
from tests.etl.lines import APRIL, DIARY, MARCH, MAY, PORTAL, PROJECTS, ROOM, projects


def test_every_figure_is_what_it_was_as_of_an_edition_or_a_date(tnt: Command, tmp_path: Path) -> None:
    first = projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY)
    tnt.load(first, "--date", MARCH)
    then = tnt("figures", "--json", "--as-of", 1).json["figures"]
    assert then["awarded"]["value"] == "73000.50"
    tnt.load(edited(first, tmp_path / "q.xlsx", {"G3": "26 000,25"}), "--date", APRIL)
    assert tnt("figures", "--json", "--as-of", 1).json["figures"] == then
    assert tnt.figure("awarded", "--as-of", 2) == "74000.25"
    assert tnt.figure("awarded", "--as-of", MARCH) == "73000.50"
    assert tnt.figure("awarded", "--as-of", "2022-03-31") == "73000.50"
    assert tnt.figure("awarded", "--as-of", APRIL) == "74000.25"
    assert tnt.figure("awarded", "--as-of", "2022-02-28") is None


def test_older_data_are_refused_unless_the_person_insists(tnt: Command, tmp_path: Path) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM)
    older = edited(path, tmp_path / "old.xlsx", {"G2": 100, "F2": 200})
    tnt.load(path, "--date", APRIL)
    ran = tnt.load(older, "--date", MARCH)
    assert ran.status == 1
    assert ran.json["edition"] is None
    assert ran.json["findings"][-1]["rule"] == "older-than-current"
    assert ran.sentence == (
        "old.xlsx : Données du 2022-03-01, plus anciennes que celles déjà chargées pour « native » (2022-04-01). "
        "Vérifiez la date, ou insistez si ce fichier doit remplacer l’autre."
    )
    assert tnt.figure("awarded") == "73000.50"
    assert tnt.load(older, "--date", MARCH, "--allow-older").json["edition"] == 2
    assert tnt.figure("awarded") == "25100.50"


def test_as_of_a_date_data_that_came_late_stand_at_their_own_date(tnt: Command, tmp_path: Path) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM)
    tnt.load(path, "--date", APRIL)
    older = edited(path, tmp_path / "old.xlsx", {"G2": 100, "F2": 200})
    tnt.load(older, "--date", MARCH, "--allow-older")
    assert tnt.figure("awarded", "--as-of", MARCH) == "25100.50"
    assert tnt.figure("awarded", "--as-of", 1) == "73000.50"


def test_no_line_is_counted_twice_as_of_any_date_whatever_the_order_of_the_files(tnt: Command, tmp_path: Path) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL)
    for day, amount in ((MAY, 500), (MARCH, 300), (APRIL, 400), (MARCH, 301), (MAY, 501)):
        tnt.load(edited(path, tmp_path / "e.xlsx", {"G2": amount}), "--date", day, "--allow-older")
    for day in ("2022-03-01", "2022-03-31", "2022-04-01", "2022-04-30", "2022-05-01", "2023-01-01"):
        assert tnt.figure("projects_filed", "--as-of", day) == 1
        assert tnt.figure("awarded", "--as-of", day) in {"301.00", "400.00", "501.00"}
    assert tnt.figure("awarded") == "501.00"
    assert tnt.figure("awarded", "--as-of", "2022-05-01") == "501.00"
    assert tnt.figure("awarded", "--as-of", "2022-03-01") == "301.00"


def test_a_line_keeps_its_own_cell_in_every_edition(tnt: Command, tmp_path: Path) -> None:
    tnt.load(xlsx(tmp_path / "p.xlsx", [("Projets",), (), PROJECTS, PORTAL, ROOM]), "--date", MARCH)
    tnt.load(xlsx(tmp_path / "q.xlsx", [PROJECTS, (*ROOM[:6], 7, *ROOM[7:]), PORTAL]), "--date", APRIL)

    def cells(*words: object) -> list[tuple[str, int, str, str]]:
        rows = tnt("trace", "awarded", "--json", *words).json["rows"]
        return [(one["file"], one["edition"], one["cell"], one["value"]) for one in rows]

    assert cells("--as-of", 1) == [("p.xlsx", 1, "G4", "48000.00"), ("p.xlsx", 1, "G5", "25000.50")]
    assert cells() == [("p.xlsx", 1, "G4", "48000.00"), ("q.xlsx", 2, "G2", "7.00")]


def test_history_lists_every_edition_the_newest_first(tnt: Command, tmp_path: Path, engine: sa.Engine) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM), "--date", MARCH)
    tnt.load(projects(tmp_path / "q.xlsx", PORTAL, DIARY), "--date", APRIL, "--source", "native")
    tnt("rollback", 2)
    said = tnt("history", "--json").json
    assert [(one["number"], one["kind"], one["rolls_back"], one["rolled_back_by"]) for one in said] == [
        (3, "rollback", 2, None),
        (2, "load", None, 3),
        (1, "load", None, None),
    ]
    assert [(one["new"], one["changed"], one["unchanged"], one["missing"]) for one in said[1:]] == [
        (1, 0, 1, 1),
        (2, 0, 0, 0),
    ]
    assert said[2]["data_date"] == "2022-03-01"
    assert said[2]["datasets"] == "projects"
    with engine.connect() as connection:
        assert history(connection, "AUTRE") == []
