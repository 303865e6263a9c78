"""Subscriptions are kept, each once, and end without being deleted."""

from datetime import datetime

import pytest
import sqlalchemy as sa

from etl.review.meeting import UnknownKind
from etl.review.sending import AlreadySubscribed, Ended, Subscription, UnknownSubscription
from etl.review.target import read_targets
from etl.store import subscriptions
from etl.store.funds import UnknownFund
from tests.etl.store.review import FUND

AT, LATER = datetime(2021, 6, 7, 9), datetime(2021, 6, 8, 9)
TWO = read_targets("mailto:lea@exemple.fr,ali@exemple.fr")


def subscribe(engine: sa.Engine, kind: str = "weekly", fund: str = FUND) -> Subscription:
    return subscriptions.subscribe(engine, fund, TWO, kind, ("pdf", "items"), "fr", " Léa ", AT)


def test_a_life(engine: sa.Engine) -> None:
    made, other = subscribe(engine), subscribe(engine, "data")
    assert made == Subscription(1, FUND, TWO, "weekly", ("pdf", "items"), "fr", "Léa", AT, None, None)
    ended = subscriptions.end(engine, made.id, "Ali", LATER)
    assert (ended.ended_by, ended.ended_at) == ("Ali", LATER)
    with engine.connect() as connection:
        assert subscriptions.listing(connection) == [ended, other]
        assert subscriptions.listing(connection, FUND, ended=False) == [other]
        assert subscriptions.listing(connection, kind="weekly") == [ended]
        assert subscriptions.listing(connection, "FV") == []
    assert subscribe(engine).id == 3


def test_what_is_refused(engine: sa.Engine) -> None:
    number = subscribe(engine).id
    with pytest.raises(AlreadySubscribed) as again:
        subscribe(engine)
    assert again.value.message("en") == "Subscription 1 sends the same to the same place already."
    with pytest.raises(UnknownFund):
        subscribe(engine, fund="?")
    with pytest.raises(UnknownKind):
        subscribe(engine, "daily")
    with pytest.raises(UnknownSubscription):
        subscriptions.end(engine, 99, "Léa")
    subscriptions.end(engine, number, "Léa")
    with pytest.raises(Ended):
        subscriptions.end(engine, number, "Léa")
