"""Answers kept: each worked out once, the least asked forgotten, a failure never kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from dashboard.memory import Memory


def test_an_answer_is_worked_out_once_and_given_as_it_is() -> None:
    memory = Memory(2)
    first = memory.recall("a", lambda: ["a"])
    assert memory.recall("a", lambda: ["b"]) is first


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    memory = Memory(2)
    for asked in "aba":
        memory.recall(asked, lambda: 1)
    memory.recall("c", lambda: 1)
    assert [memory.recall(asked, lambda: 2) for asked in "acb"] == [1, 1, 2]


def test_a_question_that_fails_is_asked_again() -> None:
    memory = Memory(1)
    with pytest.raises(ZeroDivisionError):
        memory.recall("a", lambda: 1 // 0)
    assert memory.recall("a", lambda: 1) == 1


def test_those_who_ask_at_once_wait_for_one_answer() -> None:
    memory, together, made = Memory(1), Barrier(4), []

    def ask() -> int:
        together.wait()
        return memory.recall("a", lambda: len(made) or made.append(1) or 1)

    with ThreadPoolExecutor(4) as readers:
        assert {one.result() for one in [readers.submit(ask) for _reader in range(4)]} == {1}
    assert made == [1]
