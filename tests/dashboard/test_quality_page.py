"""The quality page: its counts, its lists with their cells, in both languages, for any scope."""

import io
from collections.abc import Iterator
from datetime import date
from functools import partial

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard import cached
from dashboard.components.words import counted
from dashboard.figures.ages import Age, ages, alt, ordered
from dashboard.figures.shares import Share, shares
from dashboard.pages.quality import empties, findings
from dashboard.pages.quality.words import rule
from dashboard.queries.quality import completeness
from dashboard.queries.scope import Scope
from dashboard.reports.workbook import Cover, workbook
from dashboard.theme import DARK, LIGHT
from dashboard.view import View
from data.texts import LANGUAGES, catalogue
from tests.command import Command
from tests.dashboard import untidy
from tests.databases import SqliteFiles
from tests.figures import checked
from tests.pages import script, words

SCRIPT = "from dashboard.components import block\nfrom dashboard.pages import quality\nblock.begin()\nquality.show()\n"
run = partial(script, SCRIPT)


@pytest.fixture(scope="module")
def loaded(sqlite_databases: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The untidy fund."""
    url = sqlite_databases.fresh()
    untidy.load(Command(url), tmp_path_factory.mktemp("untidy"))
    yield url
    sqlite_databases.drop(url)


def test_the_page_says_its_counts(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    said = words(run(monkeypatch, loaded, as_of="2021-10-08")).replace("\u00a0", " ")
    assert "<b>1</b><span>erreur dans les derniers fichiers</span>" in said
    assert "<b>1</b><span>ligne payée sans projet, 300 €</span>" in said
    assert "1 source sur 4 est en retard : engagements (37 j / 31 j attendus)." in said
    assert "▲ en retard" in said
    assert "3 colonnes utiles" not in said
    assert "la moins remplie est « SIRET du porteur », vide 2 fois sur 4." in said
    assert "1 ligne rejetée dans les derniers fichiers, sur 12 lues. 1 ligne attend." in said
    assert "2 projets ont deux valeurs selon leurs sources." in said
    assert "Entre engagements · engagé et Chorus · payé, 0 rapprochements sur 3 concordent au centime" in said
    assert "1 livrable en retard, 1 livré sans preuve." in said


def test_counts_open_on_their_lines(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded)
    said = words(app)
    assert "engagements.xlsx" in said
    assert "E4 " in said
    assert "<td>Commune Z</td>" in said
    (lists,) = [one for one in app.get("button_group") if one.key == "quality_unlinked_rows"]
    assert [option.content for option in lists.proto.options] == [
        "Sans projet · 3",
        "Sans territoire · 4",
        "Sans SIREN · 5",
    ]
    lists.set_value("siren").run()
    assert "&lt;b&gt;Commune&lt;/b&gt;" in words(app)
    assert "<b>Commune</b>" not in words(app)


def test_another_dataset_is_an_address(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    app = run(monkeypatch, loaded, dataset="deliverables")
    said = words(app).replace("\u00a0", " ")
    assert "la moins remplie est « Preuve (lien) », vide 1 fois sur 2." in said
    (lists,) = [one for one in app.get("button_group") if one.key == "quality_empty_deliverables"]
    lists.set_value("proof_url").run()
    assert "<td>Portail en ligne</td>" in words(app)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "view", [{"territory": "974"}, {"territory": "C33063"}, {"territory": "NONE"}, {"axis": "2"}, {"theme": "services"}]
)
def test_it_runs_for_any_scope(monkeypatch: pytest.MonkeyPatch, loaded: str, view: dict[str, str], lang: str) -> None:
    app = run(monkeypatch, loaded, lang=lang, **view)
    assert ("Data quality" if lang == "en" else "Qualité des données") in words(app)
    assert not app.error


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_page_is_a_workbook(monkeypatch: pytest.MonkeyPatch, loaded: str, lang: str) -> None:
    blocks = run(monkeypatch, loaded, lang=lang).session_state["blocks"]
    made = workbook(Cover("TNT", []), [one.sheet(lang) for one in blocks], lang)
    book = load_workbook(io.BytesIO(made))
    assert len(book.worksheets) == 1 + len(blocks) == 10
    assert [row[0].value for row in book.worksheets[1].iter_rows(min_row=5, max_row=8)] == [
        one[0] for one in blocks[0].table.rows
    ]


def test_before_any_data_the_page_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, sqlite_databases: SqliteFiles
) -> None:
    app = run(monkeypatch, sqlite_databases.fresh())
    assert [note.value for note in app.info] == [
        "Aucune donnée\u00a0: importez un fichier (page Import) ou lancez tnt demo."
    ]


def test_the_files_hold_every_line(monkeypatch: pytest.MonkeyPatch, loaded: str) -> None:
    monkeypatch.setenv("TNT_DATABASE_URL", loaded)
    now = _view()
    every = findings._every(now)
    assert list(every.columns)[:4] == ["source", "fichier", "feuille", "cellule"]
    assert every["règle"].tolist() == ["number-unreadable", "project-unknown"]
    columns = cached.ask(completeness.completeness, now.scope)["projects"]
    cells: pd.DataFrame = empties._every(now, [one for one in columns if 0 < one.n < one.N])
    assert len(cells) == sum(one.N - one.n for one in columns if 0 < one.n < one.N)
    assert cells.iloc[0].tolist() == ["Guichet", "Agenda", "P-3", "dossiers.xlsx", "Feuille", "4", "E4"]


def _view() -> View:
    return View(lang="fr", palette=LIGHT, scope=Scope(), fund=None, axes=(), as_of=date(2021, 10, 8))  # type: ignore[arg-type]


LATE, FRESH, ENDLESS = Age("a", 70, 7, "70 j / 7 j"), Age("b", 14, 31, "14 j / 31 j"), Age("c", 9, None, "9 j")


def test_ages_stand_on_one_zero_the_latest_first() -> None:
    assert [one.name for one in ordered([ENDLESS, FRESH, LATE])] == ["a", "b", "c"]
    chart = checked(ages([FRESH, ENDLESS, LATE], DARK, "fr"))
    assert chart.data[0].x == (10.0, 14 / 31, 0)
    assert chart.layout.xaxis.range[0] == 0
    assert chart.data[0].marker.color == (DARK.late, DARK.paid, DARK.paid)
    assert [note.text for note in chart.layout.annotations][1:] == [
        "<b>▲ 70 j / 7 j</b>",
        "14 j / 31 j",
        "9 j",
    ]
    assert alt([LATE, FRESH, ENDLESS], "fr") == "1 source sur 2 est en retard\u00a0: a (70 j / 7 j attendus)."
    assert "None of the 1" in alt([FRESH], "en")
    assert alt([ENDLESS], "fr") == "Aucune source n’a d’échéance."


def test_shares_say_what_is_missing_and_escape_it() -> None:
    bars = [Share("<b>x", 1, 4, "25 %", True), Share("y", 0, 0, "–")]
    chart = checked(shares(bars, LIGHT, "fr"))
    assert chart.data[0].x == (1, 0)
    assert chart.data[1].x == (0.25, 0.0)
    assert chart.data[1].marker.color == (LIGHT.paid, LIGHT.committed)
    assert chart.layout.yaxis.ticktext == ("<b>&lt;b&gt;x</b>   ", "y   ")
    assert chart.layout.xaxis.range == (0, 1.004)
    assert checked(shares([Share("lignes demandées sans SIREN", 1, 2, "")], LIGHT, "fr")).layout.yaxis.ticktext == (
        "lignes demandées sans   <br>SIREN   ",
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_with_a_number_have_their_singular(lang: str) -> None:
    keys = {key.removeprefix("quality.") for key in catalogue(lang) if key.startswith("quality.")}
    assert {f"{key.removesuffix('_one')}" for key in keys if key.endswith("_one")} <= keys
    assert counted("quality.deliverables_late", 1, lang) != counted("quality.deliverables_late", 2, lang)
    assert "{" not in rule("commune-postal", lang)
    assert rule("no-such-rule", lang) == "no-such-rule"
