"""A mapping that a person confirmed: for the headers of a table, its dataset, its fields, what is not loaded."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from data.texts import text
from etl.schemas import DATASETS, schema, squeeze

FORMAT = 1


class UnusableMapping(Exception):
    """A mapping file that says nothing usable. ``rule`` keys the sentence ``recognise.mapping_<rule>``."""

    def __init__(self, rule: str, **args: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.args_ = args

    def message(self, name: str, lang: str = "fr") -> str:
        """The sentence, with the file's name."""
        return text(f"recognise.mapping_{self.rule}", lang, name=name, **self.args_)


def signature_of(headers: Iterable[str]) -> str:
    """What names a table's headers, whatever their order and their writing: a hash of their squeezed set."""
    squeezed = sorted({squeeze(header) for header in headers})
    return hashlib.sha256("\n".join(squeezed).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """``columns``: header as written -> field, or None where it is not loaded. ``constants``: field -> code.

    ``headers`` are all the headers of the table, those that the mapping says nothing of included. ``by`` and ``on``
    say who confirmed it and when, once it is remembered.
    """

    dataset: str
    headers: tuple[str, ...]
    columns: Mapping[str, str | None]
    constants: Mapping[str, str] = dataclasses.field(default_factory=dict)
    by: str = ""
    on: date | None = None

    @property
    def signature(self) -> str:
        """The signature of the table that it speaks of."""
        return signature_of(self.headers)

    def fits(self, headers: Iterable[str]) -> bool:
        """Whether a table bears every header that the mapping knows of."""
        return {squeeze(header) for header in self.headers} <= {squeeze(header) for header in headers}

    def as_json(self) -> str:
        """The file that ``tnt mapping export`` writes and ``tnt load --mapping`` reads."""
        raw = {
            "format": FORMAT,
            "dataset": self.dataset,
            "headers": list(self.headers),
            "columns": dict(self.columns),
            "constants": dict(self.constants),
        }
        return json.dumps(raw, ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class Recall:
    """The mappings to look among: the one that a person gives now, wherever it fits, then those kept by signature."""

    given: ColumnMapping | None = None
    standing: Mapping[str, ColumnMapping] = dataclasses.field(default_factory=dict)

    def __call__(self, headers: Sequence[str]) -> ColumnMapping | None:
        """The mapping that somebody confirmed for some headers, or None."""
        if self.given is not None and self.given.fits(headers):
            return self.given
        return self.standing.get(signature_of(headers)) if self.standing else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every header that a mapping knows, squeezed."""
        known = [*self.standing.values(), *([self.given] if self.given else [])]
        return frozenset(squeeze(header) for one in known for header in one.headers)


def from_json(words: str) -> ColumnMapping:
    """The mapping in a file. ``headers`` may be left out: the mapping then speaks of its own columns alone.

    Raises UnusableMapping, which says in one sentence what is wrong.
    """
    try:
        raw = json.loads(words)
    except ValueError as error:
        raise UnusableMapping("unreadable") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("columns"), dict):
        raise UnusableMapping("shape")
    if raw.get("format", FORMAT) != FORMAT:
        raise UnusableMapping("format", format=raw["format"])
    dataset, columns, constants = raw.get("dataset"), raw["columns"], raw.get("constants", {})
    if dataset not in DATASETS:
        raise UnusableMapping("dataset", dataset=dataset, known=", ".join(DATASETS))
    headers = raw.get("headers", list(columns))
    if not isinstance(headers, list) or not headers or not all(isinstance(one, str) for one in headers):
        raise UnusableMapping("shape")
    if not isinstance(constants, dict):
        raise UnusableMapping("shape")
    return checked(ColumnMapping(dataset, tuple(headers), columns, constants))


def checked(mapping: ColumnMapping) -> ColumnMapping:
    """The same mapping, once its fields, codes and headers are known to exist. Raises UnusableMapping."""
    fields = {one.name: one for one in schema(mapping.dataset).fields}
    known = {squeeze(header) for header in mapping.headers}
    seen: dict[str, str] = {}
    for header, name in mapping.columns.items():
        if squeeze(header) not in known:
            raise UnusableMapping("header", header=header)
        if name is None:
            continue
        if not isinstance(name, str) or name not in fields:
            raise UnusableMapping("field", field=name, dataset=mapping.dataset)
        if name in seen:
            raise UnusableMapping("twice", field=name, first=seen[name], second=header)
        seen[name] = header
    for name, value in mapping.constants.items():
        _check_constant(fields, name, value, mapping.dataset)
    return mapping


def _check_constant(fields: Mapping[str, Any], name: str, value: object, dataset: str) -> None:
    if name not in fields:
        raise UnusableMapping("field", field=name, dataset=dataset)
    if not fields[name].choices or value not in fields[name].choices:
        raise UnusableMapping("constant", field=name, value=value, known=", ".join(fields[name].choices))
