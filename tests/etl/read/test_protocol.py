"""A parent makes nothing of what a child says but plain values; a column travels as it is."""

import io
import pickle
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read import protocol
from etl.read.packing import SAMPLE, pack, unpack

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


class Evil:
    """Runs a command where it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.path,)


def exact(values: list[Any]) -> list[tuple[type, Any]]:
    return [(type(value), value) for value in values]


def test_messages_come_out_as_they_went_in() -> None:
    stream = io.BytesIO()
    said = [
        ("a", 1, 2.5, None, True, "é", b"x"),
        ("b", [date(2021, 10, 8), datetime(2021, 10, 8, 9), time(1)], {1: {2}}),
    ]
    for message in said:
        protocol.write(stream, *message)
    stream.seek(0)
    assert [protocol.opened(body) for body in protocol.bodies(stream)] == said


def test_no_message_runs_anything(tmp_path: Path) -> None:
    victim = tmp_path / "touched"
    body = pickle.dumps(("rows", Evil(victim)))
    with pytest.raises(pickle.UnpicklingError, match="no plain value"):
        protocol.opened(body)
    assert not victim.exists()


@pytest.mark.parametrize("body", [b"", b"nonsense", pickle.dumps(["rows"]), pickle.dumps(()), pickle.dumps((1, 2))])
def test_what_is_no_message_is_refused(body: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        protocol.opened(body)


def test_a_message_cut_short_or_too_long_ends_the_stream() -> None:
    whole = io.BytesIO()
    protocol.write(whole, "a", 1)
    raw = whole.getvalue()
    assert [protocol.opened(body) for body in protocol.bodies(io.BytesIO(raw + raw[:-1]))] == [("a", 1)]
    assert list(protocol.bodies(io.BytesIO(protocol.HEAD.pack(1 << 40) + raw))) == []


@given(st.lists(VALUES, min_size=1, max_size=60), st.integers(1, 60))
def test_a_column_comes_out_as_it_went_in(values: list[Any], times: int) -> None:
    column = values * times
    expected = [None if value == "" else value for value in column]
    assert exact(unpack(pack(column), len(column))) == exact(expected)


@pytest.mark.parametrize(
    "column",
    [
        [""] * 5000,
        ["a", "b", ""] * 2000,
        [1.0, True, 0.0, False] * 2000,
        [1.0, "1", None] * 2000,
        [f"n° {number}" for number in range(5000)],
        ["a\x1fb", *[f"n° {number}" for number in range(5000)]],
        [float(number) for number in range(5000)],
        [date(2021, 1, 1) + timedelta(number % 300) for number in range(5000)],
        [str(number % 300) for number in range(SAMPLE * 2)],
        [str(number % 70_000) for number in range(150_000)],
    ],
    ids=["blank", "codes", "booleans", "mixed", "texts", "separator", "floats", "dates", "two-bytes", "four-bytes"],
)
def test_each_way_of_packing(column: list[Any]) -> None:
    expected = [None if value == "" else value for value in column]
    assert exact(unpack(pack(column), len(column))) == exact(expected)


@pytest.mark.parametrize("packed", [3, "a", ["a"], (["a"], "B", b"\0"), None, (["a"], "B", b"\0\0\0")])
def test_a_column_of_another_height_is_refused(packed: Any) -> None:
    with pytest.raises(ValueError, match="another height"):
        unpack(packed, 2)
