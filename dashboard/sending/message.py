"""A review as an e-mail message: subject, plain text, files. Plain text alone: what comes from data is never markup."""

import unicodedata
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from dashboard import format as fmt
from dashboard.sending.make import safe_name
from data.texts import text
from etl.review.sending import Occasion

TYPES = {
    "csv": ("text", "csv"),
    "html": ("text", "html"),
    "ics": ("text", "calendar"),
    "pdf": ("application", "pdf"),
    "pptx": ("application", "vnd.openxmlformats-officedocument.presentationml.presentation"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": ("application", "zip"),
}
"""Media types by suffix; those of the system differ from one machine to another."""
NAMES = uuid.UUID("1f0cd1a6-6a43-5d0c-8f43-3f1d6e0f7b55")

File = tuple[str, bytes]


def subject(occasion: Occasion, lang: str, *, fictitious: bool = False) -> str:
    """« Revue hebdomadaire du 4 octobre 2021 (ITN7) », in one line; fictitious data say so first."""
    kind = text(f"sending.kind_{occasion.kind}", lang)
    said = text("sending.subject", lang, kind=kind, date=fmt.day(occasion.on, lang, long=True), fund=occasion.fund)
    return _line((text("sending.calendar_fictitious", lang) if fictitious else "") + said)


def message(
    sender: str, to: str, about: str, lines: Iterable[str], files: Sequence[File], reference: str, moment: datetime
) -> EmailMessage:
    """The message. ``reference`` names what is sent to whom: a message sent twice after a cut bears one identifier.

    ``moment`` is in UTC. The addresses are valid (``etl.review.target.address``).
    """
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = sender, to, _line(about)
    made["Date"] = format_datetime(moment.replace(tzinfo=UTC))
    made["Message-ID"] = f"<{uuid.uuid5(NAMES, reference)}@{sender.split('@')[1]}>"
    # RFC 3834: no automatic answer is sent to a message that a program sent.
    made["Auto-Submitted"] = "auto-generated"
    made.set_content("\n".join(_shown(line) for line in lines) + "\n", charset="utf-8", cte="quoted-printable")
    for name, content in files:
        known = safe_name(name)
        main, sub = TYPES.get(known.rpartition(".")[2].lower(), ("application", "octet-stream"))
        made.add_attachment(content, maintype=main, subtype=sub, filename=known)
    return made


def _line(words: str) -> str:
    """A text in one line: a line break in a header would begin another."""
    return " ".join("".join(one if _seen(one) else " " for one in words).split(" "))


def _shown(words: str) -> str:
    """A line without control characters; its own line breaks stand."""
    return "".join(one for one in words.replace("\r\n", "\n") if one in "\n\t" or _seen(one))


def _seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
