"""The mail of a run: messages handed one by one, each to one recipient, who sees no other's address."""

from collections.abc import Callable
from email.message import EmailMessage

from dashboard.sending import smtp
from dashboard.sending.unsent import Unsent


class Post:
    """The mail server of ``TNT_SMTP_URL``. Once it could not be reached, the run does not wait for it again."""

    def __init__(self) -> None:
        self._broken: Unsent | None = None

    def send(self, recipient: str, written: Callable[[str], EmailMessage]) -> None:
        """Hands over the message that ``written`` makes for the sender's address. Raises Unsent."""
        if self._broken is not None:
            raise self._broken
        reached = False
        try:
            to = smtp.server()
            with smtp.session(to) as opened:
                reached = True
                smtp.hand(opened, to, written(to.sender), recipient)
        except Unsent as error:
            self._broken = self._broken if reached else error
            raise
