"""Every reason why something is not sent has its sentence, and French is set as French is."""

import re
from pathlib import Path

import dashboard
import etl
from data.texts import catalogue

CODE = "".join(
    path.read_text("utf-8")
    for room in (dashboard, etl)
    for path in sorted(Path(room.__file__ or "").parent.rglob("*.py"))
)
WORDS = {key.removeprefix("sending."): words for key, words in catalogue("fr").items() if key.startswith("sending.")}
MADE = r"kind_|link_|sheet_|column_|file_|body_|outcome_|cli_|target_"
"""The keys that the code puts together."""


def test_every_reason_has_its_sentence() -> None:
    reasons = set(re.findall(r'Unsent\(\s*"([a-z_]+)"', CODE))
    reasons |= {f"target_{one}" for one in re.findall(r'BadTarget\("([a-z]+)"', CODE)}
    assert len(reasons) > 15
    assert reasons <= WORDS.keys()


def test_no_word_is_left_over() -> None:
    plain = {key for key in WORDS if not re.match(MADE, key)}
    assert {key for key in plain if f'sending.{key}"' not in CODE and f'"{key}"' not in CODE} == set()


def test_french_typography() -> None:
    assert {key for key, words in WORDS.items() if re.search(r"(?<=[\w}]) [:;?!»]|« |'", words)} == set()
