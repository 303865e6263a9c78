"""A message handed to real servers: TLS, login, refusals, silence; the password is told nowhere."""

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest

from dashboard.sending import smtp
from dashboard.sending.message import message
from dashboard.sending.unsent import Unsent
from tests.dashboard.sending.mail import PASSWORD, REFUSED, USER, certified, free_port, hanging, serving

SENDER, LEA = "revue@exemple.fr", "lea@exemple.fr"
LOGIN = f"{USER}:{quote(PASSWORD, safe='')}@"


def written() -> EmailMessage:
    return message(SENDER, LEA, "Été", ["Bonjour", ".", "..x", "From ici"], [], "1", datetime(2021, 6, 7, 9))


def hand(url: str, to: str = LEA) -> None:
    server = smtp.server(url)
    with smtp.session(server) as opened:
        smtp.hand(opened, server, written(), to)


def refusal(run: Callable[[], object]) -> str:
    """The sentence of what is refused."""
    with pytest.raises(Unsent) as found:
        run()
    said = found.value.message("en")
    assert PASSWORD not in said
    assert "\n" not in said
    return said


def test_in_clear_where_it_is_asked() -> None:
    with serving() as box:
        hand(f"smtp://localhost:{box.port}?from={SENDER}&starttls=no")
    (one,) = box.messages
    assert (one["From"], one["To"], one["Subject"]) == (SENDER, LEA, "Été")
    assert (box.envelopes[0].mail_from, box.envelopes[0].rcpt_tos) == (SENDER, [LEA])
    assert one.get_content() == "Bonjour\r\n.\r\n..x\r\nFrom ici\r\n"


@pytest.mark.parametrize("implicit", [False, True])
def test_with_tls_and_a_password(implicit: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certified(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    scheme = "smtps" if implicit else "smtp"
    with serving(context, implicit=implicit, login=True) as box:
        hand(f"{scheme}://{LOGIN}localhost:{box.port}?from={SENDER}")
        wrong = f"{scheme}://{USER}:faux@localhost:{box.port}?from={SENDER}"
        assert refusal(lambda: hand(wrong)).startswith("localhost refuses the user or the password: 535 ")
    assert len(box.envelopes) == 1
    assert implicit or box.tls == [True]


def test_a_certificate_that_nobody_knows_or_of_another_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, trusted = certified(tmp_path, "autre.exemple.fr")
    with serving(context) as box:
        url = f"smtp://{LOGIN}localhost:{box.port}?from={SENDER}"
        unknown = refusal(lambda: hand(url))
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        other = refusal(lambda: hand(url))
    assert unknown.startswith("The certificate or the encryption of localhost is not accepted: ")
    assert "Hostname mismatch" in other
    assert box.envelopes == []


def test_a_server_without_starttls_gets_no_password() -> None:
    with serving() as box:
        said = refusal(lambda: hand(f"smtp://{LOGIN}localhost:{box.port}?from={SENDER}"))
    assert said == "localhost does not offer what TNT_SMTP_URL asks for (STARTTLS or a password)."


def test_a_recipient_refused_is_said_in_one_line() -> None:
    with serving() as box:
        said = refusal(lambda: hand(f"smtp://localhost:{box.port}?from={SENDER}&starttls=no", REFUSED))
    assert said == f"The server refuses this recipient: 550 5.1.1 <{REFUSED}> unknown here."
    assert box.envelopes == []


def test_a_server_that_hangs_or_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
    with hanging() as port:
        said = refusal(lambda: hand(f"smtp://127.0.0.1:{port}?from={SENDER}&starttls=no"))
        assert said == f"127.0.0.1:{port} does not answer, or hung up."
        tls = refusal(lambda: hand(f"smtps://127.0.0.1:{port}?from={SENDER}"))
        assert tls == f"127.0.0.1:{port} does not answer, or hung up."
    port = free_port()
    said = refusal(lambda: hand(f"smtp://127.0.0.1:{port}?from={SENDER}"))
    assert said == f"127.0.0.1:{port} cannot be reached: Connection refused."
    said = refusal(lambda: hand(f"smtp://nulle-part.invalid?from={SENDER}"))
    assert said.startswith("nulle-part.invalid:587 cannot be reached: ")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (None, "There is no mail server"),
        ("", "There is no mail server"),
        ("localhost", "TNT_SMTP_URL is ill written"),
        (f"http://{LOGIN}h?from={SENDER}", "TNT_SMTP_URL is ill written"),
        (f"smtp://{LOGIN}h:99999999?from={SENDER}", "TNT_SMTP_URL is ill written"),
        (f"smtp://{LOGIN}h:0?from={SENDER}", "TNT_SMTP_URL is ill written"),
        (f"smtp://{LOGIN}[h?from={SENDER}", "TNT_SMTP_URL is ill written"),
        (f"smtp://{LOGIN}?from={SENDER}", "TNT_SMTP_URL is ill written"),
        (f"smtp://{USER}@h?from={SENDER}", "TNT_SMTP_URL is ill written"),
        (f"smtp://h?from={SENDER}&starttls=maybe", "TNT_SMTP_URL is ill written"),
        (f"smtp://h?from={SENDER}&cc=x", "TNT_SMTP_URL is ill written"),
        ("smtp://h?from", "TNT_SMTP_URL is ill written"),
        (f"smtp://{LOGIN}h", "TNT_SMTP_URL does not say from which address"),
        ("smtp://h?from=a%0d%0aBcc:b@c.fr", "TNT_SMTP_URL does not say from which address"),
        (f"smtp://{LOGIN}h?from={SENDER}&starttls=no", "TNT_SMTP_URL would send the password in clear"),
    ],
)
def test_an_address_of_a_server_that_cannot_serve(url: str | None, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(smtp.URL_VARIABLE, raising=False)
    assert refusal(lambda: smtp.server(url)).startswith(said)


def test_what_an_address_says() -> None:
    found = smtp.server(f"smtps://{LOGIN}mail.exemple.fr?from={SENDER}")
    assert (found.host, found.port, found.sender, found.implicit, found.starttls) == (
        "mail.exemple.fr", 465, SENDER, True, False,
    )  # fmt: skip
    assert (found.user, found.password) == (USER, PASSWORD)
    assert PASSWORD not in repr(found)
    assert smtp.server(f"smtp://h?from={SENDER}").starttls
