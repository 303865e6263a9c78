"""The page of the review: every step, everywhere, before any data; a meeting held from its planning to the next."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cached
from dashboard.pages.review import STEPS
from data.texts import LANGUAGES, text
from etl.store import items, meetings
from etl.store.engine import connect
from tests.books import xlsx
from tests.dashboard import reviewed
from tests.dashboard.queries.since.two_states import FILES, put
from tests.dashboard.reviewed import COMING, COPOL, REVIEW
from tests.databases import SqliteFiles
from tests.figures import drawn
from tests.pages import page, script, shown, words

VIEWS: tuple[dict[str, str], ...] = (
    {"territory": "R75"}, {"territory": "974"}, {"territory": "243300316"}, {"territory": "C85113"},
    {"axis": "3", "theme": "cybersecurity", "holder": "commune", "period": "2021-T1"},
)  # fmt: skip


@pytest.fixture(scope="module")
def url(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small fund with its meetings, only to be read."""
    made = sqlite_databases.fresh()
    engine = connect(made)
    reviewed.load(engine, tmp_path_factory.mktemp("review"))
    engine.dispose()
    yield made
    cached.readers.clear()
    sqlite_databases.drop(made)


@pytest.fixture
def own(sqlite_databases: SqliteFiles) -> Iterator[str]:
    """A database to be written to."""
    cached.readers.clear()
    made = sqlite_databases.fresh()
    yield made
    cached.readers.clear()
    sqlite_databases.drop(made)


def plain(app: AppTest) -> str:
    return words(app).replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("step", list(STEPS))
def test_each_step_everywhere(monkeypatch: pytest.MonkeyPatch, url: str, step: str) -> None:
    for lang in LANGUAGES:
        said = words(shown(page("revue", meeting=str(REVIEW), step=step, lang=lang), monkeypatch, url))
        assert text(f"revue.step_name_{step}", lang) in said
        assert f'data-tnt-step="{len(STEPS)}"' in said
    for view in VIEWS:
        app = shown(page("revue", meeting=str(REVIEW), step=step, **view), monkeypatch, url)
        assert all(figure.data or figure.layout.annotations for figure in drawn(app)), view
    for meeting in (COPOL, COMING):
        shown(page("revue", meeting=str(meeting), step=step), monkeypatch, url)


