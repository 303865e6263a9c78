"""What every step of the page works with: the meeting, the view at its moment, what it is compared with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dashboard.cached import ask, reading
from dashboard.components import since
from dashboard.queries import funds
from dashboard.reports.pack.setting import Setting, compared
from dashboard.view import View
from etl.review.meeting import Meeting


@dataclass(frozen=True)
class Session:
    """``now`` is the view as of the meeting; ``setting`` asks the questions that its pack asks."""

    meeting: Meeting
    now: View
    setting: Setting

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.now.lang

    @property
    def is_open(self) -> bool:
        """Whether it may be written to."""
        return self.meeting.state == "open"


def read(question: Callable[..., Any], *args: Any) -> Any:
    """The answer of a question about what people decide, which changes between editions: asked anew."""
    with reading() as connection:
        return question(connection, *args)


def setting(now: View, meeting: Meeting | None) -> Setting:
    """The setting of a view: what its pack would be made of."""
    fund = ask(funds.fund, now.fund.code)
    assert fund is not None
    made = Setting(ask, read, now.lang, fund, now.axes, now.scope, now.as_of, meeting)
    before = since.earlier(now)
    return made if before is None else compared(made, before.meeting or before.as_of)
