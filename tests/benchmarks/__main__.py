"""``python -m tests.benchmarks [NAME …]``: what the intake costs, as ratios in one run. Prints figures, then a verdict.

- ``speed``: 100,000 lines of 20 columns read, checked, previewed and published, against python-calamine alone plus a
  bare executemany of the same cells on the same database, and against ``pandas.read_excel`` (openpyxl) + ``to_sql``;
  on SQLite and on PostgreSQL.
- ``memory``: the peak of all processes of that load.
- ``linear``: seconds by 10,000 lines from 10,000 to 500,000 lines.
- ``pages``: the time of every page in the server on the samples, in a browser on the real Fonds vert file.
- ``annotated``: 20,000 findings handed back in the uploader's own workbook of 100,000 lines.
"""

import argparse
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import python_calamine
import sqlalchemy as sa

from etl import intake
from etl.annotate import Annotated
from etl.hand_back import annotated
from etl.intake import Options
from etl.store.engine import connect
from tests.benchmarks.measure import in_turns, peak_memory, python, seconds
from tests.benchmarks.pages import pages
from tests.benchmarks.workbook import write
from tests.databases import Databases, PostgresDatabases, SqliteFiles
from tests.postgres import NoServer, server

LINES = 100_000
ROUNDS = 3
SLOWEST, FASTER, MOST_MEMORY = 3.0, 4.0, 1.5 * 1024**3
STEEPEST, ANNOTATED, FINDINGS = 1.5, 20.0, 20_000


def _rows(path: Path) -> list[list[Any]]:
    return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _bare(path: Path, url: str) -> Callable[[], None]:
    """Reading with calamine alone, then the bare insertion of its cells as they are."""

    def work() -> None:
        rows = _rows(path)
        names = ", ".join(f"c{number}" for number in range(len(rows[0])))
        if url.startswith("sqlite"):
            with sqlite3.connect(sa.make_url(url).database or "") as connection:
                connection.execute(f"CREATE TABLE bare ({names})")
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(
                    f"INSERT INTO bare VALUES ({marks})", [[_plain(value) for value in row] for row in rows]
                )
                connection.commit()
                connection.execute("DROP TABLE bare")
            return
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE TABLE bare ({names.replace(',', ' text,')} text)")
            cursor: Any = connection.connection.cursor()
            marks = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO bare VALUES ({marks})", [[str(value) for value in row] for row in rows])
            connection.exec_driver_sql("DROP TABLE bare")
        engine.dispose()

    return work


def _plain(value: object) -> object:
    return value if isinstance(value, str | float) else str(value)


def _pandas(path: Path, url: str) -> Callable[[], None]:
    def work() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = pd.read_excel(path, engine="openpyxl")
        engine = sa.create_engine(url)
        frame.to_sql("by_pandas", engine, index=False, if_exists="replace")
        engine.dispose()

    return work


def _ours(path: Path, urls: Iterator[str]) -> Callable[[], None]:
    """The whole intake on a database without any edition; making that database is not counted."""

    def work() -> None:
        engine = connect(next(urls))
        preview = intake.prepare(path, engine, Options())
        assert (preview.blocked, preview.counts.new) == (False, LINES), preview.blocking
        assert intake.publish(preview, engine) == 1
        engine.dispose()

    return work


@contextmanager
def _databases(folder: Path) -> Iterator[dict[str, Databases]]:
    kinds: dict[str, Databases] = {"SQLite": SqliteFiles(folder)}
    with ExitStack() as stack:
        try:
            kinds["PostgreSQL"] = PostgresDatabases(stack.enter_context(server()))
        except NoServer as error:
            print(f"PostgreSQL: {error}")
        yield kinds


