"""A fund's own words for its desks."""

import pytest

from etl.parse.fund_code import FundWords, parse_desk

WORDS = FundWords(desks={"pref": "PREF", "prefectures": "PREF", "anct": "ANCT"})


@pytest.mark.parametrize(
    ("written", "code"),
    [("Préfecture de l’Ain", "PREF"), ("pref", "PREF"), ("Préfectures", "PREF"), ("anct", "ANCT"), ("Prefa", "Prefa")],
)
def test_a_declared_desk_is_known_by_its_code_or_the_beginning_of_its_name(written: str, code: str) -> None:
    assert parse_desk(written, WORDS).value == code
