"""``tnt demo``: address, progress, second start, port taken."""

import os
import subprocess
import sys
from pathlib import Path

from data.samples import manifest
from tests.command import SCRIPT
from tests.end_to_end.conftest import Server, start_demo


def test_the_first_start_shows_progress_and_the_address(demo: Server) -> None:
    said = demo.output()
    total = len(manifest())
    assert f"1/{total} " in said
    assert f"{total}/{total} " in said
    assert f"http://localhost:{demo.port}/" in said


def test_the_second_start_reuses_what_was_loaded(demo: Server, tmp_path: Path) -> None:
    again = start_demo(demo.database, tmp_path / "again.log")
    said = again.output()
    again.stop()
    assert "déjà chargés" in said
    assert "1/" not in said.replace(demo.url, "")


def test_a_taken_port_is_one_sentence(demo: Server) -> None:
    ran = subprocess.run(
        [sys.executable, SCRIPT, "demo", "--no-browser", "--port", str(demo.port)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TNT_DATABASE_URL": demo.database, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr.splitlines() == [f"Le port {demo.port} est déjà pris : choisissez-en un autre avec --port."]
