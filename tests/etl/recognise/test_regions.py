"""Several tables in a sheet: one above the other, side by side; each is read to its own end, and no further."""

from pathlib import Path

from etl.read import read
from etl.recognise.find import find_tables
from tests.books import xlsx
from tests.command import Command
from tests.etl.lines import FIRST, MONEY, PORTAL, PROJECTS, ROOM, SECOND

ACTORS = [("Acteur", "Instance"), ("AMF", "Comité"), ("ADF", "Comité")]


def places(path: Path) -> list[tuple[str, int, int | None, int | None, int | None]]:
    found = find_tables(read(path.read_bytes(), path.name))
    assert (found.pending, found.questions) == ([], [])
    return [(one.dataset, one.header_row, one.last_row, one.first_column, one.last_column) for one in found.tables]


def beside(*groups: list[tuple[object, ...]]) -> list[list[object]]:
    """Groups of rows written side by side, a blank column between two of them."""
    height = max(map(len, groups))
    rows: list[list[object]] = [[] for _ in range(height)]
    for rank, group in enumerate(groups):
        width = max(map(len, group))
        for number, row in enumerate(rows):
            line = list(group[number]) if number < len(group) else []
            row += ([None] if rank else []) + line + [None] * (width - len(line))
    return rows


def test_one_above_the_other_each_with_its_title(tnt: Command, tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "f.xlsx",
        [("Projets",), (), PROJECTS, PORTAL, ROOM, (), ("Engagements",), MONEY, FIRST, SECOND],
    )
    assert places(path) == [("projects", 3, 6, None, None), ("fundings", 8, None, None, None)]
    ran = tnt.load(path)
    assert (ran.status, [(one["dataset"], one["rows"]) for one in ran.json["tables"]]) == (
        0,
        [("projects", 2), ("fundings", 2)],
    )
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"]] == [("project-unknown", "A9")]
    assert (tnt.figure("awarded"), tnt.figure("committed")) == ("73000.50", "1001.00")


def test_a_header_said_again_after_a_blank_row_goes_on_with_its_table(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [PROJECTS, PORTAL, (), PROJECTS, ROOM])
    assert places(path) == [("projects", 1, None, None, None)]


def test_blank_rows_in_the_data_do_not_end_a_table(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", [PROJECTS, PORTAL, (), ROOM, (), (), PORTAL])
    assert places(path) == [("projects", 1, None, None, None)]


def test_side_by_side(tnt: Command, tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", beside([MONEY, FIRST, SECOND], ACTORS))
    assert places(path) == [("fundings", 1, None, 1, 7), ("partners", 1, None, 9, 10)]
    ran = tnt.load(path)
    assert [(one["dataset"], one["rows"]) for one in ran.json["tables"]] == [("fundings", 2), ("partners", 2)]
    assert ran.json["findings"] == []
    assert tnt.figure("committed") == "1001.00"


def test_side_by_side_with_headers_at_different_rows(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", beside([("Argent",), (), MONEY, FIRST], ACTORS))
    assert places(path) == [("fundings", 3, None, 1, 7), ("partners", 1, None, 9, 10)]


def test_the_same_table_twice_side_by_side_is_two_tables(tnt: Command, tmp_path: Path) -> None:
    short = ("N° de dossier", "Étape", "Montant (€)")
    path = xlsx(tmp_path / "f.xlsx", beside([short, ("A", "payé", 1)], [short, ("B", "payé", 2), ("C", "payé", 4)]))
    assert places(path) == [("fundings", 1, None, 1, 3), ("fundings", 1, None, 5, 7)]
    assert tnt.load(path).json["preview"]["new"] == 3
    assert tnt.figure("paid") == "7.00"


def test_a_blank_column_inside_a_table_does_not_cut_it(tmp_path: Path) -> None:
    header, line = [*PROJECTS[:4], None, *PROJECTS[4:]], [*PORTAL[:4], None, *PORTAL[4:]]
    path = xlsx(tmp_path / "f.xlsx", [header, line])
    assert places(path) == [("projects", 1, None, 1, 10)]


def test_notes_at_the_right_of_a_table_are_none_of_its_lines(tnt: Command, tmp_path: Path) -> None:
    notes = [("Légende",), ("AE : engagé",), ("CP : payé",), ("Source : Chorus",)]
    path = xlsx(tmp_path / "f.xlsx", beside([MONEY, FIRST], notes))
    assert places(path) == [("fundings", 1, None, 1, 7)]
    ran = tnt.load(path)
    assert ran.json["preview"]["new"] == 1
    assert [(one["rule"], one["cell"]) for one in ran.json["findings"]] == [("column-unknown", "I1")]


def test_a_second_table_far_below_the_first(tmp_path: Path) -> None:
    rows = [PROJECTS, *[(f"A-{number}", *PORTAL[1:]) for number in range(300)], (), ("Suite",), (), *ACTORS]
    assert places(xlsx(tmp_path / "f.xlsx", rows)) == [
        ("projects", 1, 302, None, None),
        ("partners", 305, None, None, None),
    ]


def test_a_pivot_sheet_is_said_and_not_read(tnt: Command, tmp_path: Path) -> None:
    pivot = [("Étiquettes de lignes", "Somme de Montant (€)"), ("33", 10), ("Total général", 10)]
    ran = tnt.load(xlsx(tmp_path / "f.xlsx", {"TCD": pivot, "Argent": [MONEY, FIRST]}))
    assert [(one["rule"], one["sheet"]) for one in ran.json["findings"]] == [("sheet-pivot", "TCD")]
    assert ran.json["preview"]["new"] == 1
