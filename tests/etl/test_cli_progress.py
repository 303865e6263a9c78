"""The line that tells how far a load is: on a terminal alone, erased at its end."""

import io

import pytest

from data.texts import text
from etl.cli_progress import ERASE, shown
from etl.progress import silent


class Terminal(io.StringIO):
    """A terminal that keeps what is written on it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_a_stage_is_told_at_once_and_then_ten_times_a_second_at_most() -> None:
    terminal = Terminal()
    with shown("p.xlsx", "fr", terminal) as progress:
        for done in range(100):
            progress("read", done, 100)
        progress("compare", 0, 1)
        progress("publish", 50, 200)
    assert terminal.getvalue() == (
        f"{ERASE}p.xlsx · lecture des lignes 0 %"
        f"{ERASE}p.xlsx · comparaison avec ce qui est chargé"
        f"{ERASE}p.xlsx · {text('ui.stage_publish', 'fr')} 25 %"
        f"{ERASE}"
    )


def test_the_line_is_erased_when_the_load_fails() -> None:
    terminal = Terminal()
    with pytest.raises(ValueError, match="broken"), shown("p.xlsx", "en", terminal):
        raise ValueError("broken")
    assert terminal.getvalue() == ERASE


def test_nothing_is_told_where_nobody_looks_on() -> None:
    stream = io.StringIO()
    with shown("p.xlsx", "fr", stream) as progress:
        assert progress is silent
    assert stream.getvalue() == ""
