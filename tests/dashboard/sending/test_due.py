"""What a subscription is owed: the last closed meeting, those closed since, those tried in vain; or the last data."""

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from dashboard.sending.due import due, latest
from etl.review.sending import FAILED, SENT, Occasion, Subscription
from etl.review.target import read_targets
from etl.store import meetings, sendings, subscriptions
from tests.conftest import Demo
from tests.dashboard.sheet_data import load
from tests.etl.store.review import AUGUST, FUND, JULY, JUNE, at, closed, opened, planned

TO = read_targets("folder:/srv/revue")
NOON = at(AUGUST, 12)


def subscribe(engine: sa.Engine, kind: str = "weekly", lang: str = "fr", moment: datetime = NOON) -> Subscription:
    return subscriptions.subscribe(engine, FUND, TO, kind, ("items",), lang, "Léa", moment)


def owed(engine: sa.Engine, one: Subscription) -> list[Occasion]:
    with engine.connect() as connection:
        return due(connection, one)


def test_the_last_closed_of_its_kind_and_those_closed_since(engine: sa.Engine) -> None:
    late = subscribe(engine)
    assert owed(engine, late) == []
    for day in (JUNE, JULY):
        closed(engine, opened(engine, day))
    opened(engine, AUGUST)
    planned(engine, AUGUST)
    closed(engine, opened(engine, AUGUST, "copol"))
    july = Occasion(FUND, "weekly", JULY, meeting=2, since=at(JULY, 11))
    assert owed(engine, late) == [july]
    early = subscribe(engine, lang="en", moment=at(JUNE, 9))
    assert [one.on for one in owed(engine, early)] == [JUNE, JULY]
    assert [one.kind for one in owed(engine, subscribe(engine, "copol"))] == ["copol"]
    meetings.reopen(engine, 2, "Léa")
    assert [one.on for one in owed(engine, late)] == [JUNE]


def test_what_was_tried_in_vain_is_still_owed_when_another_comes(engine: sa.Engine) -> None:
    closed(engine, opened(engine, JUNE))
    one = subscribe(engine)
    (june,) = owed(engine, one)
    failed = sendings.claim(engine, june, str(TO[0]), ("items",), "fr", "Léa", one.id)
    sendings.end(engine, failed.rows.values(), FAILED, "plein")
    closed(engine, opened(engine, JULY))
    assert [found.on for found in owed(engine, one)] == [JUNE, JULY]
    other = subscribe(engine, "coordination")
    assert owed(engine, other) == []
    again = sendings.claim(engine, june, str(TO[0]), ("items",), "fr", "Léa", one.id)
    sendings.end(engine, again.rows.values(), SENT)
    assert not sendings.claim(engine, june, str(TO[0]), ("items",), "fr", "Léa", one.id).rows


def test_the_last_data(engine: sa.Engine, tmp_path: Path) -> None:
    one = subscribe(engine, "data")
    assert owed(engine, one) == []
    load(engine, tmp_path)
    with engine.connect() as connection:
        found = latest(connection, FUND)
    assert found is not None
    assert owed(engine, one) == [found]
    assert (found.kind, found.meeting) == ("data", None)
    assert found.edition


def test_the_samples(demo: Demo) -> None:
    with demo.engine.connect() as connection:
        found = latest(connection, FUND)
    assert found is not None
    assert found.edition == 55
