"""The schemas are valid Frictionless Table Schemas, and no header leads to two fields."""

import json
import re
from collections import defaultdict
from typing import Any

import frictionless
import pytest

from data import ROOT
from data.texts import LANGUAGES
from etl import parse
from etl.parse import Column, FundWords, column_parser
from etl.schemas import DATASETS, headers_of, schema, schemas, squeeze

# https://specs.frictionlessdata.io/table-schema/: the descriptor, its fields, their types and constraints.
TYPES = {"string", "number", "integer", "boolean", "date"}
CONSTRAINTS = {"required", "unique", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern"}
STANDARD = {"name", "type", "title", "description", "example", "format", "constraints"} | {
    "trueValues",
    "falseValues",
}
OURS = {"title_en", "description_en", "aliases", "parse", "labels", "funding", "multiplies"}
FUND = FundWords(axes={"1": "1", "2": "2", "3": "3"}, desks={"anct": "ANCT"})

each = pytest.mark.parametrize("name", DATASETS)


def descriptor(name: str) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads((ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return raw


def test_every_dataset_has_its_schema_and_every_schema_its_dataset() -> None:
    assert {path.stem for path in (ROOT / "schemas").glob("*.json")} == set(DATASETS)
    assert [one.name for one in schemas()] == list(DATASETS)


@each
def test_the_descriptor_is_a_table_schema(name: str) -> None:
    raw = descriptor(name)
    assert raw["$schema"] == "https://specs.frictionlessdata.io/schemas/table-schema.json"
    names = [field["name"] for field in raw["fields"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", one) for one in names)
    assert all(isinstance(one, str) for one in raw["missingValues"])
    assert "" in raw["missingValues"]
    assert raw["primaryKey"]
    assert set(raw["primaryKey"]) <= set(names)
    for field in raw["fields"]:
        assert set(field) <= STANDARD | OURS
        assert field["type"] in TYPES
        assert field["title"] == field["title"].strip() != ""
        assert field["description"].endswith((".", "?"))
        constraints = field.get("constraints", {})
        assert set(constraints) <= CONSTRAINTS
        assert len(set(constraints.get("enum", ()))) == len(constraints.get("enum", ()))


@each
def test_keys_and_what_a_row_requires_are_fields(name: str) -> None:
    one = schema(name)
    names = {field.name for field in one.fields}
    assert one.keys
    assert one.requires
    for group in (*one.keys, *one.requires):
        assert group
        assert set(group) <= names
    required = {field.name for field in one.fields if field.required}
    assert required == {group[0] for group in one.requires if len(group) == 1}


@each
def test_titles_are_unique(name: str) -> None:
    titles = [squeeze(field.title) for field in schema(name).fields]
    assert len(set(titles)) == len(titles)
    assert all(titles)


@each
def test_no_alias_leads_to_two_fields(name: str) -> None:
    fields: defaultdict[str, set[str]] = defaultdict(set)
    for one in schema(name).fields:
        for alias in one.aliases:
            fields[squeeze(alias.header)].add(one.name)
    assert {header: found for header, found in fields.items() if len(found) > 1} == {}


@each
def test_no_alias_is_another_field_s_title(name: str) -> None:
    titles = {squeeze(field.title): field.name for field in schema(name).fields}
    assert {
        (one.name, alias.header)
        for one in schema(name).fields
        for alias in one.aliases
        if titles.get(squeeze(alias.header), one.name) != one.name
    } == set()


@each
def test_the_best_meaning_of_every_title_is_its_own_field(name: str) -> None:
    known = headers_of(name)
    for field in schema(name).fields:
        _rank, best, reason, sets = known[squeeze(field.title)][0]
        assert (best, reason, sets) == (field.name, "title", {})


@each
def test_constants_that_a_header_states_are_codes_of_a_field(name: str) -> None:
    one = schema(name)
    for field in one.fields:
        for alias in field.aliases:
            for target, value in alias.sets.items():
                assert value in one[target].choices, (field.name, alias.header)


@each
def test_every_code_of_a_list_has_its_words_in_both_languages(name: str) -> None:
    for field in schema(name).fields:
        assert set(field.labels) == set(field.choices), field.name
        words: defaultdict[str, set[str]] = defaultdict(set)
        for code in field.choices:
            for lang in LANGUAGES:
                assert field.label(code, lang).strip()
                words[squeeze(field.label(code, lang))].add(code)
            for alias in field.labels[code].get("aliases", ()):
                words[squeeze(alias)].add(code)
            words[squeeze(code)].add(code)
        assert {word: codes for word, codes in words.items() if len(codes) > 1} == {}, field.name


@each
def test_every_example_is_read_without_a_word(name: str) -> None:
    for field in schema(name).fields:
        assert field.example is not None, field.name
        outcome = column_parser(field, Column(field.title, [field.example], FUND))(field.example)
        assert outcome.value is not None, field.name
        assert not [issue for issue in outcome.issues if issue.severity != "information"], field.name


@each
def test_every_field_has_a_parser(name: str) -> None:
    kinds = {"amount", "decimal", "percent", "choice", "siret", "axis", "desk", *parse.PLAIN}
    assert {field.parse for field in schema(name).fields} <= kinds


def test_wide_amounts_name_a_stage_and_a_date_that_exist() -> None:
    wide = [field for field in schema("projects").fields if field.funding]
    assert {field.name: field.funding.stage for field in wide if field.funding} == {
        "amount_requested": "requested",
        "amount_awarded": "awarded",
    }
    for field in wide:
        assert field.funding
        assert field.funding.stage in schema("fundings")["stage"].choices
        assert schema("projects")[field.funding.date].type == "date"
        assert field.funding.unless <= set(schema("projects")["state"].choices)


def test_an_unknown_dataset_is_an_error() -> None:
    with pytest.raises(KeyError):
        schema("inconnu")


@each
def test_frictionless_finds_the_descriptor_valid(name: str) -> None:
    report = frictionless.Schema.validate_descriptor(str(ROOT / "schemas" / f"{name}.json"))
    assert (report.valid, report.errors) == (True, [])
