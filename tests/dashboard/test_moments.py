"""The moments in an address: a meeting's, a date's, the one compared with; what names none falls back."""

from collections.abc import Iterator
from datetime import date, timedelta
from html import escape

import pytest
from sqlalchemy import event

from dashboard import cached, moments
from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from etl.store.engine import connect
from tests.dashboard import reviewed
from tests.dashboard.reviewed import COMING, COPOL, FIRST, REVIEW
from tests.databases import SqliteFiles
from tests.pages import page, shown, words


@pytest.fixture(scope="module")
def url(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small fund with its meetings, only to be read."""
    made = sqlite_databases.fresh()
    engine = connect(made)
    reviewed.load(engine, tmp_path_factory.mktemp("moments"))
    engine.dispose()
    yield made
    cached.readers.clear()
    sqlite_databases.drop(made)


def said(monkeypatch: pytest.MonkeyPatch, url: str, path: str = "", **asked: str) -> str:
    return words(shown(page(path, **asked), monkeypatch, url)).replace("\xa0", " ").replace("\u202f", " ")


def test_a_meeting_s_moment_is_its_edition(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("TNT_DATABASE_URL", url)
    found = moments.find("ITN7", f"m{REVIEW}")
    assert found is not None
    assert (found.as_of, found.on, found.code) == (7, date(2021, 10, 8), "m3")
    first = moments.find("ITN7", f"m{COPOL}")
    assert first is not None
    assert (first.as_of, first.on, first.name("fr")) == (3, date(2021, 6, 4), "CoPol du 7\u00a0juin 2021")
    by_date = moments.find("ITN7", "2021-06-04")
    assert by_date is not None
    assert (by_date.as_of, by_date.meeting, by_date.name("en")) == (date(2021, 6, 4), None, "4\u00a0Jun 2021")
    for code in (f"m{COMING}", "m99", "m", "mm1", "20210605", "", "<b>", "m1 or 1=1"):
        assert moments.find("ITN7", code) is None
    first, last = moments.bounds("ITN7")
    assert first is not None
    assert (first, last) == (date(2021, 6, 4), date.today())
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        assert moments.find("ITN7", day.isoformat()) is None
    assert moments.find("NONE", "m1") is None
    assert [one.id for one in moments.opened("ITN7")] == [REVIEW, FIRST, COPOL]


def test_an_address_pasted_shows_the_same(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    asked = {"as_of": f"m{REVIEW}", "since": "copol"}
    first = said(monkeypatch, url, **asked)
    assert said(monkeypatch, url, **asked) == first
    assert "le CoPol du 7 juin 2021" in first
    assert "−2 065 €" in first  # 71,535.26 − 73,600.10
    assert said(monkeypatch, url, as_of=f"m{REVIEW}", since=f"m{COPOL}").count("7 juin 2021") >= 1


def test_an_unknown_meeting_falls_back_to_the_latest(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    latest = said(monkeypatch, url)
    for wrong in ("m99", "m", f"m{COMING}", "2021-13-45", "2021-06-03", "<b>"):
        told, shown_then = said(monkeypatch, url, as_of=wrong).split("Un jour entre le 4 juin 2021 et le ", 1)
        assert told.endswith(f"Rien n’est connu à « {escape(wrong)} » : la page montre les dernières données. ")
        assert shown_then.split("\n", 1)[1] == latest
    for wrong in ("m99", f"m{COMING}", "yesterday"):
        assert said(monkeypatch, url, since=wrong) == latest


def test_any_day_shows_the_data_as_they_stood(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    between = said(monkeypatch, url, as_of="2021-06-20")
    assert "20 juin 2021" in between
    assert "73 600 €" in between
    with connect(url).connect() as connection:
        then, later = (figures(connection, Scope(as_of=date(2021, 6, day))) for day in (4, 20))
    assert {name: one.value for name, one in then.items()} == {name: one.value for name, one in later.items()}
    assert "depuis le 20 juin 2021" in said(monkeypatch, url, since="2021-06-20")
    assert "20 juin 2021" not in said(monkeypatch, url, as_of="2021-06-10", since="2021-06-20")


def test_a_filter_that_nothing_bears_is_said(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    told = said(monkeypatch, url, axis="9", theme="<i>")
    assert "« Axe » : rien ne porte « 9 », la page est montrée sans ce filtre." in told
    assert "« Thème » : rien ne porte « &lt;i&gt; », la page est montrée sans ce filtre." in told
    assert "rien ne porte" not in said(monkeypatch, url, axis="all")


def test_the_usual_one_is_the_last_meeting_that_saw_other_data(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert "depuis la revue du 14 juin 2021" in said(monkeypatch, url)
    assert "depuis la revue du 14 juin 2021" in said(monkeypatch, url, as_of=f"m{REVIEW}")
    # In June nobody had seen other data: the meeting before, or nothing.
    assert "depuis le CoPol du 7 juin 2021" in said(monkeypatch, url, as_of=f"m{FIRST}")
    assert "Aucun moment antérieur : il n’y a rien à comparer." in said(monkeypatch, url, as_of=f"m{COPOL}")
    assert "depuis le 4 juin 2021" in said(monkeypatch, url, since="2021-06-04")


def test_the_selector_names_what_can_be_chosen(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    app = shown(page(), monkeypatch, url)
    options = [one.replace("\xa0", " ") for one in app.selectbox(key="url_since").options]
    assert options[0].endswith("(14 juin 2021)")
    assert options[1].endswith("(11 oct. 2021)")
    assert options[2].endswith("(7 juin 2021)")
    assert options[3:] == [
        "revue hebdomadaire du 11 oct. 2021", "revue hebdomadaire du 14 juin 2021", "CoPol du 7 juin 2021",
        "4 juin 2021",
    ]  # fmt: skip
    app.selectbox(key="url_since").select("copol").run()
    assert app.query_params["since"] == "copol"
    assert "depuis le CoPol du 7 juin 2021" in words(app).replace("\xa0", " ")
    app.selectbox(key="url_as_of").select(f"m{FIRST}").run()
    assert app.query_params["as_of"] == f"m{FIRST}"


def test_each_page_reads_the_meetings_once(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    said(monkeypatch, url)
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if "FROM meetings" in statement:
            asked.append(statement)

    engine = cached.engine()
    event.listen(engine, "before_cursor_execute", hear)
    try:
        for pages in (1, 2):
            said(monkeypatch, url)
            assert len(asked) == pages
    finally:
        event.remove(engine, "before_cursor_execute", hear)
