"""``tnt demo``: address, progress, second start, port taken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.samples import manifest
from tests.command import SCRIPT
from tests.end_to_end.conftest import Server, start
from tests.samples_once import loaded

pytestmark = pytest.mark.xdist_group("browser")


def test_loading_shows_progress_and_starting_the_address(product: Server, shared_folder: Path) -> None:
    _database, said = loaded(shared_folder)
    total = len(manifest())
    assert f"Chargement des exemples fictifs : 1/{total} " in said
    assert f"{total}/{total} " in said
    assert f"http://localhost:{product.port}/" in product.output()


def test_the_second_start_reuses_what_was_loaded(product: Server, tmp_path: Path) -> None:
    again = start(product.database, tmp_path / "again.log")
    said = again.output()
    again.stop()
    assert "déjà chargés" in said
    assert "Chargement" not in said


def test_a_taken_port_is_one_sentence(product: Server) -> None:
    ran = subprocess.run(
        [sys.executable, SCRIPT, "demo", "--no-browser", "--port", str(product.port)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TNT_DATABASE_URL": product.database, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr.splitlines() == [f"Le port {product.port} est déjà pris : choisissez-en un autre avec --port."]
