"""Whether what a decision or an action is said to be about is known."""

import sqlalchemy as sa

from data import reference
from data.texts import catalogue
from etl.review.link import Link, UnknownLink, read_link
from etl.store.datasets import DATASET_TABLES


def known(connection: sa.Connection, fund: str, one: Link) -> str:
    """The link as it is kept. Raises UnknownLink unless it is well made and its target is, or was, known.

    What an alert's rule and target name is for the alerts to say.
    """
    written = str(one)
    if read_link(written) != one:
        raise UnknownLink("shape", written)
    if not _found(connection, fund, one):
        raise UnknownLink(one.kind, written)
    return written


def _found(connection: sa.Connection, fund: str, one: Link) -> bool:
    match one.kind:
        case "project":
            return _has_project(connection, fund, one.target)
        case "territory":
            return one.target in reference.territories()
        case "figure":
            return f"figures.{one.target}_method" in catalogue("fr")
    return True


def _has_project(connection: sa.Connection, fund: str, key: str) -> bool:
    """Whether a line of the fund, standing or not, speaks of the project."""
    for table in DATASET_TABLES.values():
        if "project_key" in table.c:
            said = sa.select(table.c.id).where(table.c.fund == fund, table.c.project_key == key).limit(1)
            if connection.execute(said).first() is not None:
                return True
    return False
