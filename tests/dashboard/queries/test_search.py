"""What is found for what is written: numbers first, words in any order, accents, case and typing errors forgiven."""

import time
from collections.abc import Iterator

import pytest

from dashboard.queries.labels import KINDS, Label
from dashboard.queries.scope import Scope
from dashboard.queries.search import Found, Index, words_of
from etl.store.engine import connect
from tests.dashboard.sheet_data import load
from tests.databases import Databases


@pytest.fixture(scope="module")
def labels(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[Label]]]:
    """The labels of the small fund and of every territory, on each database."""
    url = databases.fresh()
    engine = connect(url)
    load(engine, tmp_path_factory.mktemp("search"))
    with engine.connect() as connection:
        yield {kind: question(connection, Scope()) for kind, question in KINDS.items()}
    engine.dispose()
    databases.drop(url)


@pytest.fixture(scope="module")
def index(labels: dict[str, list[Label]]) -> Index:
    """Their index."""
    return Index(labels)


def first(found: Found, kind: str) -> str | None:
    labels = found.kinds.get(kind, ())
    return labels[0].key if labels else None


def test_the_labels(labels: dict[str, list[Label]]) -> None:
    assert {kind: len(some) for kind, some in labels.items()} == {
        "territories": 36352,
        "projects": 3,
        "holders": 3,
        "deliverables": 2,
    }
    assert next(one for one in labels["territories"] if one.key == "C33063") == Label(
        "C33063", "Bordeaux", ("C33063", "33063", "213300635"), "Gironde", 267991, "commune", "Gironde"
    )
    assert labels["projects"][0] == Label(
        "4100002",
        "Transformation de l’accueil",
        ("4100002",),
        "Commune de Loos-en-Gohelle ",
        0,
        "filed",
        "Commune de Loos-en-Gohelle",
    )
    assert [one.key for one in labels["holders"]] == ["213300635", "223300013", "n:communedeloosengohelle"]
    assert {(one.key, one.codes) for one in labels["deliverables"]} == {
        ("4100001", ("L-0001",)),
        ("4100001", ("L-0002",)),
    }


@pytest.mark.parametrize(
    ("said", "shelf", "key"),
    [
        ("bordeau", "territories", "C33063"),
        ("BORDEAUX", "territories", "C33063"),
        ("bordaux", "territories", "C33063"),
        ("brodeaux", "territories", "C33063"),
        ("loos en gohele", "territories", "C62528"),
        ("gohelle loos", "territories", "C62528"),
        ("gohelle loos", "projects", "4100002"),
        ("ville de Bordeaux", "territories", "C33063"),
        ("Bordeaux", "projects", "4100001"),
        ("Bordeaux", "holders", "213300635"),
        ("département de la gironde", "territories", "33"),
        ("ille et vilaine", "territories", "35"),
        ("st denis reunion", "territories", "C97411"),
        ("33", "territories", "33"),
        ("33063", "territories", "C33063"),
        ("C33063", "territories", "C33063"),
        ("R75", "territories", "R75"),
        ("213 300 635", "holders", "213300635"),
        ("213300635", "territories", "C33063"),
        ("4100003", "projects", "4100003"),
        ("l-0002", "deliverables", "4100001"),
        ("cantine paiement", "projects", "4100001"),
        ("signature electronike", "projects", "4100003"),
    ],
)
def test_it_finds(index: Index, said: str, shelf: str, key: str) -> None:
    assert first(index.find(said), shelf) == key


@pytest.mark.parametrize("said", ["", "  ", "?!", "zzzzqqq", "de la", "4100009", "bordeaux gohelle"])
def test_nothing_answers(index: Index, said: str) -> None:
    assert index.find(said).count == 0


def test_an_exact_number_comes_before_the_names_that_hold_it(index: Index) -> None:
    assert first(index.find("974"), "territories") == "974"


def test_what_is_whole_is_not_mixed_with_what_is_near(index: Index) -> None:
    assert not index.find("Bordeaux").near
    assert index.find("bordaux").near
    assert {one.name for one in index.find("Loos-en-Gohelle").kinds["territories"]} == {"Loos-en-Gohelle"}


def test_the_largest_first_among_equals(index: Index) -> None:
    saints = [one for one in index.find("saint denis").kinds["territories"] if one.name == "Saint-Denis"]
    assert [one.weight for one in saints] == sorted((one.weight for one in saints), reverse=True)
    assert {one.key for one in saints[:2]} == {"C97411", "C93066"}


def test_words_of_a_text() -> None:
    assert words_of("L'Île-d’Yeu, Œuvre St-Étienne") == ["l", "ile", "d", "yeu", "oeuvre", "saint", "etienne"]


def test_a_warm_search_is_quick(index: Index) -> None:
    for said in ("bordeau", "loos en gohele", "saint", "com"):
        best = min(_seconds(index, said) for _ in range(5))
        assert best < 0.05, (said, best)


def _seconds(index: Index, said: str) -> float:
    start = time.process_time()
    index.find(said)
    return time.process_time() - start
