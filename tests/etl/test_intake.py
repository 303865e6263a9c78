"""From a file to an edition: what is new, changed, missing, refused; and what stood before."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dashboard.queries.freshness import sources
from dashboard.queries.scope import Scope
from etl import intake
from etl.intake import Options, StalePreview
from etl.preview import Change, Counts
from etl.store.history import history, kept_file
from tests.books import csv_file, edited, xlsx
from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import DIARY, FIRST, MONEY, PORTAL, PROJECTS, ROOM, SECOND, THIRD, money, projects

MARCH, APRIL, MAY = date(2022, 3, 1), date(2022, 4, 1), date(2022, 5, 1)


def counts(**given: int) -> dict[str, int]:
    return dict.fromkeys(("new", "changed", "unchanged", "missing", "rejected"), 0) | given


def test_a_first_file_is_edition_1(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY)
    ran = tnt.load(path, "--date", MARCH)
    assert (ran.status, ran.err) == (0, "")
    assert ran.json["edition"] == 1
    assert ran.json["preview"] == counts(new=3)
    assert ran.json["findings"] == []
    assert ran.json["file"] == {
        "name": "p.xlsx",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "bytes": path.stat().st_size,
    }
    assert stored("projects", "project_id", "title", "state", "axis", "department", "region", "filed_on") == [
        ("A-1", "Portail", "awarded", "1", "33", "R75", date(2021, 3, 12)),
        ("A-2", "Salle", "awarded", "1", "38", "R84", date(2021, 3, 12)),
        ("A-3", "Agenda", "under_review", "3", "974", "R04", date(2021, 3, 13)),
    ]
    assert tnt.figure("awarded") == "73000.50"
    assert tnt.figure("requested") == "120000.00"


def test_the_amounts_of_a_project_are_money_lines(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY))
    assert stored("fundings", "id") == []

    def lines(figure: str) -> list[tuple[str, str, str]]:
        return [(one["cell"], one["label"], one["value"]) for one in tnt("trace", figure, "--json").json["rows"]]

    assert lines("awarded") == [("G2", "Portail", "48000.00"), ("G3", "Salle", "25000.50")]
    assert lines("requested") == [
        ("F2", "Portail", "60000.00"),
        ("F3", "Salle", "50000.00"),
        ("F4", "Agenda", "10000.00"),
    ]


def test_an_undecided_project_has_been_awarded_nothing(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(projects(tmp_path / "p.xlsx", PORTAL, (*DIARY[:6], "7 000", *DIARY[7:])))
    assert ran.json["edition"] == 1
    assert [(one["severity"], one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("warning", "awarded-undecided", "G3")
    ]
    assert tnt.figure("awarded") == "48000.00"


def test_the_same_file_twice_is_no_edition(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY)
    tnt.load(path, "--date", MARCH)
    before = stored("projects", "id", "opened", "closed", "source_row")
    again = tnt.load(path, "--date", MARCH)
    assert (again.status, again.err, again.json["edition"]) == (0, "", None)
    assert again.json["preview"] == counts(unchanged=3)
    assert stored("projects", "id", "opened", "closed", "source_row") == before
    assert stored("editions", "number") == [(1,)]
    assert "Rien à changer" in tnt("load", path, "--date", MARCH).out


def test_one_changed_cell_is_one_changed_line(tnt: Command, tmp_path: Path, engine: sa.Engine, stored: Rows) -> None:
    first = projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY)
    second = edited(first, tmp_path / "q.xlsx", {"G3": "26 000,25"})
    tnt.load(first, "--date", MARCH)
    preview = intake.prepare(second, engine, Options(data_date=APRIL))
    assert preview.counts == Counts(changed=1, unchanged=2)
    assert preview.changes == [
        Change(
            "changed",
            "projects",
            "project_id|A-2",
            "A-2 · Salle",
            "amount_awarded",
            "25000.50",
            "26000.25",
            "G3",
            {"awarded": Decimal("999.75")},
        )
    ]
    assert intake.publish(preview, engine) == 2
    assert [
        row for row in stored("projects", "project_id", "amount_awarded", "opened", "closed") if row[0] == "A-2"
    ] == [
        ("A-2", Decimal("25000.50"), 1, 2),
        ("A-2", Decimal("26000.25"), 2, None),
    ]
    assert tnt.figure("awarded") == "74000.25"


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


def test_a_snapshot_ends_the_lines_that_it_lacks(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM, DIARY), "--date", MARCH)
    ran = tnt.load(projects(tmp_path / "q.xlsx", PORTAL), "--date", APRIL)
    assert ran.json["preview"] == counts(unchanged=1, missing=2)
    assert ran.json["edition"] == 2
    assert stored("projects", "project_id", "opened", "closed", "superseded_on") == [
        ("A-1", 1, None, None),
        ("A-2", 1, 2, APRIL),
        ("A-3", 1, 2, APRIL),
    ]
    assert tnt.figure("awarded") == "48000.00"
    assert tnt.figure("projects_filed") == 1
    assert tnt.figure("projects_filed", "--as-of", 1) == 3


def test_a_merge_leaves_the_lines_that_it_lacks(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM), "--date", MARCH)
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM, DIARY), "--date", APRIL, "--mode", "merge")
    assert ran.json["preview"] == counts(new=1, unchanged=1)
    assert tnt.figure("projects_filed") == 3
    assert tnt.figure("awarded") == "73000.50"


def test_a_line_that_moves_is_unchanged_and_a_line_put_in_changes_no_other(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL, ROOM), "--date", MARCH)
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM, DIARY, PORTAL), "--date", APRIL)
    assert ran.json["preview"] == counts(new=1, unchanged=2)


def test_a_rejected_line_blocks_the_file(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = money(tmp_path / "m.xlsx", FIRST, ("B-3", "Fibre", "engagé", "à définir", "2", "33", None), THIRD)
    ran = tnt.load(path)
    assert ran.status == 1
    assert ran.json["edition"] is None
    assert ran.json["preview"] == counts(new=2, rejected=1)
    errors = [(one["rule"], one["cell"], one["value"]) for one in ran.json["findings"] if one["severity"] == "error"]
    assert errors == [("amount-undefined", "D3", "à définir"), ("rows-rejected", None, None)]
    assert ran.sentence == (
        "m.xlsx : 1 ligne(s) rejetée(s) sur 3 : rien n’est chargé. "
        "Corrigez les cellules signalées, ou acceptez de charger sans elles."
    )
    for table in ("editions", "fundings", "projects", "files", "findings"):
        column = {"editions": "number", "files": "sha256"}.get(table, "id")
        assert stored(table, column) == []


def test_a_rejected_line_is_counted_and_kept_when_the_person_accepts_it(
    tnt: Command, tmp_path: Path, stored: Rows
) -> None:
    path = money(tmp_path / "m.xlsx", FIRST, ("B-3", "Fibre", "engagé", "à définir", "2", "33", None), THIRD)
    ran = tnt.load(path, "--accept-rejected")
    assert (ran.status, ran.err, ran.json["edition"]) == (0, "", 1)
    assert ran.json["preview"] == counts(new=2, rejected=1)
    assert stored("editions", "number", "new", "rejected") == [(1, 2, 1)]
    assert [row for row in stored("findings", "rule", "cell", "value", "rejects") if row[3]] == [
        ("amount-undefined", "D3", "à définir", True)
    ]
    assert tnt.figure("committed") == "1100.09"


def test_a_file_whose_every_line_is_rejected_is_refused_whatever_one_accepts(
    tnt: Command, tmp_path: Path, stored: Rows
) -> None:
    path = money(tmp_path / "m.xlsx", ("B-3", "Fibre", "engagé", "à définir", "2", "33", None))
    ran = tnt.load(path, "--accept-rejected")
    assert ran.status == 1
    assert [one["rule"] for one in ran.json["findings"]] == ["amount-undefined", "all-rejected"]
    assert stored("editions", "number") == []


def test_a_missing_required_value_rejects_its_line_at_its_cell(tnt: Command, tmp_path: Path) -> None:
    ran = tnt.load(money(tmp_path / "m.xlsx", FIRST, (*THIRD[:3], None, *THIRD[4:])))
    assert ran.status == 1
    found = [one for one in ran.json["findings"] if one["rule"] == "required-missing"]
    assert [(one["cell"], one["row"], one["column"], one["message"]) for one in found] == [
        ("D3", 3, "Montant (€)", "Valeur obligatoire absente : Montant (€).")
    ]


def test_a_bad_value_in_an_optional_column_costs_the_value_alone(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    ran = tnt.load(money(tmp_path / "m.xlsx", FIRST, (*THIRD[:6], "12 k€")))
    assert (ran.status, ran.json["edition"], ran.json["preview"]) == (0, 1, counts(new=2))
    assert [(one["severity"], one["rule"], one["cell"], one["value"]) for one in ran.json["findings"]] == [
        ("error", "number-multiple", "G3", "12 k€")
    ]
    assert stored("fundings", "project_id", "amount", "total_cost") == [
        ("B-1", Decimal("1000.10"), Decimal("5000.00")),
        ("B-2", Decimal("99.99"), None),
    ]


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


@pytest.mark.parametrize(
    ("said", "name", "expected"),
    [
        ("Extraction du 08/10/2021", "p.xlsx", date(2021, 10, 8)),
        ("Situation au 1er janvier 2022", "p.xlsx", date(2022, 1, 1)),
        ("Données arrêtées au 2022-06-24", "p_2023-01-01.xlsx", date(2022, 6, 24)),
        ("Projets", "projets_2021-10-08.xlsx", date(2021, 10, 8)),
    ],
)
def test_the_date_of_the_data_is_what_the_file_says(
    tnt: Command, tmp_path: Path, stored: Rows, said: str, name: str, expected: date
) -> None:
    path = xlsx(tmp_path / name, [(said,), (), PROJECTS, PORTAL])
    assert tnt.load(path).json["edition"] == 1
    assert stored("editions", "data_date") == [(expected,)]
    assert stored("projects", "opened_on", "source_row") == [(expected, 4)]


def test_the_date_that_the_person_gives_comes_first(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = xlsx(tmp_path / "p_2021-10-08.xlsx", [("Extraction du 08/10/2021",), PROJECTS, PORTAL])
    tnt.load(path, "--date", APRIL)
    assert stored("editions", "data_date") == [(APRIL,)]


def test_two_lines_of_one_dossier_are_summed(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    ran = tnt.load(money(tmp_path / "m.xlsx", FIRST, SECOND, THIRD))
    assert ran.json["preview"] == counts(new=3)
    assert tnt.figure("committed") == "1100.99"
    assert stored("fundings", "key", "ordinal", "amount") == [
        ("project_id|B-1|committed|", 1, Decimal("1000.10")),
        ("project_id|B-1|committed|", 2, Decimal("0.90")),
        ("project_id|B-2|committed|", 1, Decimal("99.99")),
    ]
    assert tnt.figure("projects_awarded") == 2


def test_two_lines_alike_are_two_lines(tnt: Command, tmp_path: Path) -> None:
    tnt.load(money(tmp_path / "m.xlsx", FIRST, FIRST), "--date", MARCH)
    assert tnt.figure("committed") == "2000.20"
    ran = tnt.load(money(tmp_path / "n.xlsx", FIRST, FIRST, FIRST), "--date", APRIL)
    assert ran.json["preview"] == counts(new=1, unchanged=2)
    assert tnt.figure("committed") == "3000.30"
    ran = tnt.load(money(tmp_path / "o.xlsx", FIRST), "--date", MAY)
    assert ran.json["preview"] == counts(unchanged=1, missing=2)
    assert tnt.figure("committed") == "1000.10"


def test_a_preview_is_refused_once_the_database_moved(engine: sa.Engine, tmp_path: Path, stored: Rows) -> None:
    one = intake.prepare(projects(tmp_path / "p.xlsx", PORTAL), engine, Options(data_date=MARCH))
    other = intake.prepare(projects(tmp_path / "q.xlsx", ROOM), engine, Options(data_date=MARCH))
    assert intake.publish(one, engine) == 1
    with pytest.raises(StalePreview):
        intake.publish(other, engine)
    assert stored("projects", "project_id") == [("A-1",)]
    assert stored("editions", "number", "file_name") == [(1, "p.xlsx")]
    assert stored("files", "bytes") == [(one.file.bytes,)]


def test_a_blocked_preview_cannot_be_published(engine: sa.Engine, tmp_path: Path, stored: Rows) -> None:
    preview = intake.prepare(money(tmp_path / "m.xlsx", (*FIRST[:3], "?", *FIRST[4:])), engine, Options())
    with pytest.raises(ValueError, match="a blocked preview cannot be published"):
        intake.publish(preview, engine)
    assert stored("editions", "number") == []


def test_a_newer_file_that_says_the_same_confirms_its_source(
    tnt: Command, tmp_path: Path, engine: sa.Engine, stored: Rows
) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL)
    tnt.load(path, "--date", MARCH)
    again = csv_file(tmp_path / "p.csv", [PROJECTS, PORTAL])
    ran = tnt.load(again, "--date", APRIL)
    assert (ran.status, ran.json["edition"], ran.json["preview"]) == (0, None, counts(unchanged=1))
    assert stored("confirmations", "edition", "data_date", "file_sha256") == [
        (1, APRIL, hashlib.sha256(again.read_bytes()).hexdigest())
    ]
    with engine.connect() as connection:
        assert list(sources(connection, Scope())["data_date"]) == [APRIL]
        assert list(sources(connection, Scope(as_of=date(2022, 3, 31)))["data_date"]) == [MARCH]
    assert tnt.load(path, "--date", MARCH).json["edition"] is None
    assert len(stored("confirmations", "edition")) == 1


def test_a_dry_run_writes_nothing(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    ran = tnt.load(projects(tmp_path / "p.xlsx", PORTAL), "--dry-run")
    assert (ran.status, ran.json["edition"], ran.json["preview"]) == (0, None, counts(new=1))
    assert stored("editions", "number") == stored("files", "sha256") == stored("projects", "id") == []


def test_the_file_is_kept_byte_for_byte(tnt: Command, tmp_path: Path, engine: sa.Engine, stored: Rows) -> None:
    first = projects(tmp_path / "p.xlsx", PORTAL)
    second = csv_file(tmp_path / "q.csv", [PROJECTS, ROOM], encoding="cp1252")
    tnt.load(first, "--date", MARCH)
    tnt.load(second, "--date", APRIL)
    kept = stored("editions", "number", "file_name", "file_sha256")
    assert [row[:2] for row in kept] == [(1, "p.xlsx"), (2, "q.csv")]
    with engine.connect() as connection:
        assert kept_file(connection, str(kept[0][2])) == first.read_bytes()
        assert kept_file(connection, str(kept[1][2])) == second.read_bytes()
        assert kept_file(connection, "0" * 64) is None


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


def test_a_project_that_only_money_names_exists_until_it_is_declared(
    tnt: Command, tmp_path: Path, stored: Rows
) -> None:
    tnt.load(money(tmp_path / "m.xlsx", FIRST, SECOND, THIRD), "--date", MARCH, "--source", "argent")
    assert stored("projects", "id") == []
    rows = tnt("trace", "projects_awarded", "--json").json["rows"]
    assert [(one["file"], one["cell"], one["label"]) for one in rows] == [
        ("m.xlsx", "A2", "Carte"),
        ("m.xlsx", "A4", "Plan"),
    ]
    assert tnt.figure("projects_awarded", "--territory", "2A", "--axis", "2") == 1
    declared = ("B-1", "Carte des services", "refusé", "3", "38", None, None, "12/03/2021", None)
    tnt.load(projects(tmp_path / "p.xlsx", declared), "--date", MARCH, "--source", "dossiers")
    assert tnt.figure("projects_awarded") == 1
    assert tnt.figure("projects_rejected") == 1
    rows = tnt("trace", "projects_rejected", "--json").json["rows"]
    assert [(one["file"], one["cell"], one["label"]) for one in rows] == [("p.xlsx", "A2", "Carte des services")]


def test_a_line_keeps_its_own_cell_in_every_edition(tnt: Command, tmp_path: Path) -> None:
    tnt.load(xlsx(tmp_path / "p.xlsx", [("Projets",), (), PROJECTS, PORTAL, ROOM]), "--date", MARCH)
    tnt.load(xlsx(tmp_path / "q.xlsx", [PROJECTS, (*ROOM[:6], 7, *ROOM[7:]), PORTAL]), "--date", APRIL)

    def cells(*words: object) -> list[tuple[str, int, str, str]]:
        rows = tnt("trace", "awarded", "--json", *words).json["rows"]
        return [(one["file"], one["edition"], one["cell"], one["value"]) for one in rows]

    assert cells("--as-of", 1) == [("p.xlsx", 1, "G4", "48000.00"), ("p.xlsx", 1, "G5", "25000.50")]
    assert cells() == [("p.xlsx", 1, "G4", "48000.00"), ("q.xlsx", 2, "G2", "7.00")]


def test_another_fund_never_mixes(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = projects(tmp_path / "p.xlsx", PORTAL, ROOM)
    unknown = tnt("load", path, "--fund", "FV")
    assert unknown.status == 2
    assert unknown.sentence == "Le fonds FV n’est pas déclaré (connus : ITN7) : « tnt fund add FV --name NOM »."
    assert stored("editions", "number") == []
    assert tnt("fund", "add", "FV", "--name", "Fonds vert").status == 0
    tnt.load(path, "--date", MARCH)
    tnt.load(projects(tmp_path / "q.xlsx", (*PORTAL[:3], "Biodiversité", *PORTAL[4:])), "--date", MARCH, "--fund", "FV")
    assert tnt.figure("awarded") == "73000.50"
    assert tnt.figure("awarded", "--fund", "FV") == "48000.00"
    assert stored("projects", "fund", "project_id", "axis") == [
        ("FV", "A-1", "Biodiversité"),
        ("ITN7", "A-1", "1"),
        ("ITN7", "A-2", "1"),
    ]
    again = tnt.load(projects(tmp_path / "r.xlsx", PORTAL), "--date", APRIL)
    assert again.json["preview"] == counts(unchanged=1, missing=1)
    assert tnt.figure("awarded", "--fund", "FV") == "48000.00"


def test_two_sources_of_one_fund_do_not_end_each_other_s_lines(tnt: Command, tmp_path: Path) -> None:
    tnt.load(projects(tmp_path / "p.xlsx", PORTAL), "--date", MARCH, "--source", "anct")
    ran = tnt.load(projects(tmp_path / "q.xlsx", ROOM), "--date", MARCH, "--source", "dinum")
    assert ran.json["preview"] == counts(new=1)
    assert tnt.figure("awarded") == "73000.50"


def test_money_lines_in_csv_and_xlsx_say_the_same(tnt: Command, tmp_path: Path) -> None:
    tnt.load(money(tmp_path / "m.xlsx", FIRST, SECOND, THIRD), "--date", MARCH)
    rows = [MONEY, FIRST, SECOND, (*THIRD[:3], "99,99 €", *THIRD[4:])]
    for name, delimiter, encoding in (("a.csv", ";", "utf-8-sig"), ("b.csv", "\t", "cp1252"), ("c.csv", ",", "utf-8")):
        ran = tnt.load(csv_file(tmp_path / name, rows, delimiter, encoding), "--date", APRIL)
        assert (ran.json["edition"], ran.json["preview"]) == (None, counts(unchanged=3)), name


def test_days_of_a_workbook_of_1904_are_its_own(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    """Bare serials count from the epoch that the workbook declares: 42 000 days after 1904-01-01 is 2018-12-28."""
    path = tmp_path / "p.xlsx"
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.append(["N° de dossier", "Intitulé du projet", "Déposé le"])
    sheet.append(["A-1", "Portail", 42_000])
    book.save(path)
    ran = tnt.load(path)
    assert [(one["rule"], one["cell"], one["message"]) for one in ran.json["findings"]] == [
        ("date-serial", "C2", "Nombre « 42000 » lu comme la date 28/12/2018.")
    ]
    assert stored("projects", "filed_on") == [(date(2018, 12, 28),)]


def test_what_is_hidden_or_merged_is_read_and_said(tnt: Command, tmp_path: Path, stored: Rows) -> None:
    path = tmp_path / "p.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["N° de dossier", "Intitulé du projet", "Département (code)"])
    for row in (("A-1", "Portail", "33"), ("A-2", "Salle", "38"), ("A-3", "Agenda", "38"), ("A-4", "Carte", "38")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.merge_cells("B4:B5")
    book.save(path)
    ran = tnt.load(path)
    assert [(one["severity"], one["rule"], one["cell"]) for one in ran.json["findings"]] == [
        ("warning", "column-hidden", "C1"),
        ("warning", "rows-hidden", "A3"),
        ("warning", "cells-merged", "B4"),
    ]
    assert ran.json["findings"][1]["message"] == (
        "2 ligne(s) masquée(s) ou filtrée(s) : elles sont lues quand même (3-4)."
    )
    assert stored("projects", "project_id", "title", "department") == [
        ("A-1", "Portail", "33"),
        ("A-2", "Salle", "38"),
        ("A-3", "Agenda", "38"),
        ("A-4", None, "38"),
    ]
