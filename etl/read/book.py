"""A workbook's bytes -> its sheets: two child processes at once, one parses while the other inspects."""

import pickle
import time
from collections.abc import Sequence
from typing import Any

from etl.collection import paused
from etl.progress import Progress
from etl.read.errors import Refusal
from etl.read.facts import BookFacts, SheetFacts
from etl.read.grid import Grid
from etl.read.limits import MEGABYTE, Limits
from etl.read.packing import unpack
from etl.read.processes import Crew
from etl.read.protocol import Message
from etl.read.workbook import Sheet

PARSER, INSPECTOR, TRIMMER = "parser", "inspector", "trimmer"
TOO_LARGE = {"memory", "too-many-rows", "too-many-columns", "too-many-cells"}
"""What a blank cell far from the table may be the cause of."""
OUT_OF_TIME = -24
"""The exit of a process that is out of processor time (SIGXCPU)."""


def read_book(raw: bytes, limits: Limits, progress: Progress) -> tuple[list[Sheet], BookFacts]:
    """The sheets of a workbook, and its facts. Raises Refusal, and whatever ``progress`` raises."""
    deadline = time.monotonic() + limits.seconds
    with paused():
        heard = _hear(raw, (PARSER, INSPECTOR), limits, progress, deadline)
        facts = heard.facts
        refused = heard.refusals.get(PARSER)
        if refused and refused.rule in TOO_LARGE and facts.is_ooxml:
            trimmed = _hear(raw, (TRIMMER,), limits, progress, deadline)
            if refusal := trimmed.refusals.get(TRIMMER):
                raise refusal if refusal.rule == "far-cell" else refused
            heard = _hear(trimmed.trimmed, (PARSER,), limits, progress, deadline)
            refused = heard.refusals.get(PARSER)
        if refused:
            raise refused
        of_sheets = facts.of([grid.name for grid in heard.grids])
        return [_sheet(*one, limits) for one in zip(heard.announced, heard.grids, of_sheets, strict=True)], facts


def _hear(raw: bytes, modules: Sequence[str], limits: Limits, progress: Progress, deadline: float) -> "_Hearing":
    heard = _Hearing(limits)
    with Crew(raw, limits, deadline) as crew:
        for module in modules:
            crew.start(module)
        for module, message in crew.messages():
            try:
                heard.take(module, message)
            except (pickle.UnpicklingError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
                # No child of ours says such a thing, unless the file got the better of it.
                raise Refusal("damaged") from error
            if refused := heard.refusals.get(INSPECTOR):
                raise refused
            progress(*heard.stage)
    return heard


class _Hearing:
    """What the children have said so far."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.stage = ("inspect", 0, 0)
        self.announced: list[tuple[Any, ...]] = []
        self.grids: list[Grid] = []
        self.facts = BookFacts()
        self.trimmed = b""
        self.refusals: dict[str, Refusal] = {}
        self.rows = self.all_rows = self.cells = 0

    def take(self, module: str, message: Message) -> None:
        """Takes a message in."""
        match message:
            case ("sheet", name, _visible, row, column, height, _width, _merged):
                self.announced.append(message[1:])
                self.grids.append(Grid(name, row, column))
                self.all_rows += height
            case ("rows", height, packed):
                self.rows, self.cells = self.rows + height, self.cells + height * len(packed)
                if self.cells > self.limits.cells:
                    raise ValueError("more cells than the parser may send")
                self.grids[-1].add([unpack(column, height) for column in packed])
                self.stage = ("read", self.rows, max(self.rows, self.all_rows))
            case ("inspected", done, total) if not self.rows:
                self.stage = ("inspect", done, total)
            case ("facts", *facts):
                self.facts = BookFacts.from_plain(*facts)
            case ("trimmed", raw):
                self.trimmed = raw
            case ("refused", rule, args):
                self.refusals[module] = Refusal(rule, **args)
            case ("died", status):
                self.refusals[module] = self._death(status)
            case ("broken", trace):
                self.refusals[module] = Refusal("damaged")
                self.refusals[module].__cause__ = RuntimeError(trace)

    def _death(self, status: int) -> Refusal:
        if status == OUT_OF_TIME:
            return Refusal("too-slow", limit=self.limits.seconds)
        if status < 0:
            return Refusal("memory", limit=self.limits.memory // MEGABYTE)
        return Refusal("damaged")


def _sheet(announced: tuple[Any, ...], grid: Grid, facts: SheetFacts, limits: Limits) -> Sheet:
    name, visible, _row, _column, _height, _width, merged = announced
    grid.end(facts.faults, limits.cells)
    return Sheet(
        name,
        grid.rows,
        grid.first_row,
        grid.first_column,
        visible,
        frozenset(facts.hidden_rows),
        frozenset(facts.hidden_columns),
        tuple(merged or facts.merged),
        frozenset(facts.percents),
        dict(sorted(facts.formulas.items())),
        grid.columns,
    )
