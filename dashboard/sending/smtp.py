"""The mail server that ``TNT_SMTP_URL`` names, and a message handed to it.

``smtp://user:password@host:587?from=revue@exemple.fr`` asks for TLS by STARTTLS (``&starttls=no`` for a relay on the
same machine or network, without password); ``smtps://`` speaks TLS from the first octet. Certificates are verified.
"""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from dashboard.sending.unsent import Unsent
from etl.review.target import BadTarget, address

URL_VARIABLE = "TNT_SMTP_URL"
PORTS = {"smtp": 587, "smtps": 465}
TIMEOUT = 30.0
"""Seconds within which the server answers each step; a large message has as long for each of its writings."""
LONGEST_REASON = 200


@dataclass(frozen=True)
class Server:
    """Where messages are handed. ``starttls`` is False for ``smtps`` too, whose connection is TLS already."""

    host: str
    port: int
    sender: str
    implicit: bool
    starttls: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def server(url: str | None = None) -> Server:
    """The server of an address (that of ``TNT_SMTP_URL`` where none is given). Raises Unsent, which never tells it."""
    given = os.environ.get(URL_VARIABLE) if url is None else url
    if not given:
        raise Unsent("smtp_missing")
    try:
        parts = urlsplit(given)
        host, port, asked = parts.hostname, parts.port, parse_qs(parts.query, strict_parsing=bool(parts.query))
    except ValueError:
        # From nothing: the cause would tell the address, and its password.
        raise Unsent("smtp_url") from None
    starttls = asked.pop("starttls", ["required"])
    sender = asked.pop("from", [""])
    if parts.scheme not in PORTS or not host or asked or starttls not in (["required"], ["no"]) or port == 0:
        raise Unsent("smtp_url")
    try:
        known = address(sender[-1])
    except BadTarget as error:
        raise Unsent("smtp_from") from error
    implicit = parts.scheme == "smtps"
    user, password = (None if one is None else unquote(one) for one in (parts.username, parts.password))
    if (user is None) != (password is None):
        raise Unsent("smtp_url")
    if user is not None and not implicit and starttls == ["no"]:
        raise Unsent("smtp_in_clear")
    asks = not implicit and starttls == ["required"]
    return Server(host, port or PORTS[parts.scheme], known, implicit, asks, user, password)


@contextmanager
def session(to: Server) -> Iterator[smtplib.SMTP]:
    """A connection on which messages can be handed. Raises Unsent."""
    with _told(to):
        # Both verify the certificate and the host's name against the system's authorities.
        context = ssl.create_default_context()
        if to.implicit:
            opened: smtplib.SMTP = smtplib.SMTP_SSL(to.host, to.port, timeout=TIMEOUT, context=context)
        else:
            opened = smtplib.SMTP(to.host, to.port, timeout=TIMEOUT)
    try:
        with _told(to):
            if to.starttls:
                opened.starttls(context=context)
            if to.user is not None and to.password is not None:
                opened.login(to.user, to.password)
        yield opened
    finally:
        with suppress(smtplib.SMTPException, OSError):
            opened.quit()
        opened.close()


def hand(opened: smtplib.SMTP, to: Server, message: EmailMessage, recipient: str) -> None:
    """Hands a message to the server for one recipient; it has accepted it on return. Raises Unsent."""
    with _told(to):
        # The library's send_message would write « >From » where a line begins with « From ».
        opened.sendmail(to.sender, [recipient], message.as_bytes())


@contextmanager
def _told(to: Server) -> Iterator[None]:
    """What the server or the network refuses, as one sentence."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code, said = next(iter(error.recipients.values()))
        raise Unsent("smtp_refused", reason=_reason(code, said, to)) from None
    except smtplib.SMTPAuthenticationError as error:
        raise Unsent("smtp_login", host=to.host, reason=_reason(error.smtp_code, error.smtp_error, to)) from None
    except smtplib.SMTPResponseException as error:
        raise Unsent("smtp_answered", host=to.host, reason=_reason(error.smtp_code, error.smtp_error, to)) from None
    except smtplib.SMTPNotSupportedError:
        raise Unsent("smtp_without", host=to.host) from None
    except (smtplib.SMTPServerDisconnected, TimeoutError):
        raise Unsent("smtp_silent", host=to.host, port=to.port) from None
    except ssl.SSLError as error:
        reason = getattr(error, "verify_message", None) or error.reason or ""
        raise Unsent("smtp_tls", host=to.host, reason=_plain(reason, to)) from None
    except OSError as error:
        raise Unsent("smtp_unreachable", host=to.host, port=to.port, reason=_plain(error.strerror or "", to)) from None


def _reason(code: int, said: bytes | str, to: Server) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {_plain(words, to)}".strip()


def _plain(words: str, to: Server) -> str:
    """What a server said, in one line and without the password, should it repeat it."""
    if to.password:
        words = words.replace(to.password, "***")
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())[:LONGEST_REASON]
