"""The fictitious samples, loaded once for all the processes of a test run; whoever needs them takes a copy."""

import os
import shutil
import time
from pathlib import Path

from tests.command import Command

PATIENCE = 600


def loaded(root: Path) -> tuple[Path, str]:
    """The database that ``tnt demo --load-only`` made in a folder that the processes share, and what it printed."""
    database, log, begun = root / "samples.db", root / "samples.log", root / "samples.begun"
    try:
        os.close(os.open(begun, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not log.exists():
            assert time.monotonic() < until, "another process does not finish loading the samples"
            time.sleep(0.2)
        return database, log.read_text(encoding="utf-8")
    ran = Command(f"sqlite:///{database}")("demo", "--load-only")
    assert (ran.status, ran.err) == (0, "")
    written = log.with_suffix(".part")
    written.write_text(ran.out, encoding="utf-8")
    written.rename(log)
    return database, ran.out


def copied(root: Path, to: Path) -> str:
    """The address of a copy of that database."""
    source, _said = loaded(root)
    shutil.copyfile(source, to)
    return f"sqlite:///{to}"
