"""What a person is asked: what a column is, or what a whole table says, where recognition is not sure."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from etl.recognise.reason import why


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a column may be; ``reason`` and ``evidence`` are those of a column. ``confidence``: 0 to 1."""

    field: str
    confidence: float
    reason: str
    evidence: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A column that is not loaded until somebody says what it is, the likeliest candidate first.

    Without ``header``, what is asked is one value of the only candidate's field for the whole table, among ``choices``
    (codes of an enumeration): no column bears it. ``cell`` is the A1 address of the header. ``required`` questions are
    about what no row counts without: they are answered before publication; others may be left « not loaded ».
    ``signature`` names the table's headers: an answer is a mapping of that signature.
    """

    sheet: str
    dataset: str
    signature: str
    header: str | None
    cell: str
    candidates: tuple[Candidate, ...]
    required: bool = False
    choices: tuple[str, ...] = ()

    def as_json(self, lang: str = "fr") -> dict[str, object]:
        """The shape that ``tnt load --json`` prints."""
        return {
            "sheet": self.sheet,
            "dataset": self.dataset,
            "signature": self.signature,
            "header": self.header,
            "cell": self.cell,
            "required": self.required,
            "candidates": [
                {"field": one.field, "confidence": one.confidence, "why": why(one.reason, one.evidence, lang)}
                for one in self.candidates
            ],
            "choices": list(self.choices),
        }
