"""A pack: its pages in the order of a meeting, each with its sources and a link that opens, whatever it says."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.reports.pack.build import minutes_pack, pack
from dashboard.reports.pack.content import (
    Bars,
    Curves,
    Dumbbell,
    Map,
    Numbers,
    Pack,
    Page,
    Part,
    Rows,
    Waterfall,
    tabled,
)
from dashboard.reports.pack.setting import Setting, setting
from data.texts import LANGUAGES, catalogue
from etl.review.link import Link
from etl.store import meetings
from tests.books import xlsx
from tests.dashboard.queries.since.two_states import put
from tests.dashboard.reports.pack.conftest import At
from tests.dashboard.sheet_data import FILES
from tests.pages import PATHS

CHANGES = [
    "changes", "changes_awarded", "changes_committed", "changes_paid", "changes_projects", "changes_deliverables",
    "corrections",
]  # fmt: skip
REST = ["map", "actions", "decisions", "next", "quality", "method"]
DRAWN = (Bars, Curves, Dumbbell, Map, Waterfall)
VIEWS: tuple[tuple[int | None, dict[str, str], str], ...] = (
    (11, {}, "fr"), (5, {}, "en"), (1, {}, "fr"), (12, {}, "en"),
    (11, {"territory": "R75"}, "en"), (11, {"territory": "974", "axis": "3"}, "fr"),
    (11, {"territory": "243300316"}, "fr"), (11, {"territory": "C85113"}, "en"), (11, {"territory": "NONE"}, "fr"),
    (11, {"theme": "cybersecurity", "holder": "commune"}, "fr"),
)  # fmt: skip


def words(part: Part) -> Iterator[str]:
    """Every text of a part."""
    if isinstance(part, Numbers):
        for number in part.numbers:
            yield from (number.label, number.value, number.context)
        return
    yield part.title
    if isinstance(part, DRAWN):
        yield part.says
    if isinstance(part, (Rows, *DRAWN)):
        table = part.table if isinstance(part, Rows) else tabled(part, "fr")
        yield from (head.label for head in table.heads)
        yield from (value for row in table.rows for value in row if isinstance(value, str))


def texts(page: Page) -> Iterator[str]:
    """Every text of a page."""
    yield from (page.chapter, page.title, *page.says, *page.sources)
    for part in page.parts:
        yield from words(part)


def check(one: Setting, made: Pack) -> None:
    """What holds of any pack."""
    assert len({page.id for page in made.pages}) == len(made.pages)
    keys = set(catalogue(made.lang))
    for page in made.pages:
        shown = [part for part in page.parts if not isinstance(part, Numbers)]
        assert len(shown) <= 2, page.id
        assert len(page.parts) - len(shown) <= 1, page.id
        assert page.sources or not any(isinstance(part, DRAWN) for part in shown), page.id
        assert not keys & set(texts(page)), page.id
        assert not any(word in said for said in texts(page) for word in ("None", "Decimal(", "NaN")), page.id
        link = urlsplit(page.link)
        assert (link.scheme, link.netloc) == ("http", "localhost:8501")
        assert link.path.strip("/") in PATHS
        asked = parse_qs(link.query)
        assert asked["fund"] == ["ITN7"]
        if one.meeting is not None and one.meeting.frozen is not None:
            assert asked["as_of"] == [f"m{one.meeting.id}"]
        if "revue" in link.path and one.meeting is not None:
            assert asked["meeting"] == [str(one.meeting.id)]
        for part in shown:
            if isinstance(part, Rows):
                assert {len(row) for row in part.table.rows} <= {len(part.table.heads)}
            elif isinstance(part, Waterfall):
                first, *moves, last = part.steps
                assert first.value + sum(step.value for step in moves) == last.value


@pytest.mark.parametrize(("number", "view", "lang"), VIEWS, ids=str)
def test_whatever_the_meeting_and_the_scope(at: At, number: int | None, view: dict[str, str], lang: str) -> None:
    one = at(number, Scope(**view), lang)  # type: ignore[arg-type]
    made = pack(one)
    check(one, made)
    assert (made.lang, made.fictitious) == (lang, True)
    if number is not None:
        check(one, minutes_pack(one))


def test_the_pages_are_in_the_order_of_a_meeting(at: At) -> None:
    axes = ["axis_1", "axis_2", "axis_3"]
    made = [page.id for page in pack(at(11)).pages]
    assert made == [*CHANGES, "alerts", "alerts_first", "focus_1", "focus_2", "focus_3", *axes, *REST]
    first = [page.id for page in pack(at(1)).pages]
    assert first == ["changes", "alerts", "alerts_first", "focus_1", *axes, *REST]
    here = [page.id for page in pack(at(11, Scope(territory="974"))).pages]
    assert "map" not in here
    chosen = pack(at(11), [Link("territory", "33"), Link("project", "6585666")])
    assert [page.id for page in chosen.pages if page.id.startswith("focus")] == ["focus_1", "focus_2"]
    assert [page.id for page in minutes_pack(at(11)).pages] == ["minutes", "taken", "actions", "decisions", "next"]


def test_both_languages_hold_the_same_numbers(at: At) -> None:
    french, english = (pack(at(11, Scope(), lang)) for lang in LANGUAGES)
    assert [page.id for page in french.pages] == [page.id for page in english.pages]
    for one, other in zip(french.pages, english.pages, strict=True):
        for part, same in zip(one.parts, other.parts, strict=True):
            if isinstance(part, Waterfall | Dumbbell | Bars | Map):
                assert isinstance(same, Waterfall | Dumbbell | Bars | Map)
                numbers = [[value for value in row if not isinstance(value, str)] for row in tabled(part, "fr").rows]
                assert numbers == [
                    [value for value in row if not isinstance(value, str)] for row in tabled(same, "en").rows
                ]


def test_minutes_need_a_meeting(at: At) -> None:
    with pytest.raises(ValueError, match="no meeting"):
        minutes_pack(at(None))


def test_before_any_data(engine: sa.Engine) -> None:
    meetings.plan(engine, "ITN7", "weekly", FILES[0][3], "Ana")
    meetings.open_(engine, 1, "Ana")
    with engine.connect() as connection:
        for met in (None, meetings.get(connection, 1)):
            one = setting(connection, Scope(), "fr", met)
            made = pack(one)
            assert made.fictitious is False
            assert [page.id for page in made.pages][:2] == ["changes", "alerts"]
            assert all(len(page.parts) <= 3 for page in made.pages)
        minutes_pack(one)


def test_a_fund_with_one_file(engine: sa.Engine, tmp_path: Path) -> None:
    name, rows, source, on = FILES[0]
    put(engine, xlsx(tmp_path / name, rows), source, on)
    with engine.connect() as connection:
        for view in ({}, {"territory": "R75"}, {"territory": "33", "axis": "3"}):
            one = setting(connection, Scope(**view), "fr", None, 0)  # type: ignore[arg-type]
            made = pack(one)
            check(one, made)
            assert "changes_paid" not in {page.id for page in made.pages}  # no file speaks of payments
