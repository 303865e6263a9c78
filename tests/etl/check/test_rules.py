"""Every row rule: the example that fails, the one that passes, and its words."""

from collections.abc import Mapping

import pytest

from data.texts import LANGUAGES, catalogue
from etl.check import RULES, Rule, check_lines
from etl.lines import Lines
from etl.read.workbook import Sheet
from etl.recognise.table import Column, Table
from etl.schemas import schema

each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def line(rule: Rule, values: Mapping[str, object]) -> Lines:
    fields = [field.name for field in schema(rule.dataset).fields]
    columns = tuple(
        Column(schema(rule.dataset)[name].title, place, name, "title") for place, name in enumerate(fields, 1)
    )
    table = Table(Sheet("F", [[None] * len(fields)] * 2), rule.dataset, 1, columns, None, {})
    return Lines(table, [2], {name: [value] for name, value in values.items()})


@each
def test_fails(rule: Rule) -> None:
    field = rule.test(rule.fails)
    assert field in {one.name for one in schema(rule.dataset).fields}
    one = line(rule, rule.fails)
    check_lines(one)
    found = [finding for finding in one.findings if finding.rule == rule.code]
    assert [(finding.severity, finding.field, finding.row, finding.rejects) for finding in found] == [
        (rule.severity, field, 2, False)
    ]
    assert found[0].cell == f"{one.table.sheet.cell(2, one.table.mapped()[field].number).address}"
    assert not one.rejected


@each
def test_passes(rule: Rule) -> None:
    assert rule.test(rule.passes) is None
    one = line(rule, rule.passes)
    check_lines(one)
    assert rule.code not in {finding.rule for finding in one.findings}


@each
def test_says_what_is_wrong_and_what_to_do_in_both_languages(rule: Rule) -> None:
    for lang in LANGUAGES:
        assert catalogue(lang)[f"findings.{rule.code}"]
        assert catalogue(lang)[f"findings.{rule.code}_fix"]


def test_codes_are_unique_and_examples_name_fields_of_the_dataset() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        names = {field.name for field in schema(rule.dataset).fields}
        assert {*rule.fails, *rule.passes} <= names
