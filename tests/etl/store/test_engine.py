"""Where the database is, and that an address that leads nowhere is one sentence without its password."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.store.engine import URL_VARIABLE, UnreachableDatabase, connect, database_url
from tests.command import Command
from tests.databases import PostgresDatabases


def test_without_an_address_the_data_are_in_the_user_s_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    url = database_url()
    assert url.get_backend_name() == "sqlite"
    assert Path(str(url.database)).name == "tnt.db"
    assert Path(str(url.database)).is_absolute()


@pytest.mark.parametrize("given", ["postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"])
def test_every_spelling_of_postgresql_is_one(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv(URL_VARIABLE, given)
    assert database_url() == sa.make_url("postgresql+psycopg://u:p@h/d")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://moi:motdepasse@ici/base", "mysql://moi:***@ici/base"),
        ("n’importe quoi", "n’importe quoi"),
        ("postgresql://moi:motdepasse@127.0.0.1:1/base", "postgresql+psycopg://moi:***@127.0.0.1:1/base"),
        ("sqlite:////dev/null/tnt.db", "sqlite:////dev/null/tnt.db"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_sentence(url: str, said: str) -> None:
    ran = Command(url)("history")
    assert ran.status == 2
    assert ran.sentence.startswith(f"La base {said} ne peut pas être ouverte : ")
    assert ran.sentence.endswith("Vérifiez TNT_DATABASE_URL.")
    assert "motdepasse" not in ran.err


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("ce fichier n’est pas une base de données, mais un texte assez long pour en avoir l’air" * 20)
    before = path.read_bytes()
    ran = Command(f"sqlite:///{path}")("history")
    assert ran.status == 2
    assert ran.sentence.startswith(f"La base sqlite:///{path} ne peut pas être ouverte : ")
    assert path.read_bytes() == before


def test_sqlite_checks_its_references_and_waits_for_the_other_writer(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path}/new/folder/tnt.db")
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "busy_timeout")
        }
    assert found == {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 60_000}


def test_unreachable_names_its_address_and_reason() -> None:
    with pytest.raises(UnreachableDatabase) as caught:
        connect("postgresql://moi:motdepasse@127.0.0.1:1/base")
    assert caught.value.url == "postgresql+psycopg://moi:***@127.0.0.1:1/base"
    assert caught.value.reason


def test_postgresql_compiles_no_question_to_machine_code(postgres_databases: PostgresDatabases) -> None:
    """Also after a transaction that was undone."""
    url = postgres_databases.fresh()
    engine = connect(url)
    for _time in range(2):
        with engine.connect() as connection:
            assert connection.exec_driver_sql("SHOW jit").scalar() == "off"
            connection.rollback()
    engine.dispose()
    postgres_databases.drop(url)
