"""Real mail servers on this machine: one that takes messages, one that hangs, none."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "revue", "p@ss:w/rd%"
REFUSED = "parti@exemple.fr"


@dataclass
class Mailbox:
    """What a server took, in order, and the recipients that it refuses."""

    port: int
    envelopes: list[Envelope] = field(default_factory=list)
    tls: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self, server: Any, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if address == REFUSED:
            return f"550 5.1.1 <{address}> unknown\x07 here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        self.tls.append(session.ssl is not None)
        return "250 OK"

    @property
    def messages(self) -> list[EmailMessage]:
        """The messages, parsed anew."""
        found = []
        for one in self.envelopes:
            content = one.content
            assert isinstance(content, bytes)
            parsed = BytesParser(policy=default).parsebytes(content)
            assert isinstance(parsed, EmailMessage)
            found.append(parsed)
        return found


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(tls: ssl.SSLContext | None = None, *, implicit: bool = False, login: bool = False) -> Iterator[Mailbox]:
    """A server; with a context it demands TLS, by STARTTLS or from the first octet."""
    box = Mailbox(free_port())
    given: dict[str, Any] = {"ssl_context": tls} if implicit else {"tls_context": tls, "require_starttls": bool(tls)}
    if login:
        given |= {"auth_required": True, "authenticator": _known, "auth_require_tls": not implicit}
    controller = Controller(box, hostname="localhost", port=box.port, **given)
    controller.start()
    try:
        yield box
    finally:
        controller.stop(no_assert=True)


def _known(server: Any, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    # Not handled here: the server says 535 itself.
    return AuthResult(success=right, handled=False)


@contextmanager
def hanging() -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        yield one.getsockname()[1]


def certified(folder: Path, host: str = "localhost") -> tuple[ssl.SSLContext, Path]:
    """A server's context, and the file of the authority that certifies it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(context)
    trusted = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    return context, trusted
