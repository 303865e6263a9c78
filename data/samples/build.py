"""Writes the example workbooks and their manifest: ``python -m data.samples.build``."""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from data.samples import FOLDER, MANIFEST, Mode
from data.samples.chorus_export import write_payments
from data.samples.deliverables import write_deliverables
from data.samples.dossiers_export import write_export
from data.samples.envelopes import write_envelopes
from data.samples.fundings_export import write_aids, write_commitments
from data.samples.indicators import write_indicators
from data.samples.partners import write_partners
from data.samples.trajectories import write_trajectories
from data.samples.week import WEEK
from data.samples.week_books import (
    write_week_commitments,
    write_week_deliverables,
    write_week_dossiers,
    write_week_payments,
)


@dataclass(frozen=True, slots=True)
class Family:
    """One source: its file names, its editions, what writes one of them, and whether they say all or a part."""

    stem: str
    source: str
    write: Callable[[Path, date], None]
    editions: Sequence[str]
    mode: Mode = "snapshot"

    def files(self) -> Iterator[tuple[date, str]]:
        """Date and file name of each edition."""
        for edition in self.editions:
            yield date.fromisoformat(edition), f"{self.stem}_{edition}.xlsx"


REVIEWS = ("2021-07-02", "2021-10-01", "2021-10-08", "2021-11-22", "2022-06-24", "2023-01-18")
WEEKLY = (
    *("2021-04-02", "2021-06-04", "2021-07-30", "2021-09-24", "2021-10-01", "2021-10-08", "2021-10-15"),
    *("2021-11-19", "2022-01-28", "2022-04-29", "2022-07-29", "2023-01-13"),
)
LAST_WEEK = (WEEK.isoformat(),)
FAMILIES = (
    Family("enveloppes-axe-3", "enveloppes", lambda path, _: write_envelopes(path), ("2021-03-12",)),
    Family("trajectoires", "trajectoires", write_trajectories, ("2021-03-12", "2021-11-26")),
    Family("dossiers-guichets-territoriaux", "demarches-simplifiees", write_export, WEEKLY),
    Family("aides-axe-1", "anct", partial(write_aids, axis="1"), REVIEWS),
    Family("aides-axe-2", "dinum", partial(write_aids, axis="2"), REVIEWS),
    Family("engagements", "engagements", write_commitments, (*REVIEWS[:-1], "2023-01-13")),
    Family("chorus-paiements", "chorus", write_payments, (*REVIEWS[1:-1], "2023-01-13")),
    Family("livrables", "livrables", write_deliverables, REVIEWS[1:]),
    Family("indicateurs", "pilote", write_indicators, ("2021-07-09", "2021-10-08", "2022-07-08", "2023-01-18")),
    Family("instances", "instances", write_partners, ("2021-06-04", "2021-10-08", "2021-11-26", "2023-01-20")),
    Family("dossiers-guichets-territoriaux", "demarches-simplifiees", write_week_dossiers, LAST_WEEK, "merge"),
    Family("engagements", "engagements", write_week_commitments, LAST_WEEK),
    Family("chorus-paiements", "chorus", write_week_payments, LAST_WEEK, "merge"),
    Family("livrables", "livrables", write_week_deliverables, LAST_WEEK, "merge"),
)
"""In the order in which editions of one date are loaded."""


def plan() -> list[tuple[date, str, Family]]:
    """Every file to write, in the order in which to load them."""
    files = [(when, name, family) for family in FAMILIES for when, name in family.files()]
    return sorted(files, key=lambda one: (one[0], FAMILIES.index(one[2])))


def build(folder: Path, only: str = "") -> list[Path]:
    """Write the workbooks whose name starts with ``only`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for when, name, family in plan():
        if name.startswith(only):
            family.write(folder / name, when)
            made.append(folder / name)
    return made


def manifest_text() -> str:
    """What to load, in order, as JSON."""
    entries = [
        {
            "file": name,
            "dataset": None,
            "source": family.source,
            "date": when.isoformat(),
            "mode": family.mode,
        }
        for when, name, family in plan()
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every workbook and the manifest, and remove the workbooks that are no longer made."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    made = build(FOLDER)
    for path in set(FOLDER.glob("*.xlsx")) - set(made):
        path.unlink()
    MANIFEST.write_text(manifest_text(), encoding="utf-8")
    size = sum(path.stat().st_size for path in made)
    print(f"{len(made)} workbooks, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
