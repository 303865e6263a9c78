"""What a pack is made for: the moment, the one compared with, the links, the cover."""

from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.reports.pack.setting import ADDRESS, compared, setting
from etl.store import meetings
from tests.dashboard.reports.pack.conftest import At


def test_a_committee_is_compared_with_the_last_of_its_kind_and_a_review_with_any(at: At) -> None:
    before = {number: at(number).code for number in range(1, 13)}
    # 7, 9 and 4 are of the coordination, 6 and 10 of the CoPol; 12 looks at the same data as 11.
    assert before == {
        1: None, 2: None, 3: "m2", 4: "m2", 5: "m4", 6: "m1", 7: "m4", 8: "m7", 9: "m7", 10: "m6", 11: "m10", 12: "m10",
    }  # fmt: skip
    assert at(None).code == "m10"


def test_it_stands_at_the_meeting_s_moment(at: At) -> None:
    one = at(11)
    assert (one.edition, one.on, one.scope.as_of) == (55, date(2023, 1, 20), 55)
    assert (one.before_on, one.before) == (date(2023, 1, 18), Scope(as_of=50))
    assert one.since == "le CoPol du 18\u00a0janv. 2023"
    assert at(12).scope.as_of is None
    assert at(1).span is None


def test_compared_with_a_date_or_an_edition(samples: sa.Connection, at: At) -> None:
    by_date = compared(at(11), date(2021, 10, 8))
    assert (by_date.code, by_date.before, by_date.before_on) == (
        "2021-10-08", Scope(as_of=date(2021, 10, 8)), date(2021, 10, 8),
    )  # fmt: skip
    assert by_date.ended == datetime(2021, 10, 8)
    by_edition = setting(samples, Scope(), "fr", None, 25)
    assert (by_edition.code, by_edition.before) == (None, Scope(as_of=25))
    met = meetings.get(samples, 10)
    assert compared(at(11), met).ended == met.closed_at


@pytest.mark.parametrize(
    ("view", "path", "asked"),
    [
        ({}, "revue", {"as_of": "m11", "meeting": "11", "since": "m10"}),
        ({}, "alertes", {"as_of": "m11", "since": "m10"}),
        ({}, "livrables", {"as_of": "m11"}),
        ({"territory": "974", "axis": "3"}, "territoires", {"as_of": "m11", "territory": "974", "axis": "3"}),
        (
            {"since": date(2021, 4, 1), "until": date(2021, 6, 30), "theme": "cybersecurity"}, "methode",
            {"as_of": "m11", "period": "2021-T2", "theme": "cybersecurity"},
        ),
    ],
)  # fmt: skip
def test_a_link_is_the_address_of_the_page_at_this_moment(
    at: At, view: dict[str, object], path: str, asked: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ADDRESS, "https://tnt.exemple.fr/suivi/")
    link = urlsplit(at(11, Scope(**view)).link(path))  # type: ignore[arg-type]
    assert f"{link.scheme}://{link.netloc}{link.path}" == f"https://tnt.exemple.fr/suivi/{path}"
    assert {name: value[0] for name, value in parse_qs(link.query).items()} == {"fund": "ITN7", **asked}


def test_a_link_in_english_by_date(samples: sa.Connection) -> None:
    one = setting(samples, Scope(as_of=date(2021, 10, 8)), "en")
    assert parse_qs(urlsplit(one.link("qualite")).query) == {
        "fund": ["ITN7"], "as_of": ["2021-10-08"], "lang": ["en"],
    }  # fmt: skip


def test_the_cover_says_every_choice(at: At) -> None:
    year = (date(2021, 1, 1), date(2021, 12, 31))
    scope = Scope(
        territory="974", axis="3", theme="cybersecurity", holder="commune", since=year[0], until=year[1]
    )  # fmt: skip
    facts = dict(at(11, scope).facts())
    plain = {name: value.replace("\xa0", " ").replace("\u202f", " ") for name, value in facts.items()}
    assert plain["Territoire"] == "La Réunion"
    assert plain["Axe"] == "3 · Guichets territoriaux"
    assert plain["Édition"] == "55"
    assert plain["Période"] == "2021"
    assert plain["Comparer à"] == "CoPol du 18 janv. 2023"
    assert len(facts) == 10
