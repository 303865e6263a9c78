"""Every parser's truth table: what it accepts with the value, what it refuses with the code."""

import inspect
from collections.abc import Callable
from types import ModuleType

import pytest

from data.texts import LANGUAGES, catalogue
from etl.parse import MODULES, PLAIN
from etl.parse.outcome import Outcome
from etl.read.workbook import Value

Parser = Callable[[Value], Outcome]


def parsers(module: ModuleType) -> dict[str, Parser]:
    return {
        name: found
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("parse_") and found.__module__ == module.__name__
    }


def lines(half: str) -> list[object]:
    found = []
    for module in MODULES:
        for parser, cases in getattr(module, half).items():
            for raw, expected in cases:
                said = f"{parser.__name__}-{raw if len(str(raw)) < 40 else str(raw)[:40]}"
                found.append(pytest.param(parser, raw, expected, id=said))
    return found


@pytest.mark.parametrize(("parser", "raw", "expected"), lines("ACCEPTS"))
def test_accepts(parser: Parser, raw: Value, expected: object) -> None:
    outcome = parser(raw)
    assert outcome.value == expected
    assert type(outcome.value) is type(expected)
    assert {issue.severity for issue in outcome.issues} <= {"information"}


@pytest.mark.parametrize(("parser", "raw", "code"), lines("REFUSES"))
def test_refuses(parser: Parser, raw: Value, code: str) -> None:
    outcome = parser(raw)
    assert outcome.value is None
    assert [issue.rule for issue in outcome.issues] == [code]
    assert outcome.issues[0].severity in {"error", "warning"}
    assert all(f"findings.{code}" in catalogue(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
@pytest.mark.parametrize("half", ["ACCEPTS", "REFUSES"])
def test_each_parser_has_both_halves(module: ModuleType, half: str) -> None:
    table = getattr(module, half)
    assert all(table.values())
    source = {
        name
        for key in table
        for name in (parsers(module) if key.__name__ == "<lambda>" else (key.__name__,))
        if key.__name__ != "<lambda>" or name in key.__code__.co_names
    }
    # An enumeration's words are an argument: parse_state stands for all. A desk is kept as it is written.
    free = {"parse_choice"} | ({"parse_desk"} if half == "REFUSES" else set())
    assert source == set(parsers(module)) - free


def test_each_module_that_parses_is_in_the_tables() -> None:
    in_modules = {found for module in MODULES for found in parsers(module).values()}
    assert set(PLAIN.values()) <= in_modules
