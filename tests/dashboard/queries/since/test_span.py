"""Two moments of one scope, and until when each source had spoken."""

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from dashboard.queries.scope import Scope
from dashboard.queries.since.span import span, spoken
from etl.store.rollback import roll_back
from tests.books import xlsx
from tests.dashboard.queries.since.two_states import BEFORE, JUNE, MONEY_THEN, NOW, OCTOBER, put


def test_the_whole_fund_at_the_same_moments() -> None:
    part = span(Scope(axis="3", territory="33", as_of=NOW, theme="cybersecurity"), BEFORE)
    assert part.before == Scope(axis="3", territory="33", as_of=BEFORE, theme="cybersecurity")
    assert part.whole == span(Scope(as_of=NOW), BEFORE)
    assert (part.filtered, part.whole.filtered) == (True, False)


def test_a_source_has_spoken_up_to_its_newest_data(loaded: sa.Connection) -> None:
    three = {"guichet", "chorus", "livrables"}
    for moment in (BEFORE, JUNE):
        assert spoken(loaded, Scope(as_of=moment)) == dict.fromkeys(three, JUNE)
    assert spoken(loaded, Scope(as_of=1)) == {"guichet": JUNE}
    assert spoken(loaded, Scope(as_of=0)) == {}
    assert spoken(loaded, Scope()) == dict.fromkeys({*three, "anct"}, OCTOBER)


def test_an_older_file_takes_no_word_back_and_a_file_taken_back_does(own: sa.Engine, tmp_path: Path) -> None:
    put(own, xlsx(tmp_path / "argent_2021-09-01.xlsx", MONEY_THEN), "chorus", date(2021, 9, 1))
    roll_back(own, 4, "Ana")
    with own.connect() as connection:
        assert spoken(connection, Scope())["chorus"] == OCTOBER
        assert spoken(connection, Scope())["guichet"] == JUNE
        assert spoken(connection, Scope(as_of=8))["guichet"] == OCTOBER
