"""``tnt review send``, ``subscribe``, ``subscriptions``, ``unsubscribe``: what they print and refuse."""

from pathlib import Path

import pytest

from dashboard.sending import smtp
from tests.command import Command
from tests.dashboard.sending.mail import REFUSED, serving


@pytest.fixture(autouse=True)
def lea(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is at the keyboard; no mail server."""
    monkeypatch.setattr("etl.store.author.user", lambda: "Léa")
    monkeypatch.delenv(smtp.URL_VARIABLE, raising=False)


@pytest.fixture
def met(tnt: Command) -> Command:
    """A weekly review that is closed, another that is open."""
    for day in ("2031-01-06", "2031-01-13"):
        tnt("meeting", "plan", "--kind", "weekly", "--date", day)
    for number in (1, 2):
        tnt("meeting", "open", number)
    assert tnt("meeting", "close", 1).status == 0
    return tnt


def said(ran: object) -> str:
    return str(ran).replace("\u00a0", " ").rstrip("\n")


def test_a_life(met: Command, tmp_path: Path) -> None:
    to = ("--to", f"folder:{tmp_path}")
    made = met("review", "subscribe", *to, "--kind", "weekly", "--format", "ics, items", "--lang", "en")
    assert said(made.out) == f"Abonnement 1 : folder:{tmp_path}."
    ran = met("review", "send")
    about = f"folder:{tmp_path} : Revue hebdomadaire du 06/01/2031 (ITN7), envoyé : "
    names = ["calendar_ITN7_2031-01-06_1.ics", "follow-up_ITN7_2031-01-06_1.xlsx"]
    assert (ran.status, ran.err, said(ran.out).splitlines()) == (0, "", [about + name for name in names])
    assert sorted(one.name for one in tmp_path.iterdir()) == names
    assert said(met("review", "send").out) == "Rien à envoyer."
    listed = said(met("review", "subscriptions").out).splitlines()
    assert listed[0] == f"    1  ITN7   Revue hebdomadaire       ics,items    en  folder:{tmp_path}"
    assert listed[1].endswith(" : arrivé.")
    told = met("review", "subscriptions", "--json").json
    assert [(one["targets"], len(one["sendings"])) for one in told] == [([f"folder:{tmp_path}"], 2)]
    met("meeting", "close", 2)
    assert len(said(met("review", "send").out).splitlines()) == 2
    assert len(said(met("review", "send", "--again").out).splitlines()) == 2
    assert said(met("review", "unsubscribe", 1).out) == "Abonnement 1 terminé."
    assert said(met("review", "send", "--again").out) == "Rien à envoyer."
    assert " par Léa)" in met("review", "subscriptions").out
    assert said(met("review", "unsubscribe", 1).sentence) == "L’abonnement 1 est déjà terminé."


def test_mail_that_fails_in_part(met: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    to = f"mailto:lea@exemple.fr,{REFUSED}"
    met("review", "subscribe", "--to", to, "--kind", "weekly", "--format", "items")
    alone = met("review", "send")
    assert (alone.status, alone.out, len(alone.err.splitlines())) == (1, "", 2)
    with serving() as box:
        url = f"smtp://localhost:{box.port}?from=revue@exemple.fr&starttls=no"
        monkeypatch.setenv(smtp.URL_VARIABLE, url)
        ran = met("review", "send")
        assert (ran.status, len(ran.out.splitlines())) == (1, 1)
        assert said(ran.sentence).startswith(
            f"mailto:{REFUSED} : Revue hebdomadaire du 06/01/2031 (ITN7), non envoyé. Le serveur refuse"
        )
        assert met("review", "send").status == 1
    (one,) = box.messages
    assert said(one["Subject"]) == "Revue hebdomadaire du 6 janvier 2031 (ITN7)"
    assert "Pour ne plus le recevoir : tnt review unsubscribe 1" in said(one.get_body().get_content())  # type: ignore[union-attr]


def test_a_review_sent_to_a_place_that_one_names(met: Command, tmp_path: Path) -> None:
    to = ("--to", f"folder:{tmp_path}", "--format", "ics")
    assert met("review", "send", *to).status == 0
    assert said(met("review", "send", *to, "--meeting", 1).out) == "Rien à envoyer."
    assert met("review", "send", *to, "--meeting", 2).status == 0
    met("meeting", "close", 2)
    assert " 13/01/2031 " in met("review", "send", *to).out
    assert said(met("review", "send", *to, "--latest").out) == "Rien à envoyer."
    assert said(met("review", "send", *to, "--kind", "copol").out) == "Rien à envoyer."


def test_a_meeting_sent_to_those_who_subscribed_to_its_kind(met: Command, tmp_path: Path) -> None:
    for kind in ("weekly", "copol", "data"):
        (tmp_path / kind).mkdir()
        met("review", "subscribe", "--to", f"folder:{tmp_path / kind}", "--kind", kind, "--format", "ics")
    assert met("review", "send", "--meeting", 2).status == 0
    assert {kind: len([*(tmp_path / kind).iterdir()]) for kind in ("weekly", "copol", "data")} == {
        "weekly": 1, "copol": 0, "data": 0,
    }  # fmt: skip
    assert said(met("review", "send", "--kind", "copol").out) == "Rien à envoyer."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("subscribe", "--to", "mailto:a@b.fr\nBcc:c@d.fr"),
            "« a@b.fr�Bcc:c@d.fr » n’est pas une adresse électronique.",
        ),
        (
            ("subscribe", "--to", "ftp:x"),
            "« ftp:x » n’est pas un endroit où envoyer : mailto:adresse ou folder:chemin.",
        ),
        (
            ("subscribe", "--to", "folder:.", "--format", "doc"),
            "« doc » n’est pas un format ; connus : pptx, pdf, xlsx, html, minutes, ics, items.",
        ),
        (
            ("subscribe", "--to", "folder:.", "--format", ","),
            "«  » n’est pas un format ; connus : pptx, pdf, xlsx, html, minutes, ics, items.",
        ),
        (("send", "--to", "folder:."), "Il manque le format : donnez --format."),
        (("send", "--meeting", "9", "--to", "folder:.", "--format", "ics"), "La réunion 9 n’existe pas"),
        (("send", "--fund", "?"), "Le fonds ? n’est pas déclaré"),
        (("unsubscribe", "9"), "L’abonnement 9 n’existe pas : voyez « tnt review subscriptions »."),
    ],
)
def test_what_is_refused(words: tuple[str, ...], sentence: str, tnt: Command) -> None:
    given = list(words)
    if words[0] == "subscribe":
        given += ["--kind", "weekly", *(() if "--format" in words else ("--format", "ics"))]
    ran = tnt("review", *given)
    assert ran.status == 2
    assert said(ran.sentence).startswith(sentence)
