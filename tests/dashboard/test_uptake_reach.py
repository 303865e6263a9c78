"""White zones, concentration and shares on a page: every state runs, sentences hold numbers, lists are whole."""

import io
import json
import re
import string
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import streamlit as st
from openpyxl import load_workbook

from dashboard import cached
from dashboard.reports.workbook import Cover, workbook
from data import ROOT, reference
from data.samples.identifiers import siret
from etl.intake import Options, prepare, publish
from etl.store.engine import connect
from tests.books import xlsx
from tests.databases import SqliteFiles
from tests.pages import script, words

SCRIPT = """
from dashboard import view
from dashboard.pages.uptake import concentration, shares, white_zones
now = view.current()
white_zones.show(now)
concentration.show(now)
shares.show(now)
"""
run = partial(script, SCRIPT)
ROWS = (
    ("N° de dossier", "Intitulé", "État du dossier", "SIRET du porteur", "Territoire (code)", "Montant attribué (€)"),
    ("A-1", "Un", "lauréat", siret("212000046"), "2A", "10 000,00"),
    ("A-2", "Deux", "lauréat", siret("212000335"), "2B", "30 000,00"),
)


@pytest.fixture(scope="module")
def url(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of two awards in Corsica."""
    made = sqlite_databases.fresh()
    engine = connect(made)
    path = xlsx(tmp_path_factory.mktemp("page") / "laureats_2021-10-08.xlsx", ROWS)
    publish(prepare(path, engine, Options(source="native")), engine)
    engine.dispose()
    forget()
    yield made
    forget()
    sqlite_databases.drop(made)


def forget() -> None:
    """No answer of another database."""
    cached.readers.clear()
    st.cache_data.clear()


def people(code: str) -> int:
    return reference.territories()[code].population or 0


@pytest.mark.parametrize(
    ("territory", "lang"),
    [(code, "fr") for code in ("FR", "R94", "R04", "2A", "987", "242010056", "C2A004")] + [("FR", "en"), ("2A", "en")],
)
def test_every_territory_runs(monkeypatch: pytest.MonkeyPatch, url: str, territory: str, lang: str) -> None:
    said = words(run(monkeypatch, url, territory=territory, lang=lang))
    assert ("Zones blanches" if lang == "fr" else "White zones") in said
    assert not re.search(r"\b(?:None|reach\.|Decimal)", said)


def test_sentences_tell_numbers_with_their_denominators(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    said = words(run(monkeypatch, url, territory="R94", zone_level="commune"))
    assert "Communes sans dossier\u00a0: 358 sur 360 (99,4\u202f%)" in said
    assert "Concentration modérée (indice de Gini 0,22)\u00a0: les 10\u202f% d’habitants" in said
    assert "358 communes sur 360 n’ont jamais été atteintes en propre (99,4\u202f%)" in said
    assert "Communes de moins de 2\u202f000 habitants\u00a0: 0\u202f% des euros attribués aux communes" in said


def test_overseas_is_said_of_the_whole_country_alone(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert "Outre-mer\u00a0: 0\u202f% des euros attribués" in words(run(monkeypatch, url))
    assert "Outre-mer\u00a0:" not in words(run(monkeypatch, url, territory="R94"))


def test_one_department_has_no_curve_and_says_why(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for territory in ("2A", "R04"):
        assert "La concentration compare des départements" in words(run(monkeypatch, url, territory=territory))
    assert "la courbe ne peut pas être tracée" in words(run(monkeypatch, url, territory="R53"))


def test_a_level_and_an_order_stand_in_the_address(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    app = run(monkeypatch, url)
    assert "Départements sans dossier · 99" in words(app)
    app.segmented_control(key="url_zone_level").set_value("commune").run()
    assert not app.exception
    assert app.query_params["zone_level"] == "commune"
    assert "Communes sans dossier · 34\u202f873" in words(app)
    assert "1 à 50 sur 34\u202f873" in words(app)
    app.selectbox(key="url_zone_sort").select("place").run()
    assert app.query_params["zone_sort"] == "place"


def test_each_territory_leads_to_its_own_page(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    app = run(monkeypatch, url, zone_level="commune", lang="en", axis="all")
    said = words(app)
    assert (
        '<a class="tnt-to tnt-go" href="territoires?lang=en&amp;axis=all&amp;territory=C75056" target="_self">Paris</a>'
        in said
    )
    assert "zone_level" not in said


def test_words_are_sought_in_the_list_and_files_stay_whole(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    app = run(monkeypatch, url, zone_level="commune")
    app.text_input(key="zone_words").set_value("bordeaux").run()
    said = words(app)
    assert "territory=C33063" in said
    assert "territory=C75056" not in said
    assert "Communes sans dossier · 34\u202f873" in said
    app.text_input(key="zone_words").set_value("<script>").run()
    assert "Aucune ligne" in words(app)
    assert "<script>" not in words(app)


def test_the_files_hold_every_row_with_its_type(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    app = run(monkeypatch, url, zone_level="commune", zone_sort="place")
    listed = next(one for one in app.session_state["blocks"] if one.id == "zones_commune")
    frame = listed.table.plain("fr")
    heads = ["Territoire", "Code", "Département", "Région", "Habitants", "Desservi par un livrable d’autrui"]
    assert (len(frame), list(frame.columns)) == (34_873, heads)
    assert frame["Habitants"].sum() == 68_350_798 - people("C2A004") - people("C2B033")
    assert frame.iloc[0].tolist() == [
        "L'Abergement-Clémenciat",
        "01001",
        "Ain",
        "Auvergne-Rhône-Alpes",
        860,
        "non renseigné",
    ]
    few = run(monkeypatch, url, zone_level="department")
    sheet = next(one for one in few.session_state["blocks"] if one.id == "zones_department").sheet("fr")
    book = load_workbook(io.BytesIO(workbook(Cover("Sans dossier", []), [sheet], "fr")))
    rows = list(book["Départements sans dossier"].iter_rows(min_row=5, max_col=5, values_only=True))
    assert len(rows) == 99
    assert rows[0] == ("Nord", "59", "Hauts-de-France", people("59"), "non renseigné")


def test_before_any_application_one_sentence_says_what_to_load(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles, tmp_path: Path
) -> None:
    url = sqlite_databases.fresh()
    engine = connect(url)
    rows = (("Axe", "Département (code)", "Enveloppe (€)"), ("3", "33", "100 000"))
    publish(prepare(xlsx(tmp_path / "enveloppes_2021-03-12.xlsx", rows), engine, Options(source="native")), engine)
    engine.dispose()
    forget()
    said = words(run(monkeypatch, url))
    forget()
    assert "Aucun dossier ni aucune aide n’est chargé dans ce périmètre" in said
    assert "sans dossier\u00a0:" not in said


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_texts_are_the_same_in_both_languages_and_french_is_well_set(lang: str) -> None:
    french, other = (json.loads((ROOT / "texts" / one / "reach.json").read_text("utf-8")) for one in ("fr", lang))
    assert list(french) == list(other)
    for key, said in french.items():
        assert fields(said) == fields(other[key]), key
    assert not [key for key, said in french.items() if re.search(r"(?<=\w) [:;?!»]|« |'", said)]


def fields(said: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(said) if name}
