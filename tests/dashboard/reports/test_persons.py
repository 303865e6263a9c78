"""Who may be named: legal persons, on proof."""

import pytest

from dashboard.reports.persons import legal_person


@pytest.mark.parametrize(
    ("siren", "rna", "local", "name"),
    [
        ("213300635", None, None, "M. le maire"),
        ("130026032", None, None, None),
        (None, None, True, "Bordeaux"),
        (None, "W380475558", None, "Un club"),
        ("732829320", None, None, "Éditions du Port S.A.R.L."),
        ("732829320", None, None, "SEM Numérique 33"),
        (None, None, None, "Syndicat mixte d’énergie"),
        (None, None, None, "SYNDICAT MIXTE"),
    ],
)
def test_proven_legal_persons(siren: str | None, rna: str | None, local: bool | None, name: str | None) -> None:
    assert legal_person(siren, rna, local, name)


@pytest.mark.parametrize(
    ("siren", "name"),
    [
        ("732829320", "Jean Dupont"),
        ("732829320", "DUPONT JEAN EI"),
        ("732829320", "Mme Région"),
        ("732829320", "M. Dupont, président de l’association"),
        ("732829320", "Informatique du Port"),
        ("732829320", "Sasha Martin"),
        ("732829320", None),
        (None, "Entrepreneur individuel Martin SAS"),
        (None, ""),
    ],
)
def test_whoever_may_be_a_natural_person_is_not_named(siren: str | None, name: str | None) -> None:
    assert not legal_person(siren, None, None, name)
