"""A decision or an action is about what is known: a project, a territory, a figure; an alert is taken at its word."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.review.link import Link, UnknownLink
from etl.store import items
from tests.command import Command
from tests.etl.lines import FIRST, money
from tests.etl.store.review import FUND


def test_a_link_leads_to_what_is_known(engine: sa.Engine, tnt: Command, tmp_path: Path) -> None:
    assert tnt.load(money(tmp_path / "m.xlsx", FIRST)).status == 0
    key = FIRST[0]
    for link in (
        Link("project", str(key)), Link("territory", "C33063"), Link("figure", "awarded"), Link("alert", "x", "late")
    ):  # fmt: skip
        made = items.add(engine, FUND, "decision", "Publier", "Léa", about=link)
        assert made.link == link
        with engine.connect() as connection:
            assert items.listing(connection, about=link) == [made]
    for link, reason in (
        (Link("project", "Z-9"), "project"),
        (Link("territory", "99"), "territory"),
        (Link("figure", "progress"), "figure"),
        (Link("alert", "x"), "shape"),
        (Link("project", "A-1", "late"), "shape"),
        (Link("lunch", "A-1"), "shape"),
    ):
        with pytest.raises(UnknownLink) as error:
            items.change(engine, made.id, 1, "Léa", {"link": link})
        assert error.value.reason == reason
