"""What every test may ask for: a database of each kind, the command line on it, the real files where they are."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings

from etl.store.engine import connect
from tests import compiled_once, in_memory
from tests.command import Command
from tests.databases import KINDS, Databases, PostgresDatabases, SqliteFiles
from tests.postgres import NoServer, server
from tests.samples_once import copied

SHARED = Path(__file__).resolve().parents[2] / "shared"
IN_CI = bool(os.environ.get("CI"))

settings.register_profile("tests", deadline=None, derandomize=IN_CI, database=None)
settings.load_profile("tests")
compiled_once.share()
in_memory.keep()


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """Makes SQLite databases."""
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    """Makes PostgreSQL databases; skips where there is no server, but never in CI."""
    with ExitStack() as stack:
        try:
            made = PostgresDatabases(stack.enter_context(server()))
        except NoServer as error:
            if IN_CI:
                pytest.fail(f"PostgreSQL is tested in CI: {error}")
            pytest.skip(f"PostgreSQL: {error}")
        yield made
        made.close()


@pytest.fixture(scope="session", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """The database that a test runs on: each test that asks for one runs on both."""
    return str(request.param)


@pytest.fixture(scope="session")
def databases(kind: str, request: pytest.FixtureRequest) -> Databases:
    """Makes databases of one kind."""
    made: Databases = request.getfixturevalue({"sqlite": "sqlite_databases"}.get(kind, "postgres_databases"))
    return made


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """A database of this test alone, up to date, without any edition."""
    url = databases.fresh()
    yield url
    databases.drop(url)


@pytest.fixture
def engine(database_url: str) -> Iterator[sa.Engine]:
    """An engine on the test's database."""
    made = connect(database_url)
    yield made
    made.dispose()


@pytest.fixture
def tnt(database_url: str) -> Command:
    """The command line on the test's database."""
    return Command(database_url)


class Demo:
    """The fictitious samples, loaded by the command that shows the product; only to be read."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.tnt = Command(self.url)
        ran = self.tnt("demo", "--load-only")
        assert (ran.status, ran.err) == (0, "")
        self.engine = connect(self.url)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def sqlite_demo(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The samples in SQLite."""
    made = Demo(copied(shared_folder, tmp_path_factory.mktemp("samples") / "samples.db"))
    yield made
    made.engine.dispose()


@pytest.fixture(scope="session")
def postgres_demo(postgres_databases: PostgresDatabases) -> Iterator[Demo]:
    """The samples in PostgreSQL."""
    made = Demo(postgres_databases.fresh())
    yield made
    made.engine.dispose()
    postgres_databases.drop(made.url)


@pytest.fixture(scope="session")
def demo(kind: str, request: pytest.FixtureRequest) -> Demo:
    """The samples, in each database."""
    made: Demo = request.getfixturevalue({"sqlite": "sqlite_demo"}.get(kind, "postgres_demo"))
    return made


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Under ``--dist loadgroup`` what is long to load is loaded by one process alone, the samples on each database."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        call = getattr(item, "callspec", None)
        kind = call.params.get("kind") if call else None
        if "postgres_demo" in asked or ("demo" in asked and kind == "postgresql"):
            item.add_marker(pytest.mark.xdist_group("samples-postgresql"))
        elif {"demo", "sqlite_demo"} & asked:
            item.add_marker(pytest.mark.xdist_group("samples-sqlite"))
        elif "product" in asked:
            item.add_marker(pytest.mark.xdist_group("product"))
        elif "real" in asked and call:
            item.add_marker(pytest.mark.xdist_group(f"real-{kind}"))


@pytest.fixture(scope="session")
def real() -> Callable[[str], Path]:
    """The path of a real file. Skips where they are not, but never in CI beside them."""

    def found(name: str) -> Path:
        path = SHARED / "real" / name
        if not path.is_file():
            if IN_CI and SHARED.is_dir():
                pytest.fail(f"{name} should stand in {SHARED.name}/real beside the project")
            pytest.skip(f"the real file {name} is not here (../shared/real)")
        return path

    return found
