"""Meetings, moments and links in words, in both languages."""

from datetime import date, datetime

import pytest

from dashboard.meeting_words import link_words, meeting_name, seen_by, since_words
from etl.review.link import Link
from etl.review.meeting import KINDS, Meeting
from etl.store import meetings
from etl.store.engine import connect
from tests.databases import SqliteFiles

DAY = date(2021, 11, 22)


@pytest.fixture(scope="module")
def held(sqlite_databases: SqliteFiles) -> list[Meeting]:
    """A meeting of each kind."""
    engine = connect(sqlite_databases.fresh())
    at = datetime(2021, 11, 22, 9)
    return [meetings.plan(engine, "ITN7", kind, DAY, "Ana", moment=at) for kind in KINDS]


@pytest.mark.parametrize(
    ("lang", "names", "since"),
    [
        (
            "fr",
            ["revue hebdomadaire du 22 nov. 2021", "comité de coordination du 22 nov. 2021", "CoPol du 22 nov. 2021"],
            ["la revue du 22 nov. 2021", "le comité de coordination du 22 nov. 2021", "le CoPol du 22 nov. 2021"],
        ),
        (
            "en",
            ["weekly review of 22 Nov 2021", "coordination committee of 22 Nov 2021", "CoPol of 22 Nov 2021"],
            ["the review of 22 Nov 2021", "the coordination committee of 22 Nov 2021", "the CoPol of 22 Nov 2021"],
        ),
    ],
)
def test_a_meeting(held: list[Meeting], lang: str, names: list[str], since: list[str]) -> None:
    assert [meeting_name(one, lang).replace("\xa0", " ") for one in held] == names
    assert [since_words(one, DAY, lang).replace("\xa0", " ") for one in held] == since


def test_a_moment(held: list[Meeting]) -> None:
    plain = since_words(None, DAY, "fr").replace("\xa0", " ")
    assert plain == "le 22 nov. 2021"
    copol = held[2]
    assert "22 nov. 2021" in seen_by(copol, date(2021, 11, 19), "fr").replace("\xa0", " ")
    assert "19 nov. 2021" in seen_by(copol, date(2021, 11, 19), "fr").replace("\xa0", " ")
    assert seen_by(copol, None, "fr") != seen_by(copol, DAY, "fr")
    assert meeting_name(copol, "fr", long=True) == "CoPol du 22\u00a0novembre 2021"


@pytest.mark.parametrize(
    ("link", "french"),
    [
        (Link("territory", "38"), "Isère"),
        (Link("territory", "nowhere"), "nowhere"),
        (Link("project", "4635535"), "projet 4635535"),
        (Link("figure", "awarded"), "chiffre « Attribué »"),
    ],
)
def test_a_link(link: Link, french: str) -> None:
    assert link_words(link, "fr").replace("\xa0", " ") == french
    assert "revue." not in link_words(link, "en")


def test_an_alert_s_link_names_its_rule_by_no_key() -> None:
    said = link_words(Link("alert", "L-0002", "overdue"), "fr")
    assert "L-0002" in said
    assert "revue." not in said
