"""CSV for a French spreadsheet; no cell that a spreadsheet would run."""

from decimal import Decimal

import pandas as pd

from dashboard.components.download import csv_bytes
from dashboard.components.html import Column, h, table


def test_csv_is_read_by_a_french_spreadsheet() -> None:
    content = csv_bytes(pd.DataFrame({"code": ["01", "2A"], "euros": [Decimal("1.50"), None]}))
    assert content == "\ufeffcode;euros\r\n01;1.50\r\n2A;\r\n".encode()


def test_no_cell_is_taken_for_a_formula() -> None:
    content = csv_bytes(pd.DataFrame({"objet": ["=1+1", "@x", "-2 %", "Portail; famille"], "n": [-1, 2, 3, 4]}))
    lines = content.decode("utf-8-sig").splitlines()
    assert lines[1:] == ["'=1+1;-1", "'@x;2", "'-2 %;3", '"Portail; famille";4']


def test_what_comes_from_a_spreadsheet_is_never_markup() -> None:
    made = table([Column("objet"), Column("état", raw=True)], [("<script>x</script>", f"<b>{h('<i>')}</b>")])
    assert "&lt;script&gt;" in made
    assert "<b>&lt;i&gt;</b>" in made
    assert h('"><') == "&quot;&gt;&lt;"
