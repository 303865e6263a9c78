"""Every declared rule: the example that fails, the one that passes, its words, its reasons."""

from decimal import Decimal
from typing import Any

import pytest

from data.texts import LANGUAGES, catalogue
from etl.check.rule import KINDS, Rule, rule, rules
from tests.etl.check.example import found

each = pytest.mark.parametrize("one", rules(), ids=lambda one: one.code)


@each
def test_the_example_that_fails_fails_at_its_cell(one: Rule) -> None:
    said = [finding for finding in found(one, one.fails) if finding.rule == one.code]
    assert [(finding.severity, finding.rejects, finding.blocks) for finding in said] == [
        (one.shown, one.severity == "error", one.severity == "blocking")
    ]
    (finding,) = said
    if one.scope != "edition":
        assert finding.cell
        assert finding.sheet == "Feuille"
    for lang in LANGUAGES:
        assert "{" not in finding.message(lang) + str(finding.suggestion(lang))
        assert "« »" not in finding.message(lang)


@each
def test_the_example_that_passes_passes(one: Rule) -> None:
    assert one.code not in {finding.rule for finding in found(one, one.passes)}


@each
def test_it_says_what_is_wrong_and_what_to_do_in_both_languages(one: Rule) -> None:
    for lang in LANGUAGES:
        assert catalogue(lang)[f"findings.{one.code}"].endswith(".")
        assert catalogue(lang)[f"findings.{one.code}_fix"].endswith(".")


def numbers(value: Any) -> bool:
    return isinstance(value, int | Decimal) or (isinstance(value, list) and any(map(numbers, value)))


@each
def test_each_threshold_says_why(one: Rule) -> None:
    thresholds = {name for name, value in one.parameters.items() if numbers(value)}
    assert set(one.why) == thresholds
    assert all(sentence.endswith(".") for sentence in one.why.values())


def test_codes_are_unique_and_every_kind_serves() -> None:
    codes = [one.code for one in rules()]
    assert len(set(codes)) == len(codes)
    assert {one.kind for one in rules()} == set(KINDS)


def declared(**changes: Any) -> dict[str, Any]:
    test = {"kind": "ordered", "earlier": "filed_on", "later": "decided_on"}
    made = {"code": "x", "severity": "warning", "scope": "row", "datasets": ["projects"], "test": test}
    return {**made, "fails": {}, "passes": {}, **changes}


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"scope": "table"}, ValueError),
        ({"datasets": ["projets"]}, ValueError),
        ({"test": {"kind": "sorted"}}, KeyError),
        ({"test": {"kind": "ordered", "first": "filed_on"}}, TypeError),
    ],
)
def test_a_declaration_that_does_not_hold_together_is_refused(wrong: dict[str, Any], error: type[Exception]) -> None:
    assert rule(declared()).code == "x"
    with pytest.raises(error):
        rule(declared(**wrong))
