"""The documents say what is so: their commands run, every option is in them, what derives from the code is current."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from dashboard.cli import parser
from dashboard.documents import DOCUMENTS
from etl.read.limits import DEFAULT, MEGABYTE, VARIABLES
from tests.command import Command
from tests.databases import SqliteFiles

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/guide.md")
SERVING = ("demo", "serve")


def commands(page: str) -> list[list[str]]:
    """The ``tnt`` commands of a page's examples, in order."""
    found = []
    for block in re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words and words[0] in ("tnt", ".venv/bin/tnt"):
                found.append(words[1:])
    return found


def _fill(path: Path) -> None:
    """One line in a template, as the reader is told to do."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[1]}
    filled = {"N° de dossier": "D-1", "Intitulé du projet": "Portail", "Étape": "attribué", "Montant (€)": 1000}
    for title, value in filled.items():
        if title in columns:
            sheet.cell(2, columns[title], value)
    book.save(path)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_run(
    page: str, sqlite_databases: SqliteFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tnt = Command(sqlite_databases.fresh())
    ran = []
    for words in commands(page):
        if words[0] in SERVING:
            continue
        done = tnt(*words)
        assert (words, done.status, done.err) == (words, 0, "")
        ran.append(words[0])
        if words[0] == "template":
            _fill(tmp_path / words[-1])
    assert {"template", "load", "figures", "trace"} <= set(ran)


def _options(found: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in found._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, under in action.choices.items():
                yield name, name
                yield from ((f"{name} {option}", option) for _name, option in _options(under))
        else:
            yield from ((option, option) for option in action.option_strings if option.startswith("--"))


@pytest.mark.parametrize(("named", "option"), sorted(set(_options(parser()))))
def test_every_command_and_option_is_documented(named: str, option: str) -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", guide) or option == "--help", named


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_derives_from_the_code_is_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == DOCUMENTS[name]()


@pytest.mark.parametrize(
    "page", [*PAGES, "docs/architecture.md", "docs/decisions.md", *(f"docs/{n}" for n in DOCUMENTS)]
)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_guide_tells_every_limit_and_its_default() -> None:
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    said = dict(re.findall(r"^\| `(TNT_MAX_[A-Z_]+)` \| ([0-9]+) \|", guide, re.MULTILINE))
    defaults = {
        variable: getattr(DEFAULT, name) // (MEGABYTE if variable.endswith("_MB") else 1)
        for name, variable in VARIABLES.items()
    }
    assert {name: int(value) for name, value in said.items()} == defaults
