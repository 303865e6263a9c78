"""Every key of the catalogue that the dashboard asks for exists, in both languages."""

import json
import re
import string
from pathlib import Path

import pytest

import dashboard
from data import ROOT
from data.texts import LANGUAGES, catalogue

ROOM = Path(dashboard.__file__).parent
FILES = "|".join(sorted(path.stem for path in (ROOT / "texts" / "fr").glob("*.json")))
ASKED = re.compile(rf'text\(\s*"((?:{FILES})\.[a-z0-9_]+)"')
COUNTED = re.compile(rf'counted\(\s*"((?:{FILES})\.[a-z0-9_]+)"')


def asked() -> set[str]:
    keys: set[str] = set()
    for path in ROOM.rglob("*.py"):
        source = path.read_text("utf-8")
        keys |= {key for key in ASKED.findall(source) if not key.endswith(("_", ".csv"))}
        keys |= set(COUNTED.findall(source))
    return keys


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_that_is_asked_for_exists(lang: str) -> None:
    assert len(asked()) > 100
    assert sorted(asked() - set(catalogue(lang))) == []


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    french, english = (json.loads((ROOT / "texts" / lang / "ui.json").read_text("utf-8")) for lang in ("fr", "en"))
    assert list(french) == list(english)
    for key in french:
        assert fields(french[key]) == fields(english[key]), key
        assert french[key].strip(), key


def fields(words: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(words) if name}


def test_french_typography() -> None:
    french = json.loads((ROOT / "texts" / "fr" / "ui.json").read_text("utf-8"))
    wrong = {key: words for key, words in french.items() if re.search(r"(?<=\w) [:;?!»]|« |'", words)}
    assert wrong == {}
