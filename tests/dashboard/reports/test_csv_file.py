"""CSV for machines: exact values, and texts that no spreadsheet runs."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard.reports.csv_file import csv_bytes, inert, restored


@pytest.mark.parametrize("words", ["", "Portail", "=1", "'=1", "''@x", "'quoted", "-2 %", "+33", "\tx", "'", "\n=1"])
def test_what_is_made_inert_is_restored(words: str) -> None:
    assert restored(inert(words)) == words
    assert not inert(words).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_values_are_exact_and_only_texts_are_made_inert() -> None:
    content = csv_bytes(
        ["=texte", "euros", "jour", "oui", "nombre"],
        [("=1+1", Decimal("-1.50"), date(2021, 10, 8), True, -3), (None, Decimal("1E+3"), None, False, None)],
    )
    assert content.decode("utf-8") == (
        "'=texte,euros,jour,oui,nombre\r\n'=1+1,-1.50,2021-10-08,true,-3\r\n,1000,,false,\r\n"
    )
