"""An edition is undone by a new one; the others stand."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from tests.command import Command
from tests.etl.conftest import Rows
from tests.etl.lines import DIARY, PORTAL, ROOM, THIRD, money, projects

Load = Callable[..., int | None]
MARCH, APRIL, MAY, JUNE = (date(2022, month, 1) for month in (3, 4, 5, 6))


def awarded(row: tuple[object, ...], amount: object) -> tuple[object, ...]:
    return (*row[:6], amount, *row[7:])


@pytest.fixture
def load(tnt: Command, tmp_path: Path) -> Load:
    """Loads projects under a date; answers the edition's number."""

    def run(day: date, *rows: tuple[object, ...], more: Iterable[str] = ()) -> int | None:
        number: int | None = tnt.load(projects(tmp_path / f"{day}.xlsx", *rows), "--date", day, *more).json["edition"]
        return number

    return run


def undo(tnt: Command, number: int) -> dict[str, int]:
    ran = tnt("rollback", number, "--json")
    assert (ran.status, ran.err) == (0, "")
    said: dict[str, int] = ran.json
    return said


def test_the_last_edition_undone_leaves_what_stood_before(tnt: Command, load: Load, stored: Rows) -> None:
    load(MARCH, PORTAL, ROOM)
    before = tnt("figures", "--json").json["figures"]
    load(APRIL, awarded(PORTAL, 1), DIARY)
    assert undo(tnt, 2)["edition"] == 3
    after = tnt("figures", "--json").json["figures"]
    assert {name: one["value"] for name, one in after.items()} == {name: one["value"] for name, one in before.items()}
    assert tnt.figure("awarded") == "73000.50"
    assert tnt.figure("awarded", "--as-of", 2) == "1.00"
    assert tnt.figure("awarded", "--as-of", 1) == "73000.50"
    assert tnt.figure("awarded", "--as-of", APRIL) == "73000.50"
    assert tnt.figure("projects_filed", "--as-of", APRIL) == 2
    assert stored("editions", "number", "kind", "rolls_back") == [
        (1, "load", None),
        (2, "load", None),
        (3, "rollback", 2),
    ]


def test_the_first_edition_undone_leaves_nothing(tnt: Command, load: Load) -> None:
    load(MARCH, PORTAL)
    undo(tnt, 1)
    assert tnt.figure("awarded") is None
    assert tnt.figure("awarded", "--as-of", MARCH) is None
    assert tnt.figure("awarded", "--as-of", 1) == "48000.00"
    assert load(MARCH, PORTAL) == 3
    assert tnt.figure("awarded") == "48000.00"


def test_a_middle_edition_undone_leaves_what_later_ones_say_too(tnt: Command, load: Load) -> None:
    load(MARCH, awarded(PORTAL, 1), awarded(ROOM, 10))
    load(APRIL, awarded(PORTAL, 2), awarded(ROOM, 20))
    load(MAY, awarded(PORTAL, 2), awarded(ROOM, 30))
    assert tnt.figure("awarded") == "32.00"
    said = undo(tnt, 2)
    # The third file says both: it repeats the portal's amount and changes the room's.
    assert (said["restored"], said["withdrawn"], said["kept"]) == (0, 0, 2)
    assert said["kept_by"] == {"3": 2}
    assert tnt.figure("awarded") == "32.00"
    assert tnt.figure("awarded", "--as-of", 3) == "32.00"
    assert tnt.figure("awarded", "--as-of", APRIL) == "11.00"
    assert tnt.figure("awarded", "--as-of", MAY) == "32.00"
    undo(tnt, 3)
    assert tnt.figure("awarded") == "11.00"
    undo(tnt, 4)
    assert [tnt.figure("awarded", "--as-of", day) for day in (MARCH, APRIL, MAY)] == ["11.00", "22.00", "22.00"]


def test_a_file_merged_says_nothing_of_the_lines_that_it_does_not_change(tnt: Command, load: Load) -> None:
    load(MARCH, awarded(PORTAL, 1), awarded(ROOM, 10))
    load(APRIL, awarded(PORTAL, 2), awarded(ROOM, 10))
    load(MAY, awarded(ROOM, 30), more=["--mode", "merge"])
    undo(tnt, 2)
    assert tnt.figure("awarded") == "31.00"


def test_a_line_that_a_later_file_holds_unreadably_is_not_said_by_it(tnt: Command, tmp_path: Path) -> None:
    def load(day: date, *rows: tuple[object, ...]) -> None:
        path = money(tmp_path / f"{day}.xlsx", *rows)
        assert tnt.load(path, "--date", day, "--accept-rejected").status == 0

    first, again, broken = (("C-1", "Fibre", "engagé", amount, "2", "33", None) for amount in (1, 2, "?"))
    load(MARCH, first, THIRD)
    load(APRIL, again, THIRD)
    load(MAY, broken, (*THIRD[:3], 50, *THIRD[4:]))
    assert tnt.figure("committed") == "52.00"
    assert undo(tnt, 2)["restored"] == 1
    assert tnt.figure("committed") == "51.00"


