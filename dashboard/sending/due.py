"""What a subscription is owed."""

from datetime import date

import sqlalchemy as sa

from dashboard.queries import freshness
from dashboard.queries.scope import Scope
from etl.review.meeting import Meeting
from etl.review.sending import DATA, FAILED, Occasion, Subscription
from etl.store import meetings, sendings


def due(connection: sa.Connection, subscription: Subscription) -> list[Occasion]:
    """The last closed meeting of the kind, those closed since the subscription, those tried in vain; or the last data.

    In order. What was sent already is among them: claiming it tells (``etl.store.sendings.claim``).
    """
    if subscription.kind == DATA:
        found = latest(connection, subscription.fund)
        return [] if found is None else [found]
    tried = {one.meeting for one in sendings.listing(connection, subscription.id) if one.outcome == FAILED}
    closed = [
        one
        for one in meetings.listing(connection, subscription.fund, subscription.kind)
        if one.state == "closed" and one.closed_at is not None
    ]
    return [
        about(one)
        for place, one in reversed([*enumerate(closed)])
        if place == 0 or one.id in tried or (one.closed_at and one.closed_at >= subscription.created_at)
    ]


def about(meeting: Meeting) -> Occasion:
    """A meeting as what a sending is about."""
    return Occasion(meeting.fund, meeting.kind, meeting.held_on, meeting=meeting.id, since=meeting.closed_at)


def latest(connection: sa.Connection, fund: str) -> Occasion | None:
    """The fund's last edition as what a sending is about; None where it has none."""
    edition = freshness.edition_of(connection, Scope(fund))
    if edition is None:
        return None
    on: date = freshness.data_dates(connection, fund)[0]
    return Occasion(fund, DATA, on, edition=edition)
