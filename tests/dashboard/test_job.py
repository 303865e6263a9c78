"""A work in a thread: it tells how far it is, it gives its answer or its error, it stops where it is asked to."""

import threading

import pytest

from dashboard.components.job import Job
from etl.progress import Cancelled, Progress


def test_the_answer_and_how_far_it_went() -> None:
    def work(progress: Progress) -> int:
        progress("read", 3, 7)
        return 42

    job = Job(work)
    assert job.wait(30)
    assert (job.answer(), job.stage, job.done, job.total) == (42, "read", 3, 7)


def test_the_error_is_raised_where_the_answer_is_asked_for() -> None:
    def work(_progress: Progress) -> int:
        raise ZeroDivisionError

    job = Job(work)
    job.wait(30)
    with pytest.raises(ZeroDivisionError):
        job.answer()


def test_a_work_stops_where_it_next_tells() -> None:
    begun, stopped = threading.Event(), threading.Event()
    after = []

    def work(progress: Progress) -> None:
        begun.set()
        stopped.wait(30)
        progress("check", 1, 2)
        after.append("went on")

    job = Job(work)
    begun.wait(30)
    with pytest.raises(RuntimeError):
        job.answer()
    job.cancel()
    stopped.set()
    job.wait(30)
    with pytest.raises(Cancelled):
        job.answer()
    assert after == []


def test_two_at_once_and_the_third_waits_and_can_be_stopped() -> None:
    open_ = threading.Event()
    running = [Job(lambda _progress: open_.wait(30)) for _ in range(2)]
    third = Job(lambda _progress: True)
    assert not third.wait(0.4)
    fourth = Job(lambda _progress: True)
    fourth.cancel()
    assert fourth.wait(30)
    with pytest.raises(Cancelled):
        fourth.answer()
    open_.set()
    assert all(job.wait(30) for job in running)
    assert third.wait(30)
    assert third.answer()
