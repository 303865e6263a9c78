"""``python -m tests.fuzz [COUNT] [--seed N] [--jobs N]``: damaged real workbooks, thousands of them.

Each is prepared, and published where nothing blocks it, on a database of its own process. What must hold, whatever
the damage: one sentence in each language or a preview; no other exception; no hang; an edition whole or none (its rows
are those that the preview announced, and the file kept is the file given); the annotated workbook, where there is
something to say, is a workbook. Prints a tally, and the seed and file of each failure.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from data import ROOT
from etl import intake
from etl.intake import Options, UnreadableFile
from etl.store.datasets import DATASET_TABLES
from etl.store.engine import connect
from etl.store.history import kept_file
from tests.etl.read.cells import Made
from tests.etl.read.formats import xls, xlsb
from tests.fuzz.mutations import mutate

SHARED = Path(__file__).resolve().parents[3] / "shared" / "real"
SLOW = 120.0
LARGEST = 500_000
FIRST_LINES = 300


@cache
def seeds() -> list[tuple[str, bytes]]:
    """The files to damage: real ones where they are (long CSV by their first lines), else the samples."""
    found = [
        (path.name, _short(path))
        for path in sorted(SHARED.glob("*"))
        if path.suffix in (".csv", ".xlsx") and (path.suffix == ".csv" or path.stat().st_size < LARGEST)
    ]
    samples = sorted((ROOT / "samples").glob("**/*.*"))
    kinds = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
    found += [(path.name, _short(path)) for path in samples[:: 1 if not found else 6] if path.suffix.lower() in kinds]
    return found + _binary()


def _binary() -> list[tuple[str, bytes]]:
    """The same table in the binary formats, one cell in ten an error."""
    rows: list[list[str | float | Made | None]] = [["N° de dossier", "Étape", "Montant (€)", "Taux", "Coût total (€)"]]
    for number in range(1, 41):
        total = Made(error=0x17, formula=number % 20 == 0) if number % 10 == 0 else Made(number * 2.0, formula=True)
        rows.append([f"A-{number}", "attribué", float(number), Made(number / 64, style=1), total])
    more: dict[str, Any] = {
        "styles": [0, 10, 164],
        "formats": {164: "0.0 %"},
        "hidden_rows": [3],
        "hidden_columns": [4],
    }
    with tempfile.TemporaryDirectory() as made:
        paths = [
            xls(Path(made) / "dossiers.xls", rows, **more),
            xls(Path(made) / "ancien.xls", rows, excel_5=True, **more),
            xlsb(Path(made) / "dossiers.xlsb", rows, merged=[(1, 2, 3, 3)], **more),
        ]
        return [(path.name, path.read_bytes()) for path in paths]


def _short(path: Path) -> bytes:
    if path.suffix != ".csv":
        return path.read_bytes()
    with path.open("rb") as lines:
        return b"".join(islice(lines, FIRST_LINES))


@cache
def _engine() -> sa.Engine:
    folder = tempfile.mkdtemp(prefix="fuzz-")
    return connect(f"sqlite:///{folder}/fuzz.db")


def one(seed: int) -> tuple[int, str, str]:
    """Tries a mutation: (seed, what came of it, the trace of a failure)."""
    files = seeds()
    name, raw = files[seed % len(files)]
    damaged, begun = mutate(raw, seed), time.monotonic()
    try:
        outcome = _tried(name, damaged)
    except Exception:  # noqa: BLE001 - whatever comes is the finding
        return seed, "FAILED", f"{name}, seed {seed}\n{traceback.format_exc()}"
    if time.monotonic() - begun > SLOW:
        return seed, "SLOW", f"{name}, seed {seed}: {time.monotonic() - begun:.0f} s"
    return seed, outcome, ""


def _tried(name: str, raw: bytes) -> str:
    engine = _engine()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(raw)
        try:
            preview = intake.prepare(path, engine, Options(allow_older=True))
        except UnreadableFile as error:
            for lang in ("fr", "en"):
                said = error.message(lang)
                assert said
                assert "\n" not in said, said
            return f"refused: {error.rule}"
    for finding in preview.findings:
        assert finding.message("fr"), finding
        assert finding.message("en"), finding
    anyway = replace(preview, options=replace(preview.options, accept_rejected=True))
    if anyway.blocked:
        return f"blocked: {anyway.blocking[0].rule}"
    before = _standing(engine)
    number = intake.publish(anyway, engine)
    gained = _standing(engine) - before
    assert gained == anyway.counts.new - anyway.counts.missing, (gained, anyway.counts)
    if number is not None:
        with engine.connect() as connection:
            assert kept_file(connection, preview.file.sha256) == raw
    return "published" if number is not None else "unchanged"


def _standing(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return sum(
            connection.execute(sa.select(sa.func.count()).where(table.c.closed.is_(None))).scalar_one()
            for table in DATASET_TABLES.values()
        )


def main() -> int:
    """Runs the mutations; 1 where one failed."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument("count", nargs="?", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    tally: Counter[str] = Counter()
    failures = []
    begun = time.monotonic()
    with ProcessPoolExecutor(given.jobs) as pool:
        for done, (_seed, outcome, trace) in enumerate(
            pool.map(one, range(given.seed, given.seed + given.count), chunksize=8), start=1
        ):
            tally[outcome] += 1
            if trace:
                failures.append(trace)
                print(trace, file=sys.stderr, flush=True)
            if done % 500 == 0:
                print(f"{done} mutations, {len(failures)} failures, {time.monotonic() - begun:.0f} s", flush=True)
    for outcome, number in tally.most_common():
        print(f"{number:>7}  {outcome}")
    print(f"{sum(tally.values())} mutations of {len(seeds())} files, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
