"""An alert in words: its rule with the thresholds in force, its severity never by colour alone."""

import re

import pytest

from dashboard.alert_words import rule_name, severity_name
from dashboard.queries.alerts import Found
from data.texts import LANGUAGES
from etl.review.alert_rule import SEVERITIES, rules


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_with_its_thresholds(lang: str) -> None:
    for one in rules():
        said = rule_name(Found(one.code, (), 0, tuple((name, 1234) for name, _value in one.thresholds)), lang)
        assert not re.search(r"[{}]|alerts\.", said)
        shown = "1\u202f234" if lang == "fr" else "1,234"
        # A delivery is overdue from its day on, whatever the days that the fund leaves before it says so.
        assert (shown in said) == (bool(one.thresholds) and one.code != "overdue"), one.code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_severity_has_a_word_of_its_own(lang: str) -> None:
    said = [severity_name(one, lang) for one in SEVERITIES]
    assert len(set(said)) == len(SEVERITIES)
    assert all(re.search(r"[a-zé]{3}", one) for one in said)
