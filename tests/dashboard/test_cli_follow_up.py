"""``tnt review calendar`` and ``tnt review items``: a file, a sentence, and what is refused."""

from pathlib import Path

import pytest

from tests.command import Command


@pytest.fixture
def met(tnt: Command) -> Command:
    """A meeting, an action and a decision."""
    for words in (
        ("meeting", "plan", "--kind", "weekly", "--date", "2031-01-06"),
        ("meeting", "open", 1),
        ("action", "add", "=1+1", "--meeting", 1, "--owner", "DITP", "--due", "2031-02-03"),
        ("decision", "add", "Publier", "--meeting", 1),
        ("action", "set", 1, "--state", "done"),
    ):
        assert tnt(*words).status == 0
    return tnt


def said(words: str) -> str:
    return words.replace("\u00a0", " ").rstrip("\n")


def test_files(met: Command, tmp_path: Path) -> None:
    path = tmp_path / "revue.ics"
    assert said(met("review", "calendar", "-o", path).out) == f"{path} : 1 événement(s)."
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert said(met("review", "calendar", "-o", path, "--kind", "copol").out) == f"{path} : 0 événement(s)."
    for words, count in (((), 2), (("--kind", "action"), 1), (("--open",), 1), (("--open", "--kind", "action"), 0)):
        for suffix in ("csv", "xlsx"):
            path = tmp_path / f"suivi.{suffix}"
            ran = met("review", "items", "--output", path, *words)
            assert said(ran.out) == f"{path} : {count} décision(s) et action(s)."
    met("review", "items", "--output", tmp_path / "suivi.CSV")
    assert ",'=1+1," in (tmp_path / "suivi.CSV").read_text("utf-8")


@pytest.mark.parametrize(("name", "suffix"), [("calendar", ".xlsx"), ("items", ".ics")])
def test_what_is_refused(name: str, suffix: str, tnt: Command, tmp_path: Path) -> None:
    assert tnt("review", name, "-o", tmp_path / f"x{suffix}").status == 2
    right = ".ics" if name == "calendar" else ".csv"
    missing = tnt("review", name, "-o", tmp_path / "absent" / f"x{right}")
    assert (missing.status, len(missing.err.splitlines())) == (2, 1)
    unknown = tnt("review", name, "-o", tmp_path / f"x{right}", "--fund", "?")
    assert (unknown.status, len(unknown.err.splitlines())) == (2, 1)
    assert list(tmp_path.iterdir()) == []
