"""A message read back as a mail program reads it; nothing that it is given begins another header."""

from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from dashboard.sending.message import message, subject
from etl.review.sending import Occasion

AT = datetime(2021, 6, 7, 9, 30)
LINES = ["Revue hebdomadaire", "", ".", "From ici", "=cmd|' /C calc'!A0", "é" * 1200, "a\x07b\u2028c"]
FILES = [("suivi_ITN7.xlsx", b"PK\x03\x04\r\n.\r\n\x00"), ("calendrier.ics", "BEGIN:VCALENDAR\r\né\r\n".encode())]


def back(made: EmailMessage) -> EmailMessage:
    read = message_from_bytes(made.as_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    assert all(len(line) <= 998 for line in made.as_bytes().split(b"\r\n"))
    return read


def test_words_and_files_come_back_as_they_were() -> None:
    made = message("revue@exemple.fr", "lea@exemple.fr", "Été – revue", LINES, FILES, "1", AT)
    read = back(made)
    assert read["Subject"] == "Été – revue"
    assert read["Date"] == "Mon, 07 Jun 2021 09:30:00 +0000"
    assert read["Auto-Submitted"] == "auto-generated"
    body = read.get_body()
    assert body is not None
    assert body.get_content_type() == "text/plain"
    assert body.get_content() == "\r\n".join([*LINES[:-1], "abc", ""])
    assert b"=0D" not in made.as_bytes()
    found = [
        (one.get_filename(), one.get_content_type(), one.get_payload(decode=True)) for one in read.iter_attachments()
    ]
    assert found == [
        (FILES[0][0], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FILES[0][1]),
        (FILES[1][0], "text/calendar", FILES[1][1]),
    ]


def test_nothing_begins_another_header() -> None:
    bad = "Revue\r\nBcc: tous@exemple.fr\n\u2028X: y\x00"
    read = back(message("a@b.fr", "c@d.fr", bad, ["x"], [('../a"\r\nX: y.pdf', b"%PDF")], "1", AT))
    assert read["Bcc"] is None
    assert read["X"] is None
    assert read["Subject"] == "Revue  Bcc: tous@exemple.fr  X: y "
    (one,) = read.iter_attachments()
    assert one.get_filename() == "--a-X-y.pdf"
    assert one["X"] is None


def test_the_same_sending_bears_the_same_identifier() -> None:
    first, same, other = (
        message("a@b.fr", "c@d.fr", "x", [], [], reference, AT)["Message-ID"] for reference in ("1", "1", "2")
    )
    assert first == same != other
    assert first.endswith("@b.fr>")


@pytest.mark.parametrize(
    ("occasion", "lang", "said"),
    [
        (
            Occasion("ITN7", "weekly", date(2021, 10, 1), meeting=3),
            "fr",
            "Revue hebdomadaire du 1er octobre 2021 (ITN7)",
        ),
        (Occasion("ITN7", "copol", date(2021, 10, 4), meeting=3), "en", "Steering committee of 4 October 2021 (ITN7)"),
        (Occasion("F\nV", "data", date(2021, 10, 4), edition=3), "en", "Data of 4 October 2021 (F V)"),
    ],
)
def test_a_subject(occasion: Occasion, lang: str, said: str) -> None:
    assert subject(occasion, lang).replace("\u00a0", " ") == said
    assert subject(occasion, "fr", fictitious=True).startswith("[Données fictives] ")
