"""Fictitious workbooks to show the product and to test it: real places, invented projects and amounts."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).resolve().parent / "files"
MANIFEST = Path(__file__).resolve().parent / "manifest.json"


Mode = Literal["snapshot", "merge"]
"""Whether a workbook says all that its source knows, or a part of it."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One workbook to load. ``dataset`` is None where the program is to recognise it."""

    path: Path
    dataset: str | None
    source: str
    date: date
    mode: Mode


def manifest() -> list[Sample]:
    """The workbooks in the order in which to load them."""
    return [
        Sample(
            FOLDER / entry["file"],
            entry["dataset"],
            entry["source"],
            date.fromisoformat(entry["date"]),
            entry["mode"],
        )
        for entry in json.loads(MANIFEST.read_text(encoding="utf-8"))
    ]
