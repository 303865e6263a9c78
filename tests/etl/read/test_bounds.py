"""A reading is bounded, watched and stopped; nothing of it outlives it."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from etl.read import DEFAULT, BadLimit, Limits, UnreadableFile, births, limits_from_environment, read
from etl.read.limits import MEGABYTE, VARIABLES
from tests.books import csv_file, xlsx
from tests.etl.read import hostile
from tests.etl.read.formats import ods, xls

NUMBERS = [[row * 10 + column for column in range(5)] for row in range(400)]


class Stop(Exception):
    """Raised by who gives up."""


def children() -> set[str]:
    """The processes that read something: those that this process's nursery bore."""
    listed = subprocess.run(
        ["ps", "-ww", "-e", "-o", "ppid=", "-o", "pid=", "-o", "args="], capture_output=True, text=True, check=True
    ).stdout
    readers = [line.split(maxsplit=2) for line in listed.splitlines() if "etl.read" in line]
    nurseries = {pid for parent, pid, _words in readers if parent == str(os.getpid())}
    return {pid for parent, pid, _words in readers if parent in nurseries}


def nursery() -> int:
    """The process that bears them."""
    found = births._Nursery.here
    assert found is not None
    return found.process.pid


def kill_nursery() -> None:
    """Kills it, and waits until it is gone: until then it may still be asked."""
    found = births._Nursery.here
    assert found is not None
    found.process.kill()
    found.process.wait()


