"""The list of decisions and actions, its comments and its trail, as CSV and as a workbook."""

import csv
import io
from datetime import date

import openpyxl
import pytest
import sqlalchemy as sa

from dashboard.reports.follow_up_list import FollowUp, follow_up_list
from etl.review.link import Link
from etl.store import comments, funds, items, meetings
from tests.conftest import Demo
from tests.etl.store.review import AUGUST, FUND, JULY, JUNE, action, at, closed, opened, state

FORMULA = '=HYPERLINK("http://x","é")'
ON = date(2021, 7, 15)


@pytest.fixture
def followed(engine: sa.Engine) -> sa.Engine:
    """A late action that a meeting found open, an action done, a decision."""
    held = opened(engine)
    late = action(engine, held, FORMULA, JULY, about=Link("figure", "awarded"), owner="@DITP")
    comments.say(engine, late.id, "Premier", "Léa", at=at(JUNE, 12))
    comments.say(engine, late.id, "+1\n=2", "Ali", at=at(JULY, 8))
    done = action(engine, held, "Faite", AUGUST)
    state(engine, done, "done", at(JUNE, 10, 30))
    items.add(engine, FUND, "decision", "Publier", "Léa", meeting=held.id, moment=at(JUNE, 10))
    closed(engine, held)
    next_one = meetings.plan(engine, FUND, "weekly", JULY, "Léa", moment=at(JUNE, 13))
    meetings.open_(engine, next_one.id, "Léa", moment=at(JULY, 9))
    return engine


def made(engine: sa.Engine, lang: str = "en", kind: str | None = None, *, closed: bool = True) -> FollowUp:
    with engine.connect() as connection:
        return follow_up_list(connection, FUND, lang, ON, kind, closed=closed)


def rows(found: FollowUp) -> list[dict[str, object]]:
    return [dict(zip((head.label for head in found.listed.heads), row, strict=True)) for row in found.listed.rows]


def test_each_row_says_all_that_is_known_of_it(followed: sa.Engine) -> None:
    late, decision, done = rows(made(followed))
    assert late == {
        "Number": 1, "Kind": "action", "Title": FORMULA, "Owner": "@DITP", "Due": JULY, "State": "open",
        "Late (days)": 10, "Meeting": "weekly review", "Date of the meeting": JUNE, "About": "figure: Awarded",
        "Times carried": 1, "Comment": "+1\n=2", "Comment by": "Ali", "Comment at (UTC)": "2021-07-05 08:00:00",
        "Created by": "Léa", "Created at (UTC)": "2021-06-07 10:00:00", "Changed by": "Léa",
        "Changed at (UTC)": "2021-06-07 10:00:00",
    }  # fmt: skip
    assert (decision["Kind"], decision["Due"], decision["Late (days)"], decision["Times carried"]) == (
        "decision", None, None, 1,
    )  # fmt: skip
    assert (done["State"], done["Late (days)"], done["Times carried"], done["Changed by"]) == ("done", None, 0, "Ali")


def test_what_is_asked_for_alone(followed: sa.Engine) -> None:
    assert [row["Number"] for row in rows(made(followed, kind="decision"))] == [3]
    assert [row["Number"] for row in rows(made(followed, closed=False))] == [1, 3]
    assert {row[0] for row in made(followed, kind="decision").trail.rows} == {3}
    assert made(followed, kind="decision").comments.rows == []


def test_a_csv_runs_nothing(followed: sa.Engine) -> None:
    read = list(csv.reader(io.StringIO(made(followed).csv().decode("utf-8"), newline="")))
    assert (read[1][2], read[1][3], read[1][11]) == (f"'{FORMULA}", "'@DITP", "'+1\n=2")
    assert read[1][4] == "2021-07-05"
    assert len(read) == 4


def test_a_workbook_runs_nothing_and_bears_comments_and_trail(followed: sa.Engine) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(followed, "fr").workbook("fr")))
    assert book.sheetnames[1:] == ["Suivi", "Commentaires", "Journal"]
    listed, said, trail = (list(book[name].iter_rows(min_row=5, values_only=True)) for name in book.sheetnames[1:])
    assert [listed[0][2], said[1][3]] == [FORMULA, "+1\n=2"]
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert [row[3:5] for row in said] == [("Premier", "Léa"), ("+1\n=2", "Ali")]
    assert (2, "action", 2, "état", "ouverte", "terminée", "Ali", "2021-06-07 10:30:00") in trail
    assert (1, "action", 1, "échéance", None, "05/07/2021", "Léa", "2021-06-07 10:00:00") in trail


def test_the_samples(demo: Demo) -> None:
    with demo.engine.connect() as connection:
        found = follow_up_list(connection, FUND, "fr", ON)
        assert len(found.listed) == 22
        assert found.fictitious
        with pytest.raises(funds.UnknownFund):
            follow_up_list(connection, "?", "fr", ON)
    book = openpyxl.load_workbook(io.BytesIO(found.workbook("fr")))
    assert "fictives" in str(book.worksheets[0]["A2"].value)
