"""A file put down: its bytes, how to read it, what has become of it. No widgets here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import sqlalchemy as sa

from dashboard.components.job import Job
from etl.intake import Options, Preview, StalePreview, UnreadableFile, prepare_bytes, publish
from etl.progress import Cancelled

State = Literal["waiting", "reading", "refused", "failed", "cancelled", "blocked", "ready", "publishing", "published"]


@dataclass(frozen=True)
class Outcome:
    """What a publication did: the edition, None where the file was already published; its preview as it was."""

    edition: int | None
    preview: Preview


@dataclass
class Upload:
    """One file. ``read_as`` are the options and the edition that its preview holds for."""

    number: int
    name: str
    content: bytes
    options: Options = field(default_factory=Options)
    preview: Preview | None = None
    read_as: tuple[Options, int] | None = None
    reading: Job[Preview] | None = None
    publishing: Job[int | None] | None = None
    refusal: UnreadableFile | None = None
    failed: bool = False
    cancelled: bool = False
    remade: bool = False
    outcome: Outcome | None = None
    kept: dict[str, tuple[object, Any]] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.outcome is not None:
            return "published"
        if self.publishing is not None:
            return "publishing"
        if self.reading is not None:
            return "reading"
        if self.refusal is not None:
            return "refused"
        if self.failed:
            return "failed"
        if self.cancelled:
            return "cancelled"
        if self.preview is None:
            return "waiting"
        return "blocked" if self.preview.blocked else "ready"

    @property
    def job(self) -> Job[Preview] | Job[int | None] | None:
        """The work under way."""
        return self.publishing or self.reading

    def again(self, **changes: object) -> None:
        """To be read anew, with some options changed."""
        if self.reading is not None:
            self.reading.cancel()
        self.options = replace(self.options, **changes)  # type: ignore[arg-type]
        self.preview, self.read_as, self.reading, self.refusal = None, None, None, None
        self.failed = self.cancelled = self.remade = False
        self.kept.clear()

    def worked_out(self, name: str, asked: object, make: Callable[[], Any]) -> Any:
        """Something made of the preview for what is asked, until something else is asked."""
        if name not in self.kept or self.kept[name][0] != asked:
            self.kept[name] = (asked, make())
        return self.kept[name][1]

    def read(self, engine: sa.Engine, edition: int) -> None:
        """Begins to read it. The preview that it had, if any, was of another edition."""
        stale = self.preview is not None
        self.again()
        self.remade = stale
        self.read_as = (self.options, edition)
        options, content, name = self.options, self.content, self.name
        self.reading = Job(lambda progress: prepare_bytes(content, name, engine, options, progress))

    def publish(self, engine: sa.Engine, accept_rejected: bool, remember: bool) -> None:
        """Begins to publish what the preview says; what was decided of columns is remembered where asked."""
        if self.preview is None:
            raise ValueError("nothing to publish")
        options = replace(self.preview.options, accept_rejected=accept_rejected)
        wanted = replace(self.preview, options=options, chosen=self.preview.chosen if remember else [])
        self.publishing = Job(lambda progress: publish(wanted, engine, progress))

    def settle(self) -> bool:
        """Takes what the work under way gave, if it has ended; whether it had."""
        job = self.job
        if job is None or not job.wait(0):
            return False
        try:
            if self.publishing is not None and self.preview is not None:
                self.outcome = Outcome(self.publishing.answer(), _light(self.preview))
                self.preview, self.content = None, b""
                self.kept.clear()
            elif self.reading is not None:
                self.preview = self.reading.answer()
        except UnreadableFile as refusal:
            self.refusal = refusal
        except StalePreview:
            self.read_as = None
        except Cancelled:
            # A publication given up leaves the preview as it was.
            self.cancelled = self.publishing is None
        except BaseException:
            self.failed = True
            raise
        finally:
            self.reading = self.publishing = None
        return True


def _light(preview: Preview) -> Preview:
    """The preview without what weighs: its bytes, its records."""
    return replace(preview, content=b"", differences={}, changed=[], missing=[], new=list, findings=[])
