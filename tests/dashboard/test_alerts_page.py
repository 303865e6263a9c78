"""The page of the alerts: everywhere, at any moment; one is acknowledged, then lifted; a threshold is set."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard import cached
from data.texts import LANGUAGES, text
from etl.store import acknowledgements, alert_thresholds, sightings
from etl.store.engine import connect
from tests.dashboard import reviewed
from tests.dashboard.reviewed import COPOL, REVIEW
from tests.databases import SqliteFiles
from tests.pages import page, script, shown, words

VIEWS: tuple[dict[str, str], ...] = (
    {}, {"territory": "R75"}, {"territory": "33"}, {"territory": "974"}, {"territory": "243300316"},
    {"territory": "C85113"}, {"as_of": f"m{COPOL}"}, {"as_of": f"m{REVIEW}", "since": "copol"},
    {"as_of": "2021-06-04"}, {"rule": "overdue", "show": "fresh"}, {"rule": "nothing", "show": "none"},
    {"show": "known"}, {"show": "all", "axis": "3"},
)  # fmt: skip


@pytest.fixture
def own(sqlite_databases: SqliteFiles, tmp_path: Path) -> Iterator[str]:
    """The small fund with its meetings, to be written to."""
    cached.readers.clear()
    made = sqlite_databases.fresh()
    engine = connect(made)
    reviewed.load(engine, tmp_path)
    engine.dispose()
    yield made
    cached.readers.clear()
    sqlite_databases.drop(made)


def test_everywhere_and_at_any_moment(monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    for lang in LANGUAGES:
        for view in VIEWS[:: 1 if lang == "fr" else 4]:
            said = words(shown(page("alertes", lang=lang, **view), monkeypatch, own))
            assert text("revue.alerts_listed", lang) in said, view
    with connect(own).connect() as connection:
        assert sightings.unseen(connection, "ITN7") == []


def test_what_is_late_says_why_since_when_and_in_which_edition(monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    said = words(shown(page("alertes", rule="overdue"), monkeypatch, own)).replace("\xa0", " ")
    assert "Livrable 2" in said
    assert "depuis le 15 sept. 2021" in said
    assert text("revue.is_new", "fr") in said
    assert text("revue.appeared", "fr", edition="4").replace("\xa0", " ") in said
    assert "Livrable 8" in said


ACKNOWLEDGE = """
from dashboard import view
from dashboard.pages.alerts import acknowledging
from dashboard.pages.review.session import setting
from dashboard.reports.pack.sections import alerts
now = view.current()
(one,) = [each for each in alerts.board(setting(now, None)).open if each.alert.target == "L-0002"]
acknowledging._form(now, one)
"""


def test_one_is_acknowledged_by_name_until_a_day_then_lifted(monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    app = script(ACKNOWLEDGE, monkeypatch, own)
    app.button(key="ack_do").click().run()
    assert not app.exception
    engine = connect(own)
    with engine.connect() as connection:
        assert acknowledgements.listing(connection, "ITN7") == []  # without a reason it is refused
    app.text_input(key="ack_reason").set_value("recette <b>en cours</b>")
    app.text_input(key="review_author_dialog").set_value("Chloé")
    app.button(key="ack_do").click().run()
    assert not app.exception
    with engine.connect() as connection:
        (known,) = acknowledgements.listing(connection, "ITN7")
    assert (known.rule, known.target, known.by, known.reason) == (
        "overdue",
        "L-0002",
        "Chloé",
        "recette <b>en cours</b>",
    )
    app = shown(page("alertes", rule="overdue", show="known"), monkeypatch, own)
    assert "recette &lt;b&gt;en cours&lt;/b&gt;" in words(app)
    (lift,) = [one for one in app.button if one.label == text("revue.lift", "fr")]
    lift.click().run()
    assert not app.exception
    with engine.connect() as connection:
        assert acknowledgements.listing(connection, "ITN7")[0].lifted_by
    cached.readers.clear()
    said = words(shown(page("alertes", rule="overdue"), monkeypatch, own))
    assert text("revue.history", "fr") in said
    assert "Chloé en a pris acte le " in said
    assert "recette &lt;b&gt;en cours&lt;/b&gt;. Levée par " in said


def test_the_button_of_an_alert_opens_its_form(monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    app = shown(page("alertes", rule="overdue"), monkeypatch, own)
    first = next(one for one in app.button if one.label == text("revue.acknowledge", "fr"))
    first.click().run()
    assert not app.exception
    assert app.text_input(key="ack_reason").label == text("revue.reason", "fr")


def test_a_threshold_is_set_from_a_day_on(monkeypatch: pytest.MonkeyPatch, own: str) -> None:
    app = shown(page("alertes"), monkeypatch, own)
    app.selectbox(key="threshold_rule").set_value("idle.weeks")
    app.number_input(key="threshold_value").set_value(10)
    app.date_input(key="threshold_since").set_value(date(2021, 1, 1))
    app.text_input(key="threshold_reason").set_value("revue du 11")
    (save,) = [one for one in app.button if one.label == text("revue.save", "fr")]
    save.click().run()
    assert not app.exception
    with connect(own).connect() as connection:
        (kept,) = alert_thresholds.listing(connection, "ITN7")
    assert (kept.rule, kept.name, kept.value, kept.reason) == ("idle", "weeks", 10, "revue du 11")
    said = words(shown(page("alertes", rule="idle"), monkeypatch, own)).replace("\xa0", " ")
    assert "aucun mouvement depuis plus de 10 semaines" in said
    assert "Projet 17" in said
    assert "revue du 11" in said
