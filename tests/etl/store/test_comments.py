"""Comments: signed, dated, in order, kept as they are written."""

import pytest
import sqlalchemy as sa

from etl.review.item import UnknownItem
from etl.review.words import EmptyText, LongText
from etl.store import comments, items
from tests.etl.store.review import JULY, JUNE, action, at, opened, state

HOSTILE = '=HYPERLINK("http://exemple.fr")\n<img src=x onerror=alert(1)>'


def test_comments_are_kept_in_order_on_what_is_open_or_closed(engine: sa.Engine) -> None:
    one = action(engine, opened(engine), "Relancer", JULY)
    first = comments.say(engine, one.id, "Deux fois.", "Léa", "action", at(JUNE, 11))
    done = state(engine, one, "done", at(JUNE, 12))
    second = comments.say(engine, one.id, HOSTILE, "Ali", at=at(JUNE, 13))
    assert (first.words, first.by, first.at, second.words) == ("Deux fois.", "Léa", at(JUNE, 11), HOSTILE)
    with engine.connect() as connection:
        assert comments.of(connection, [one.id, one.id + 1]) == {one.id: [first, second]}
        assert comments.of(connection, []) == {}
        assert items.get(connection, one.id) == done


def test_what_is_no_comment_is_refused(engine: sa.Engine) -> None:
    one = action(engine, opened(engine), "Relancer", JULY)
    with pytest.raises(EmptyText, match="comment"):
        comments.say(engine, one.id, " \n", "Léa")
    with pytest.raises(EmptyText, match="by"):
        comments.say(engine, one.id, "Vu", " ")
    with pytest.raises(LongText):
        comments.say(engine, one.id, "x" * 20_001, "Léa")
    for number, kind in ((one.id + 1, None), (one.id, "decision")):
        with pytest.raises(UnknownItem):
            comments.say(engine, number, "Vu", "Léa", kind)
    with engine.connect() as connection:
        assert comments.of(connection, [one.id]) == {}
