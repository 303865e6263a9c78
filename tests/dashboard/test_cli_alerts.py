"""``tnt alert``: listed, set, acknowledged, lifted."""

from pathlib import Path

import pytest

from etl.store.engine import connect
from tests.command import Command
from tests.dashboard.sheet_data import load


@pytest.fixture
def small(tnt: Command, tmp_path: Path) -> Command:
    """The command line on the small fund."""
    engine = connect(tnt.url)
    load(engine, tmp_path)
    engine.dispose()
    return tnt


def test_a_life(small: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.store.author.user", lambda: "Léa")
    listed = small("alert", "list")
    assert "     1  livraison prévue dépassée" in listed.out.splitlines()
    ack = ("alert", "ack", "overdue", "L-0002", "--reason", "recette <b>en cours</b>", "--until", "2099-12-31")
    assert small(*ack).out == "Prise d’acte 1\u00a0: L-0002, jusqu’au 2099-12-31.\n"
    said = small("alert", "list", "--rule", "overdue", "--json").json
    assert said == [
        {
            "rule": "overdue",
            "severity": "high",
            "thresholds": {"days": 0},
            "unknown": 0,
            "alerts": [
                {
                    "target": "L-0002",
                    "title": "Formation des agents",
                    "project": "4100001",
                    "place": "33",
                    "since": "2021-09-15",
                    "days": 23,
                    "amount": None,
                    "value": None,
                    "edition": 4,
                    "acknowledgement": 1,
                    "acknowledged_by": "Léa",
                    "acknowledged_until": "2099-12-31",
                    "reason": "recette <b>en cours</b>",
                }
            ],
        }
    ]
    assert "✓ L-0002  2021-09-15  4  Formation des agents" in small("alert", "list", "--rule", "overdue").out
    assert small("--lang", "en", "alert", "lift", "1").out == "Acknowledgement 1 holds no longer.\n"
    done = small("alert", "set", "overdue", "days", "60", "--since", "2021-09-01", "--reason", "revue")
    assert done.out == "Seuil days de «\u00a0overdue\u00a0»\u00a0: 60 à partir du 2021-09-01.\n"
    assert small("alert", "list", "--rule", "overdue", "--json").json[0]["alerts"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lift", "7"), "Aucune prise d’acte en cours n’a le numéro 7"),
        (("set", "overdue", "weeks", "3", "--reason", "x"), "«\u00a0weeks\u00a0» n’est pas un seuil"),
        (("set", "overpaid", "days", "3", "--reason", "x"), "connus\u00a0: ∅."),
        (("set", "overdue", "days", "-1", "--reason", "x"), "de 0 à 10000, pas -1"),
        (("ack", "overdue", "L", "--reason", " ", "--until", "2099-01-01"), "motif"),
        (("ack", "overdue", "L", "--reason", "x", "--until", "2020-01-01"), "Le 01/01/2020 est déjà passé"),
        (("ack", "nothing", "L", "--reason", "x", "--until", "2099-01-01"), "nothing"),
    ],
)
def test_what_cannot_be(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    ran = Command(f"sqlite:///{tmp_path / 'a.db'}")("alert", *words)
    assert ran.status == 2
    assert said in ran.sentence
