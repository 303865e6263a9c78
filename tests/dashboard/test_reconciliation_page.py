"""The reconciliation page: two totals, a line a status that add up to them, the rows with their cells."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard import cached
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.databases import SqliteFiles
from tests.pages import words

SCRIPT = "from dashboard.pages import reconciliation\nreconciliation.show()\n"
HEADS = "N° EJ;Bénéficiaire;Étape;Montant (€)\n"
COMMITTED = HEADS + "2101;Commune <b>A</b>;engagé;1000\n2102;Commune B;engagé;2000\n2103;Commune C;engagé;500\n"
PAID = HEADS + "2101;Commune <b>A</b>;payé;1000\n2102;Commune B;payé;1995,50\n2199;Commune Z;payé;300\n"


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, tmp_path: Path) -> Iterator[None]:
    """A database with two sources that tell the same money."""
    url = sqlite_databases.fresh()
    engine = connect(url)
    for source, content in (("engagements", COMMITTED), ("chorus", PAID)):
        path = tmp_path / f"{source}_2021-10-08.csv"
        path.write_text(content, encoding="utf-8")
        publish(prepare(path, engine, Options(source=source)), engine)
    engine.dispose()
    monkeypatch.setenv("TNT_DATABASE_URL", url)
    yield
    cached.readers.clear()
    st.cache_data.clear()


def run(**params: str) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_what_is_committed_stands_beside_what_is_paid(loaded: None) -> None:
    said = words(run())
    assert "3\u202f500,00\u00a0€" in said
    assert "3\u202f295,50\u00a0€" in said
    assert "−204,50\u00a0€" in said
    assert "engagements_2021-10-08.csv · engagements_2021-10-08 · D3" in said
    assert "chorus_2021-10-08.csv · chorus_2021-10-08 · D3" in said
    assert "−4,50\u00a0€" in said


def test_a_tolerance_in_the_address_makes_more_rows_agree(loaded: None) -> None:
    app = run(tolerance="10")
    (lists,) = [one for one in app.get("button_group") if one.key == "reconciliation"]
    assert [option.content for option in lists.proto.options] == [
        "À gauche seulement · 1",
        "À droite seulement · 1",
        "Concordent · 2",
    ]


def test_what_a_file_holds_is_text(loaded: None) -> None:
    app = run(tolerance="10")
    (lists,) = [one for one in app.get("button_group") if one.key == "reconciliation"]
    lists.set_value("matched").run()
    assert "Commune &lt;b&gt;A&lt;/b&gt;" in words(app)


def test_the_same_side_twice_is_refused_in_words(loaded: None) -> None:
    app = run(left="chorus:paid", right="chorus:paid")
    assert "Choisissez deux côtés différents." in words(app)


def test_what_the_address_says_wrongly_falls_back(loaded: None) -> None:
    app = run(left="nobody:paid", tolerance="-3")
    assert app.selectbox(key="url_left").value == "engagements:committed"
    assert app.selectbox(key="url_tolerance").value == "0"
