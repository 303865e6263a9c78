"""The fictitious meetings say that they are, and are in order, taken before changed."""

from collections import Counter
from datetime import date

from data.samples import manifest
from data.samples.meetings import meetings

MARKER = "DONNÉES FICTIVES — exemples pour la démonstration"
HELD = [one for one in meetings() if one.minutes is not None]


def test_they_are_in_the_order_of_time_and_the_known_ones_are_there() -> None:
    days = [one.date for one in meetings()]
    assert days == sorted(days)
    assert Counter(one.kind for one in meetings()) == {"copol": 3, "coordination": 4, "weekly": 5}
    assert [one.date for one in meetings() if one.kind == "copol"] == [
        date(2021, 5, 31), date(2021, 11, 22), date(2023, 1, 18),
    ]  # fmt: skip
    assert all(any(sample.date <= day for sample in manifest()) for day in days)


def test_they_say_that_they_are_invented() -> None:
    assert all(one.agenda.startswith(MARKER) for one in meetings())
    assert all(one.minutes and one.minutes.startswith(MARKER) for one in HELD)


def test_what_is_changed_or_commented_was_taken_before() -> None:
    taken: set[str] = set()
    for one in meetings():
        for event in sorted(one.events, key=lambda event: event.on is None):
            assert event.on is None or event.on < one.date
            if event.verb == "add":
                assert event.ref not in taken
                taken.add(event.ref)
            assert event.ref in taken
    assert len(taken) == 22
