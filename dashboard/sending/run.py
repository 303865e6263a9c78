"""A run of sendings: what is left to send of each task is claimed, made, sent, and its outcome kept."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage

import sqlalchemy as sa

from dashboard.queries import freshness
from dashboard.queries.scope import Scope
from dashboard.sending import folder
from dashboard.sending.made import Made
from dashboard.sending.make import Makers
from dashboard.sending.message import File, message, subject
from dashboard.sending.post import Post
from dashboard.sending.says import Says
from dashboard.sending.unsent import Unsent
from data.texts import text
from etl.review.refusal import Refusal
from etl.review.sending import FAILED, SENT, Occasion
from etl.review.target import Target
from etl.store import sendings
from etl.store.clock import now
from etl.store.sendings import Claim


@dataclass(frozen=True)
class Task:
    """Files of a review for some targets; ``subscription`` is the number of the one that asks, None for a person."""

    occasion: Occasion
    targets: Sequence[Target]
    formats: Sequence[str]
    lang: str
    subscription: int | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of files for one target: their names where they arrived, else why not, in words."""

    target: Target
    occasion: Occasion
    sent: bool
    words: str


class Run:
    """A run, in the name of ``by``. ``lang`` is that of its own words; a message is in its task's."""

    def __init__(
        self, engine: sa.Engine, makers: Makers, says: Says, by: str, lang: str, *, again: bool = False
    ) -> None:
        self.engine, self.says, self.by, self.lang, self.again = engine, says, by, lang, again
        self.made, self.post = Made(engine, makers), Post()

    def send(self, task: Task) -> Iterator[Outcome]:
        """Sends what is left to send of a task; of what had arrived before, nothing is told."""
        for target in task.targets:
            asked = (task.occasion, str(target), task.formats, task.lang, self.by, task.subscription)
            claim = sendings.claim(self.engine, *asked, again=self.again)
            with self._kept(claim):
                yield from self._to(task, target, claim)

    @contextmanager
    def _kept(self, claim: Claim) -> Iterator[None]:
        """What is cut short is kept as failed; what has its outcome keeps it."""
        try:
            yield
        except BaseException:
            sendings.end(self.engine, claim.rows.values(), FAILED, text("sending.cut_short", self.lang))
            raise

    def _to(self, task: Task, target: Target, claim: Claim) -> Iterator[Outcome]:
        files: dict[str, File] = {}
        for one in claim.rows:
            try:
                files[one] = self.made.file(task.occasion, task.lang, one)
            except Refusal as error:
                yield self._failed(task, target, [claim.rows[one]], error)
        if target.kind == "mailto" and files:
            yield self._mail(task, target, claim, files)
        elif target.kind == "folder":
            yield from (self._put(task, target, claim.rows[one], made) for one, made in files.items())

    def _put(self, task: Task, target: Target, row: int, made: File) -> Outcome:
        try:
            name = folder.put(target.to, *made)
        except Unsent as error:
            return self._failed(task, target, [row], error)
        self._arrived(row, (name, made[1]))
        return Outcome(target, task.occasion, True, name)

    def _mail(self, task: Task, target: Target, claim: Claim, files: Mapping[str, File]) -> Outcome:
        def written(sender: str) -> EmailMessage:
            with self.engine.connect() as connection:
                about, lines = self._words(connection, task, [name for name, _content in files.values()])
            parts = (task.occasion, target, sorted(files), task.lang, claim.before)
            return message(sender, target.to, about, lines, [*files.values()], repr(parts), now())

        try:
            self.post.send(target.to, written)
        except Unsent as error:
            return self._failed(task, target, [claim.rows[one] for one in files], error)
        for one, made in files.items():
            self._arrived(claim.rows[one], made)
        return Outcome(target, task.occasion, True, ", ".join(name for name, _content in files.values()))

    def _words(self, connection: sa.Connection, task: Task, names: Sequence[str]) -> tuple[str, list[str]]:
        """The subject and the lines of a message."""
        lang = task.lang
        invented = freshness.fictitious(connection, Scope(task.occasion.fund))
        lines = [subject(task.occasion, lang)]
        if invented:
            lines.append(text("sending.body_fictitious", lang))
        lines += ["", *self.says(connection, task.occasion, lang), ""]
        lines.append(text("sending.body_files", lang, names=", ".join(names)))
        if task.subscription is not None:
            lines.append(text("sending.body_end", lang, number=task.subscription))
        return subject(task.occasion, lang, fictitious=invented), lines

    def _arrived(self, row: int, made: File) -> None:
        name, content = made
        sendings.end(self.engine, [row], SENT, None, name, hashlib.sha256(content).hexdigest())

    def _failed(self, task: Task, target: Target, rows: Sequence[int], error: Refusal) -> Outcome:
        reason = error.message(self.lang)
        sendings.end(self.engine, rows, FAILED, reason)
        return Outcome(target, task.occasion, False, reason)
