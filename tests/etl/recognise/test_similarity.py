"""How alike two headers are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.recognise.similarity import similarity, tokens


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Montants de l’aide (€)", ("montant", "aide")),
        ("nomAttribuant", ("nom", "attribuant")),
        ("  DATE DE LA DÉCISION\n", ("date", "decision")),
        ("n° 2", ("n", "2")),
        ("de la", ("de", "la")),
        ("", ()),
    ],
)
def test_the_telling_words_of_a_header(header: str, words: tuple[str, ...]) -> None:
    assert tokens(header) == words


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Dates des décisions", "Date de la décision", 1.0),
        ("Décision (date)", "date de décision", 1.0),
        ("Montant demandé", "Montant accordé", 0.5),
        ("SIRET du mandataire", "siret", 0.67),
        ("Bénéficiare", "Bénéficiaire", 0.96),
        ("Montant accordée", "Montant accordé (€)", 0.97),
        ("Humeur", "Montant", 0.0),
        ("", "Montant", 0.0),
    ],
)
def test_scores(one: str, other: str, score: float) -> None:
    assert round(similarity(one, other), 2) == score


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_score_is_between_0_and_1_and_a_header_is_its_own_like(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == (1.0 if tokens(one) else 0.0)
