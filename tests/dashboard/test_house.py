"""The rooms of the dashboard: who may hold widgets, who may ask SQL, where words stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dashboard

ROOT = Path(dashboard.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
WIDGETS = ("app.py", "server.py", "view.py", "address.py", "cached.py", "components/", "pages/")
SQL = re.compile(r"\bsa\.(?:select|text|insert|update|delete|union_all|func)\b|exec_driver_sql")
ACCENTED = re.compile(r"[éèêëàâçîïôûùœÉÈÀÇ]")
NO_WORDS = {"œ", "échelonné"}
"""A letter, and a value that a standard imposes."""
WORDLESS = ("pages/", "components/", "figures/", "queries/", "reports/", "app.py", "view.py", "tables.py")


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def literals(tree: ast.Module) -> Iterator[str]:
    """Texts of the code that are not its own documentation."""
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_file_keeps_to_its_room(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    tree = ast.parse(code)
    here = place(path)
    if not here.startswith(WIDGETS):
        assert [name for name in imported(tree) if name.split(".")[0] == "streamlit"] == []
    if not here.startswith("queries/"):
        assert SQL.findall(code) == []
    if here.startswith(WORDLESS):
        assert {words for words in literals(tree) if ACCENTED.search(words)} <= NO_WORDS
    assert "unsafe_allow_html" not in code


def test_the_check_sees_what_it_looks_for() -> None:
    tree = ast.parse('"""Été."""\nimport streamlit as st\nx = "été"\n')
    assert list(imported(tree)) == ["streamlit"]
    assert list(literals(tree)) == ["été"]
    assert SQL.search("sa.select(1)")