def speed(folder: Path) -> bool:
    """Ratios to the bare minimum and to pandas, on each database."""
    path, held = write(folder / "speed.xlsx", LINES), True
    with _databases(folder) as kinds:
        for kind, databases in kinds.items():
            urls = [databases.fresh() for _url in range(ROUNDS + 2)]
            works = {
                "bare": _bare(path, urls[0]),
                "ours": _ours(path, iter(urls[2:])),
                "pandas": _pandas(path, urls[1]),
            }
            took = in_turns(works, ROUNDS)
            for url in urls:
                databases.drop(url)
            slower, faster = took["ours"] / took["bare"], took["pandas"] / took["ours"]
            held = held and slower <= SLOWEST and faster >= FASTER
            print(
                f"{kind}, {LINES} lines x 20: ours {took['ours']:.2f} s; calamine + executemany {took['bare']:.2f} s; "
                f"pandas {took['pandas']:.2f} s"
            )
            print(
                f"  {slower:.2f} times the bare minimum (at most {SLOWEST}); {faster:.2f} times faster than pandas "
                f"(at least {FASTER})"
            )
    return held


def memory(folder: Path) -> bool:
    """The peak of all processes of a load."""
    path = write(folder / "memory.xlsx", LINES)
    url = f"sqlite:///{folder / 'memory.db'}"
    run = "import sys; from dashboard.cli import main; sys.exit(main(sys.argv[1:]))"
    peak, status = peak_memory(python("-c", run, "load", str(path)), {"TNT_DATABASE_URL": url})
    with connect(url).connect() as connection:
        loaded = connection.execute(sa.text("SELECT count(*) FROM projects")).scalar()
    print(f"Peak memory of the load of {LINES} lines: {peak / 1024**2:.0f} MB (at most {MOST_MEMORY / 1024**2:.0f})")
    return (status, loaded) == (0, LINES) and peak <= MOST_MEMORY


def linear(folder: Path) -> bool:
    """The time of a line must not grow with their number."""
    per_line = {}
    for lines in (10_000, 100_000, 500_000):
        path = write(folder / f"{lines}.xlsx", lines)
        engine = connect(f"sqlite:///{folder / f'linear-{lines}.db'}")

        def work(path: Path = path, engine: sa.Engine = engine) -> None:
            intake.publish(intake.prepare(path, engine, Options()), engine)

        took = seconds(work)
        per_line[lines] = took / lines
        print(f"{lines:>7} lines: {took:6.2f} s, {1e6 * per_line[lines]:.0f} µs a line")
        engine.dispose()
        path.unlink()
    steepness = per_line[500_000] / per_line[100_000]
    print(f"  a line costs {steepness:.2f} times as much at 500,000 as at 100,000 lines (at most {STEEPEST})")
    return steepness <= STEEPEST


def handed_back(folder: Path) -> bool:
    """Findings by the thousand, each at its cell of the person's own workbook."""
    path = write(folder / "annotated.xlsx", LINES, destroyed=FINDINGS)
    engine = connect(f"sqlite:///{folder / 'annotated.db'}")
    preview = intake.prepare(path, engine, Options())
    found = sum(one.rule == "siret-destroyed" for one in preview.findings)
    made: list[Annotated] = []
    took = seconds(lambda: made.append(annotated(preview)))
    engine.dispose()
    print(
        f"{found} findings in a workbook of {LINES} lines handed back in {took:.1f} s (at most {ANNOTATED:.0f}), "
        f"{len(made[0].content) / 1024**2:.1f} MB, {'the own file' if made[0].own else 'a copy'}"
    )
    return found == FINDINGS and made[0].own and took <= ANNOTATED


BENCHMARKS = {"speed": speed, "memory": memory, "linear": linear, "annotated": handed_back, "pages": pages}


def main() -> int:
    """Runs the benchmarks asked for, all by default; 1 where one does not hold."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    names = asked.parse_args().names or list(BENCHMARKS)
    if unknown := set(names) - set(BENCHMARKS):
        asked.error(f"unknown: {', '.join(sorted(unknown))}")
    held = {}
    for name in names:
        with tempfile.TemporaryDirectory(prefix="tnt-bench-") as folder:
            held[name] = BENCHMARKS[name](Path(folder))
    for name, well in held.items():
        print(f"{name}: {'holds' if well else 'DOES NOT HOLD'}")
    return 0 if all(held.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
