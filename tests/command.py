"""The real command line, in this process and in another."""

import contextlib
import io
import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from dashboard import cli
from etl.store.engine import URL_VARIABLE
from tests.forked import Forked

SCRIPT = Path(sysconfig.get_path("scripts")) / "tnt"
_parser = cache(cli.parser)
"""The parser in French: a process of ``tnt`` builds it once, so does this one, however many commands it runs."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on standard error."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


class Command:
    """``tnt`` on one database, in French unless told."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, *words: object) -> Ran:
        """Runs the command in this process."""
        out, err = io.StringIO(), io.StringIO()
        with (
            _environment(self.environment()),
            mock.patch.object(cli, "parser", _parser),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                status = cli.main([str(word) for word in words])
            except SystemExit as error:
                status = int(error.code or 0)
        return Ran(status, out.getvalue(), err.getvalue())

    def load(self, path: Path, *words: object) -> Ran:
        """``tnt load PATH --json``."""
        return self("load", path, "--json", *words)

    def figure(self, name: str, *words: object) -> Any:
        """The value of a figure, as ``tnt figures --json`` prints it."""
        return self("figures", "--json", *words).json["figures"][name]["value"]

    def start(self, *words: object, script: Path = SCRIPT) -> Forked:
        """Starts the command (or another script) in a process of its own, without the time that the imports take."""
        return Forked(script, list(map(str, words)), {**os.environ, **self.environment()})

    def process(self, *words: object) -> Ran:
        """Runs the installed command as a shell does."""
        ran = subprocess.run(
            [sys.executable, SCRIPT, *map(str, words)],
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
            env={**os.environ, **self.environment()},
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def environment(self) -> dict[str, str]:
        """What the command finds in its environment."""
        return {URL_VARIABLE: self.url, "TNT_LANG": "fr", "PYTHONIOENCODING": "utf-8"}


@contextlib.contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
