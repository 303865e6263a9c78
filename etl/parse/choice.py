"""Closed lists and yes/no: a word is a code, one of its labels, or an error; never coerced."""

from etl.parse.characters import plain
from etl.parse.outcome import Outcome, ok, refused
from etl.read.workbook import Value
from etl.schemas import Field, schema, squeeze

YES = frozenset({"oui", "o", "yes", "y", "vrai", "true", "1", "x"})
NO = frozenset({"non", "n", "no", "faux", "false", "0"})


def words_of(field: Field) -> dict[str, str]:
    """Every accepted word of an enumeration, squeezed, with its code."""
    found: dict[str, str] = {}
    for code in field.choices:
        label = field.labels.get(code, {})
        for word in (code, label.get("fr", code), label.get("en", code), *label.get("aliases", ())):
            found.setdefault(squeeze(str(word)), code)
    return found


def parse_choice(value: Value, words: dict[str, str]) -> Outcome:
    """The code that a word stands for."""
    code = words.get(squeeze(plain(value)))
    return refused("choice-unknown", known=", ".join(dict.fromkeys(words.values()))) if code is None else ok(code)


def parse_boolean(value: Value) -> Outcome:
    """Oui/Non, O/N, Vrai/Faux, True/False, 1/0."""
    if isinstance(value, bool):
        return ok(value)
    word = squeeze(plain(value))
    if word in YES:
        return ok(True)
    return ok(False) if word in NO else refused("boolean-unreadable")


def parse_state(value: Value) -> Outcome:
    """A project's state: the enumeration that stands for all in the truth table."""
    return parse_choice(value, words_of(schema("projects")["state"]))


ACCEPTS = {
    parse_state: [
        ("Accepté", "awarded"),
        ("en instruction", "under_review"),
        ("En construction", "filed"),
        ("À corriger", "filed"),
        ("Classé sans suite ", "withdrawn"),
        ("rejected", "rejected"),
    ],
    parse_boolean: [("Oui", True), ("n", False), (True, True), (0.0, False)],
}
REFUSES = {
    parse_state: [("peut-être", "choice-unknown"), ("", "choice-unknown")],
    parse_boolean: [("peut-être", "boolean-unreadable")],
}
