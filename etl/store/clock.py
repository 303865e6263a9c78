"""The moment of a writing."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC, to the second, as the database keeps it."""
    return instant().replace(microsecond=0)


def instant() -> datetime:
    """This moment in UTC, to the microsecond: what is changed many times a minute is put in order by it."""
    return datetime.now(UTC).replace(tzinfo=None)