def sentence(path: Path, limits: Limits) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(path.read_bytes(), path.name, limits=limits)
    return refused.value.message()


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"file": 1024}, "« f.xlsx » dépasse 0 Mo : découpez-le ou ôtez les images."),
        (
            {"inflated": 50_000},
            "« f.xlsx » dépasse 0 Mo une fois décompressé : copiez le tableau seul dans un nouveau classeur.",
        ),
        (
            {"entries": 3},
            "« f.xlsx » est une archive de plus de 3 éléments : copiez le tableau seul dans un nouveau classeur.",
        ),
        ({"rows": 399}, "« f.xlsx » : la feuille « Feuille » a plus de 399 lignes : découpez-la."),
        (
            {"columns": 4},
            "« f.xlsx » : la feuille « Feuille » a plus de 4 colonnes : ne gardez que celles du tableau.",
        ),
        (
            {"cells": 1999},
            "« f.xlsx » a plus de 1999 cellules : découpez-le, ou copiez le tableau seul dans un nouveau classeur.",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_each_limit_has_its_sentence(tmp_path: Path, limits: dict[str, int], said: str) -> None:
    path = xlsx(tmp_path / "f.xlsx", NUMBERS)
    assert read(path.read_bytes(), "f.xlsx").sheets[0].last_row == 400
    assert sentence(path, replace(DEFAULT, **limits)) == said


def test_the_number_of_sheets(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", {name: [["a"]] for name in "ABC"})
    said = sentence(path, replace(DEFAULT, sheets=2))
    assert said == "« f.xlsx » a plus de 2 feuilles : répartissez-les dans plusieurs classeurs."


@pytest.mark.parametrize(("limit", "value"), [("rows", 399), ("columns", 4), ("cells", 1999)])
def test_a_text_file_obeys_the_same_limits(tmp_path: Path, limit: str, value: int) -> None:
    path = csv_file(tmp_path / "f.csv", NUMBERS)
    assert read(path.read_bytes(), "f.csv", limits=replace(DEFAULT, rows=400, columns=5, cells=2000)).sheets
    assert f"plus de {value} " in sentence(path, replace(DEFAULT, **{limit: value}))


@pytest.mark.parametrize("make", [xlsx, csv_file], ids=["xlsx", "csv"])
def test_no_time_left_is_one_sentence(tmp_path: Path, make: Callable[..., Path]) -> None:
    path = make(tmp_path / "f.xlsx", NUMBERS)
    path = path.rename(tmp_path / "f.csv") if make is csv_file else path
    assert sentence(path, replace(DEFAULT, seconds=0)) == (
        f"« {path.name} » demande plus de 0 secondes pour être lu : découpez-le, ou copiez le tableau seul dans un "
        "nouveau classeur."
    )
    assert children() == set()


def test_a_slow_file_is_stopped_in_time(tmp_path: Path) -> None:
    path = hostile.million_spaces(tmp_path)
    said = sentence(path, replace(DEFAULT, seconds=1))
    assert said.startswith("« espaces.xlsx » demande plus de 1 secondes pour être lu")
    assert children() == set()


def test_a_child_that_is_killed_is_one_sentence(tmp_path: Path) -> None:
    """As the system kills what asks for more memory than there is."""
    path = ods(tmp_path / "f.ods", NUMBERS * 100)

    def kill(_stage: str, _done: int, _total: int) -> None:
        for child in children():
            os.kill(int(child), signal.SIGKILL)

    with pytest.raises(UnreadableFile) as refused:
        read(path.read_bytes(), path.name, progress=kill)
    assert refused.value.message() == (
        "« f.ods » demande plus de 4096 Mo de mémoire pour être lu : copiez le tableau seul dans un nouveau classeur."
    )


def test_a_nursery_that_dies_is_one_sentence_and_another_takes_its_place(tmp_path: Path) -> None:
    path = ods(tmp_path / "f.ods", NUMBERS * 100)
    read(path.read_bytes(), path.name)
    first = nursery()
    kill_nursery()
    assert read(path.read_bytes(), path.name).sheets[0].last_row == 40_000
    assert nursery() != first

    def kill(_stage: str, _done: int, _total: int) -> None:
        for child in children():
            kill_nursery()
            os.kill(int(child), signal.SIGKILL)

    with pytest.raises(UnreadableFile):
        read(path.read_bytes(), path.name, progress=kill)
    assert read(path.read_bytes(), path.name).sheets[0].last_row == 40_000


def test_a_child_knows_no_other_file(tmp_path: Path) -> None:
    """Two files read at once, one of them to its end while the other waits."""
    path = xlsx(tmp_path / "f.xlsx", NUMBERS)
    seen: list[int] = []

    def another(_stage: str, _done: int, _total: int) -> None:
        if not seen:
            seen.append(read(path.read_bytes(), path.name).sheets[0].last_row)

    assert read(path.read_bytes(), path.name, progress=another).sheets[0].last_row == 400
    assert seen == [400]


def test_the_stages_follow_each_other_and_grow(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "f.xlsx", NUMBERS)
    told: list[tuple[str, int, int]] = []
    read(path.read_bytes(), "f.xlsx", progress=lambda *said: told.append(said))
    size = path.stat().st_size
    assert told[0] == ("receive", size, size)
    assert told[-1] == ("read", 400, 400)
    order = [stage for stage, _done, _total in told]
    assert order == sorted(order, key=["receive", "inspect", "read"].index)
    assert all(done <= total for _stage, done, total in told)
    assert all(one[1] <= two[1] for one, two in pairwise(told) if one[0] == two[0])


@pytest.mark.parametrize("stage", ["receive", "inspect", "read"])
@pytest.mark.parametrize("make", [xlsx, ods, xls], ids=["xlsx", "ods", "xls"])
def test_what_progress_raises_cancels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, make: Callable[..., Path]
) -> None:
    path = make(tmp_path / f"f.{make.__name__}", NUMBERS)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    def progress(now: str, _done: int, _total: int) -> None:
        if now == stage:
            raise Stop(stage)

    with pytest.raises(Stop, match=stage):
        read(path.read_bytes(), path.name, progress=progress)
    assert children() == set()
    assert list(temporary.iterdir()) == []


def test_a_text_file_is_cancelled_too(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "f.csv", [[row] for row in range(30_000)])
    told = []

    def progress(stage: str, done: int, _total: int) -> None:
        told.append((stage, done))
        if (stage, done) == ("read", 20_000):
            raise Stop

    with pytest.raises(Stop):
        read(path.read_bytes(), path.name, progress=progress)
    assert told[1:] == [("read", 10_000), ("read", 20_000)]


def test_limits_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits_from_environment() == DEFAULT
    for number, variable in enumerate(VARIABLES.values(), 1):
        monkeypatch.setenv(variable, str(number))
    assert limits_from_environment() == Limits(MEGABYTE, 2 * MEGABYTE, 3, 4, 5, 6, 7, 8, 9, 10 * MEGABYTE)


@pytest.mark.parametrize("written", ["0", "-1", "12.5", "beaucoup", "１２"])
def test_a_limit_that_is_no_number_is_said(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("TNT_MAX_ROWS", written)
    with pytest.raises(BadLimit) as refused:
        limits_from_environment()
    assert refused.value.message() == (
        f"« TNT_MAX_ROWS » vaut « {written} » : donnez un nombre entier supérieur à zéro, ou ôtez ce réglage."
    )


def test_the_defaults_let_half_a_million_rows_through() -> None:
    """500,000 rows by 20 columns weigh 65 MB, 508 MB inflated, 10 million cells."""
    DEFAULT.check("Feuille", 500_000, 20, 10_000_000)
    assert DEFAULT.file >= 65 * MEGABYTE
    assert DEFAULT.inflated >= 600 * MEGABYTE
