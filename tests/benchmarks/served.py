"""What a page costs in the real server, timed from outside: asked for again, and with a filter new to the process."""

import statistics
from pathlib import Path

from tests.benchmarks.stream import Session, session
from tests.command import Command
from tests.end_to_end.conftest import start
from tests.pages import PATHS

MOST, ROUNDS = 0.150, 5
View = dict[str, str]
VIEWS: tuple[View, ...] = ({}, {"axis": "3"}, {"territory": "33"}, {"as_of": "2021-10-08"})
CHANGES: tuple[tuple[View, View], ...] = (
    ({"axis": "1"}, {"axis": "3"}),
    ({"territory": "64"}, {"territory": "33"}),
    ({"territory": "R75"}, {"territory": "R32"}),
    ({"theme": "infrastructure"}, {"theme": "cybersecurity"}),
    ({"as_of": "2022-06-24"}, {"as_of": "2021-10-08"}),
)
"""A choice that warms its kind of question, then the one that is timed, which nobody has made yet."""
STEPS = ("changes", "alerts", "decisions")
OF_PAGE: dict[str, tuple[tuple[View, View], ...]] = {
    "alertes": (({"territory": "971"}, {"territory": "974"}), ({"since": "m6"}, {"since": "m4"})),
    "revue": tuple(({"step": step, "meeting": "6"}, {"step": step, "meeting": "4"}) for step in STEPS),
}
"""The same of what only one page can be asked."""


def samples(folder: Path) -> str:
    """A database with the samples."""
    url = f"sqlite:///{folder / 'pages.db'}"
    assert Command(url)("demo", "--load-only").status == 0
    return url


def again(url: str, folder: Path) -> bool:
    """Every page in several views, warm: the median of some rounds."""
    held = True
    server = start(url, folder / "again.log", "serve")
    try:
        for path in PATHS:
            for view in (*VIEWS, *(to for _before, to in OF_PAGE.get(path, ()))):
                with session(server.url) as reader:
                    reader.ask(path, view)
                    rounds = [reader.ask(path, view) for _round in range(ROUNDS)]
                took = statistics.median(one.seconds for one in rounds)
                held = held and took <= MOST
                slow = "" if took <= MOST else "  SLOW"
                print(
                    f"  /{path}?{_named(view):<22} {1000 * took:6.0f} ms {rounds[-1].messages:4} messages "
                    f"{rounds[-1].size / 1000:6.1f} kB{slow}"
                )
    finally:
        server.stop()
    return held


def changed(url: str, folder: Path) -> None:
    """Every page at a filter that this process was never asked for, in a process of its own that knows the page."""
    for path in PATHS:
        changes = (*CHANGES, *OF_PAGE.get(path, ()))
        server = start(url, folder / "changed.log", "serve")
        try:
            with session(server.url) as reader:
                _again(reader, path, {})
                said = [f"{_named(to)} {1000 * _after(reader, path, before, to):.0f} ms" for before, to in changes]
        finally:
            server.stop()
        print(f"  /{path}: {', '.join(said)}")


def _after(reader: Session, path: str, before: View, to: View) -> float:
    _again(reader, path, before)
    return reader.ask(path, to).seconds


def _again(reader: Session, path: str, view: View) -> None:
    for _time in range(2):
        reader.ask(path, view)


def _named(view: View) -> str:
    return "&".join(f"{name}={value}" for name, value in view.items())