def test_what_changed_in_words_and_figures(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    app = shown(page("revue", meeting=str(REVIEW), step="changes"), monkeypatch, url)
    said = plain(app)
    assert "depuis la revue du 14 juin 2021" in said
    assert "demandé +700 €, attribué −2 065 €, engagé +11 400 €, payé −500 €" in said
    assert "De 73 600 € à 71 535 €, soit −2 065 € : +335 € de mouvement, −2 400 € de corrections du passé." in said
    pair, steps = drawn(app)
    assert pair.data[-1].x == (30700, 71535.26, 36400, 3100.25)
    bars = steps.data[0]
    ends = [round(base + wide, 2) for base, wide in zip(bars.base, bars.x, strict=True)]
    assert (ends[0], ends[-1]) == (73600.10, 71535.26)
    assert bars.x[1:-1] == (9235.11, 1100, 10000, 6000, 700.05, 1000, 8100)
    other = shown(page("revue", meeting=str(REVIEW), step="changes", stage="committed"), monkeypatch, url)
    assert list(drawn(other))[1].data[0].x == (25000, 8000, 4000, 1500, 900, 36400)


def test_the_open_meeting_is_the_usual_one_and_what_names_none_is_left_out(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    usual = words(shown(page("revue"), monkeypatch, url))
    assert "Revue hebdomadaire du 11\u00a0octobre 2021" in usual
    for wrong in ({"meeting": "99"}, {"meeting": "<b>"}, {"step": "nowhere"}):
        assert words(shown(page("revue", **wrong), monkeypatch, url)) == usual
    assert "&lt;i&gt;" in usual
    assert "Ben <i>" not in usual


def test_a_meeting_is_seen_at_its_own_moment(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Whatever the date in the address."""

    def said(**asked: str) -> str:
        app = shown(page("revue", meeting=str(COPOL), step="next", **asked), monkeypatch, url)
        return re.sub(r'href="[^"]*"', "", plain(app))

    assert "4 juin 2021" in said()
    assert said(as_of="2021-10-08") == said(as_of=f"m{REVIEW}") == said()


def test_things_to_look_at_chosen_by_hand(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    app = shown(
        page("revue", step="focus", focus="territory:974,project:41000001,nothing,figure:awarded,project:"),
        monkeypatch,
        url,
    )
    said = words(app)
    assert "La Réunion" in said
    assert "Projet 1" in said
    assert app.multiselect(key="url_focus").value == ["territory:974", "project:41000001"]


def test_before_any_meeting_a_form(monkeypatch: pytest.MonkeyPatch, own: str, tmp_path: Path) -> None:
    engine = connect(own)
    name, rows, source, on = FILES[0]
    put(engine, xlsx(tmp_path / name, rows), source, on)
    for view in ({}, {"territory": "974"}, {"step": "changes"}):
        app = shown(page("revue", **view), monkeypatch, own)
        assert text("revue.no_meeting", "fr") in words(app)
        assert app.selectbox(key="plan_0_kind").options[0] == "revue hebdomadaire"


def press(app: AppTest, key: str) -> AppTest:
    """Presses a button by the catalogue's words, the last of those that bear them."""
    found = [one for one in app.button if one.label == text(f"revue.{key}", "fr")]
    found[-1].click().run()
    assert not app.exception
    return app


def test_a_meeting_from_its_planning_to_the_next(monkeypatch: pytest.MonkeyPatch, own: str, tmp_path: Path) -> None:
    engine = connect(own)
    for name, rows, source, on in FILES[:4]:
        put(engine, xlsx(tmp_path / name, rows), source, on)
    app = shown(page("revue"), monkeypatch, own)
    app.date_input(key="plan_0_day").set_value(date(2021, 10, 11))
    app.text_area(key="plan_0_who").set_value("Ana\nBen\n")
    app.text_area(key="plan_0_agenda").set_value("Retards <b>")
    press(app, "plan_do")
    assert text("revue.planned", "fr") in words(app)

    app = shown(page("revue", step="decisions"), monkeypatch, own)
    assert text("revue.not_open", "fr") in words(app)
    app = shown(page("revue"), monkeypatch, own)
    app.text_input(key="review_author_page").set_value("Ana")
    press(app, "open_do")
    with engine.connect() as connection:
        met = meetings.get(connection, 1)
    assert (met.state, met.frozen, met.participants, met.changed_by) == ("open", 4, ("Ana", "Ben"), "Ana")

    def add(kind: str, title: str, owner: str = "", about: str | None = None) -> AppTest:
        app = shown(page("revue", step="decisions"), monkeypatch, own)
        app.button_group(key="add_kind").set_value(kind)
        app.text_input(key="add_0_title").set_value(title)
        app.text_input(key="add_0_owner").set_value(owner)
        if about:
            app.selectbox(key="add_0_about").set_value(about)
        app.text_input(key="review_author_page").set_value("Ana")
        return press(app, "add_do")

    add("decision", "Clore <u>l’axe</u>")
    add("action", "Relancer la Gironde", "Ben", "figure:awarded")
    refused = add("action", "", "Ben")
    assert "tnt-alert" in words(refused)
    done = add("action", "Écrire à Mayotte", "Ana")
    assert "Écrire à Mayotte" in words(done)
    assert "<u>" not in words(done)
    with engine.connect() as connection:
        kept = [(one.kind, one.title, one.owner, str(one.link or "")) for one in items.listing(connection)]
    assert sorted(kept) == [
        ("action", "Relancer la Gironde", "Ben", "figure:awarded"), ("action", "Écrire à Mayotte", "Ana", ""),
        ("decision", "Clore <u>l’axe</u>", None, ""),
    ]  # fmt: skip

    app = shown(page("revue", step="next"), monkeypatch, own)
    app.text_area(key="minutes").set_value("Dit.\n\nFait.")
    press(app, "close_do")
    with engine.connect() as connection:
        met = meetings.get(connection, 1)
    assert (met.state, met.minutes) == ("closed", "Dit.\n\nFait.")
    app = shown(page("revue", step="next", meeting="1"), monkeypatch, own)
    assert app.selectbox(key="plan_after_1_0_kind").value == "weekly"
    press(app, "plan_do")
    after = words(shown(page("revue", meeting="2"), monkeypatch, own))
    assert "Relancer la Gironde" in after
    assert "Écrire à Mayotte" in after
    assert "Revue hebdomadaire du 18\u00a0octobre 2021" in after


FORM = """
from dashboard import view
from dashboard.pages.review import chosen, editing
from dashboard.pages.review.session import read
from etl.store import items
import streamlit as st
session = chosen.choose(view.current())
item = st.session_state.setdefault("item", read(items.get, 3))
editing._form(session, item)
"""


@pytest.fixture
def held(own: str, tmp_path: Path) -> str:
    """The small fund with its meetings, to be written to: action 3 is open in the review."""
    engine = connect(own)
    reviewed.load(engine, tmp_path)
    engine.dispose()
    return own


def test_an_action_is_changed_and_said_of(monkeypatch: pytest.MonkeyPatch, held: str) -> None:
    app = script(FORM, monkeypatch, held)
    app.text_input(key="edit_3_1_title").set_value("Relancer encore")
    app.text_area(key="edit_3_1_said").set_value("Appelé <i>lundi</i>")
    app.selectbox(key="edit_3_1_state").set_value("in_progress")
    app.button(key="save_3_1").click().run()
    assert not app.exception
    with connect(held).connect() as connection:
        item = items.get(connection, 3)
    assert (item.title, item.state, item.version, str(item.link)) == (
        "Relancer encore",
        "in_progress",
        2,
        "territory:33",
    )
    said = words(shown(page("revue", step="decisions"), monkeypatch, held))
    assert "Appelé &lt;i&gt;lundi&lt;/i&gt;" in said


def test_another_s_change_is_told_and_only_what_was_typed_is_written_over(
    monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    app = script(FORM, monkeypatch, held)
    engine = connect(held)
    items.change(engine, 3, 1, "Ben", {"owner": "Chloé", "title": "Autre titre"})
    app.text_input(key="edit_3_1_title").set_value("Mon titre")
    app.button(key="save_3_1").click().run()
    assert not app.exception
    assert "Chloé" in words(app)
    with engine.connect() as connection:
        assert items.get(connection, 3).title == "Autre titre"
    app.button(key="save_3_2").click().run()
    with engine.connect() as connection:
        item = items.get(connection, 3)
    assert (item.title, item.owner) == ("Mon titre", "Chloé")


def test_a_link_to_nothing_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch, held: str) -> None:
    app = script(FORM, monkeypatch, held)
    app.text_input(key="edit_3_1_about").set_value("project:nobody")
    app.button(key="save_3_1").click().run()
    assert not app.exception
    assert "nobody" in words(app)
    with connect(held).connect() as connection:
        assert items.get(connection, 3).version == 1
