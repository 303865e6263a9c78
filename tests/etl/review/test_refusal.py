"""Every word of the review is asked for, and every refusal says one sentence in both languages."""

import re
from datetime import date
from pathlib import Path

import pytest

import dashboard
import etl
from data import ROOT
from data.texts import LANGUAGES, catalogue
from etl.review.item import KINDS as ITEMS
from etl.review.item import TRANSITIONS, EarlyDue, Unassigned, UnknownItem, UnknownState
from etl.review.link import UnknownLink
from etl.review.meeting import KINDS as MEETINGS
from etl.review.meeting import STATES, UnknownKind, UnknownMeeting
from etl.review.refusal import Refusal
from etl.store.review_tables import items, meetings

KEYS = {key.removeprefix("review.") for key in catalogue("fr") if key.startswith("review.")}
CODE = "".join(
    path.read_text("utf-8") for room in (etl, dashboard) for path in Path(room.__file__ or "").parent.rglob("*.py")
)
MADE = {
    *(f"kind_{kind}" for kind in (*ITEMS, *MEETINGS)),
    *(f"the_{kind}" for kind in (*ITEMS, *MEETINGS)),
    *(f"state_{state}" for state in (*STATES, *(state for states in TRANSITIONS.values() for state in states))),
    *(f"field_{column.name}" for table in (items, meetings) for column in table.c),
    *(f"field_{field}" for field in ("by", "comment", "reason", "target")),
    *(f"unknown_{kind}" for kind in (*ITEMS, "item")),
    *(f"meeting_not_{wanted}" for wanted in ("opened", "closed", "reopened", "changed", "used")),
    *(f"link_{reason}" for reason in ("shape", "project", "territory", "figure")),
    *(f"no_{field}" for field in ("owner", "due")),
    *(f"cli_{kind}" for kind in ITEMS),
}
"""The keys that the code puts together."""


def test_no_word_is_there_for_nothing() -> None:
    said = {key for key in KEYS if re.search(rf'"(?:review\.)?{key}"', CODE)}
    assert KEYS - said - MADE == set()


def test_french_typography() -> None:
    french = {key: words for key, words in catalogue("fr").items() if key.startswith("review.")}
    assert {key: words for key, words in french.items() if re.search(r"(?<=\w) [:;?!»]|« |'", words)} == {}
    assert (ROOT / "texts" / "fr" / "review.json").is_file()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "refusal",
    [
        *(UnknownItem(1, kind) for kind in (None, *ITEMS)),
        *(Unassigned(field) for field in ("owner", "due")),
        *(UnknownLink(reason, "x:y") for reason in ("shape", "project", "territory", "figure")),
        EarlyDue(date(2021, 1, 1), date(2021, 1, 2)),
        UnknownState("action", "lost"),
        UnknownKind("lunch"),
        UnknownMeeting(7),
    ],
    ids=lambda one: one.key,
)
def test_a_refusal_is_one_sentence(refusal: Refusal, lang: str) -> None:
    said = refusal.message(lang)
    assert said.endswith((".", ")."))
    assert "{" not in said