def test_a_line_gone_stays_gone_where_a_later_file_lacks_it_too(tnt: Command, load: Load) -> None:
    load(MARCH, awarded(PORTAL, 1), awarded(ROOM, 10))
    load(APRIL, awarded(ROOM, 10))
    load(MAY, awarded(ROOM, 20))
    said = undo(tnt, 2)
    assert (said["restored"], said["kept_by"]) == (0, {"3": 1})
    assert tnt.figure("awarded") == "20.00"
    assert tnt.figure("awarded", "--as-of", APRIL) == "11.00"


def test_a_line_that_a_later_edition_ended_does_not_come_back(tnt: Command, load: Load) -> None:
    load(MARCH, PORTAL)
    load(APRIL, awarded(PORTAL, 2), ROOM)
    load(MAY, ROOM, DIARY)
    undo(tnt, 2)
    assert tnt.figure("awarded") == "25000.50"
    assert tnt.figure("awarded", "--as-of", APRIL) == "48000.00"
    undo(tnt, 3)
    assert tnt.figure("awarded") == "48000.00"


def test_an_edition_is_undone_once(tnt: Command, load: Load, stored: Rows) -> None:
    load(MARCH, PORTAL)
    load(APRIL, ROOM)
    undo(tnt, 2)
    again = tnt("rollback", 2)
    assert again.status == 1
    assert again.sentence == "L’édition 2 a déjà été annulée par l’édition 3."
    assert len(stored("editions", "number")) == 3


def test_editions_undone_one_after_the_other(tnt: Command, load: Load) -> None:
    load(MARCH, awarded(PORTAL, 1))
    load(APRIL, awarded(PORTAL, 2))
    load(MAY, awarded(PORTAL, 3))
    undo(tnt, 3)
    assert tnt.figure("awarded") == "2.00"
    undo(tnt, 2)
    assert tnt.figure("awarded") == "1.00"
    assert [tnt.figure("awarded", "--as-of", day) for day in (MARCH, APRIL, MAY)] == ["1.00"] * 3
    assert [tnt.figure("awarded", "--as-of", number) for number in (1, 2, 3, 4, 5)] == [
        "1.00",
        "2.00",
        "3.00",
        "2.00",
        "1.00",
    ]
    undo(tnt, 1)
    assert tnt.figure("awarded") is None


def test_a_rollback_can_itself_be_undone(tnt: Command, load: Load) -> None:
    load(MARCH, awarded(PORTAL, 1))
    load(APRIL, awarded(PORTAL, 2))
    undo(tnt, 2)
    assert tnt.figure("awarded") == "1.00"
    undo(tnt, 3)
    assert tnt.figure("awarded") == "2.00"
    assert tnt.figure("awarded", "--as-of", MARCH) == "1.00"
    assert tnt.figure("awarded", "--as-of", APRIL) == "2.00"


def test_data_older_than_those_undone_are_not_refused(tnt: Command, load: Load) -> None:
    load(MAY, PORTAL)
    undo(tnt, 1)
    assert load(MARCH, awarded(PORTAL, 7)) == 3
    assert tnt.figure("awarded") == "7.00"


def test_an_older_file_forced_then_undone_leaves_every_date_as_it_was(tnt: Command, load: Load) -> None:
    load(MARCH, awarded(PORTAL, 1))
    load(MAY, awarded(PORTAL, 3))
    load(JUNE, awarded(PORTAL, 4))
    assert load(APRIL, awarded(PORTAL, 2), more=["--allow-older"]) == 4
    assert [tnt.figure("awarded", "--as-of", day) for day in (MARCH, APRIL, JUNE)] == ["1.00", "2.00", "2.00"]
    undo(tnt, 4)
    assert [tnt.figure("awarded", "--as-of", day) for day in (MARCH, APRIL, MAY, JUNE)] == [
        "1.00",
        "1.00",
        "3.00",
        "4.00",
    ]


def test_an_edition_that_does_not_exist(tnt: Command) -> None:
    ran = tnt("rollback", 7)
    assert ran.status == 2
    assert ran.sentence == "L’édition 7 n’existe pas : voyez « tnt history »."


def test_the_date_of_a_figure_is_that_of_the_data_that_stand(tnt: Command, load: Load) -> None:
    load(MARCH, PORTAL)
    load(APRIL, awarded(PORTAL, 2))

    def dated(*words: object) -> str:
        found: str = tnt("figures", "--json", *words).json["figures"]["awarded"]["date"]
        return found

    assert dated() == "2022-04-01"
    undo(tnt, 2)
    assert dated() == "2022-03-01"
    assert dated("--as-of", 2) == "2022-04-01"
    undo(tnt, 3)
    assert dated() == "2022-04-01"
