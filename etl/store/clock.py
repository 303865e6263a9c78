"""The moment of a writing."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment in UTC, to the second, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
