"""The catalogue: the same files, keys and placeholders in both languages; a text for every rule of the code."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import etl
from data import ROOT
from data.texts import LANGUAGES, catalogue, text
from etl.check import rules

FILES = sorted(path.name for path in (ROOT / "texts" / "fr").glob("*.json"))
CODE = Path(etl.__file__).parent
RULE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
MAKES_FINDINGS = {"Finding": 1, "finding": 1, "Issue": 1, "refused": 0, "repaired": 1, "_aside": 0}


def placeholders(words: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(words) if name}


def test_both_languages_have_the_same_files() -> None:
    assert FILES
    assert sorted(path.name for path in (ROOT / "texts" / "en").glob("*.json")) == FILES


def test_both_languages_have_the_same_keys() -> None:
    french, english = catalogue("fr"), catalogue("en")
    assert set(french) == set(english)


def test_placeholders_are_the_same_in_both_languages() -> None:
    french, english = catalogue("fr"), catalogue("en")
    assert {key: placeholders(words) for key, words in french.items()} == {
        key: placeholders(words) for key, words in english.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty(lang: str) -> None:
    assert {key for key, words in catalogue(lang).items() if not words.strip()} == set()


def test_a_placeholder_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("findings.rounded-to-cent", "fr", value="1")


def said(tree: ast.AST) -> Iterator[str]:
    """The rules that a module names where it makes a finding, an issue or an unreadable file."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in MAKES_FINDINGS and len(node.args) > MAKES_FINDINGS[name]:
            argument = node.args[MAKES_FINDINGS[name]]
            for constant in ast.walk(argument):
                if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                    yield constant.value


def rules_in_code() -> set[str]:
    found = {rule.code for rule in rules()}
    for path in CODE.rglob("*.py"):
        found |= set(said(ast.parse(path.read_text(encoding="utf-8"))))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_of_the_code_has_its_words(lang: str) -> None:
    rules = {rule for rule in rules_in_code() if RULE.fullmatch(rule)}
    assert len(rules) > 40
    assert {rule for rule in rules if f"findings.{rule}" not in catalogue(lang)} == set()


def test_every_word_of_a_finding_belongs_to_a_rule_that_the_code_names() -> None:
    strings = {rule.code for rule in rules()} | {
        node.value
        for path in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    keys = {
        key.removeprefix("findings.").removesuffix("_fix") for key in catalogue("fr") if key.startswith("findings.")
    }
    assert keys - strings == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_unreadable_file_has_its_sentence(lang: str) -> None:
    found = set()
    for path in CODE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:UnreadableFile|Refusal)\(\s*"([a-z0-9-]+)"', source))
        found |= set(re.findall(r'text\("read\.([a-z-]+)"', source))
    keys = {key.removeprefix("read.") for key in catalogue(lang) if key.startswith("read.")}
    assert found == keys
    for key in keys:
        sentence = catalogue(lang)[f"read.{key}"]
        assert sentence.startswith(("« {name} »", "“{name}”", '"{name}"', "'{name}'", "{name}")), sentence
        assert sentence.endswith(".")
