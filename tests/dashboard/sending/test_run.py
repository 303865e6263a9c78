"""A run: what arrives and what does not, each kept; nothing sent twice; one failure stops no other target."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.sending import smtp
from dashboard.sending.follow_up_files import calendar_file, items_file
from dashboard.sending.make import Make, Makers
from dashboard.sending.run import Outcome, Run, Task
from dashboard.sending.says import says
from dashboard.sending.unsent import Unsent
from etl.review.sending import FAILED, SENT, Occasion, Sending
from etl.review.target import read_targets
from etl.store import sendings
from tests.dashboard.sending.mail import REFUSED, Mailbox, free_port, hanging, serving
from tests.etl.store.review import FUND, JULY, JUNE, action, at, closed, opened, state

SENDER, LEA, ALI = "revue@exemple.fr", "lea@exemple.fr", "ali@exemple.fr"


def impossible(connection: sa.Connection, fund: str, meeting: int | None, lang: str, format_: str) -> tuple[str, bytes]:
    """A file that cannot be made."""
    raise Unsent("folder_missing", folder=format_)


MAKERS: Makers = {"ics": calendar_file, "items": items_file, "pdf": impossible}


class Counting:
    """How many times files were made."""

    def __init__(self, make: Make) -> None:
        self.make, self.times = make, 0

    def __call__(self, *given: object) -> tuple[str, bytes]:
        self.times += 1
        return self.make(*given)  # type: ignore[arg-type]


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    """The server that ``TNT_SMTP_URL`` names."""
    with serving() as made:
        monkeypatch.setenv(smtp.URL_VARIABLE, f"smtp://localhost:{made.port}?from={SENDER}&starttls=no")
        yield made


@pytest.fixture
def occasion(engine: sa.Engine) -> Occasion:
    """A closed meeting."""
    held = opened(engine)
    action(engine, held, "Relancer <b>tout</b>", JULY)
    state(engine, action(engine, held, "Faite", JULY), "done", at(JUNE, 10, 30))
    return Occasion(FUND, "weekly", JUNE, meeting=closed(engine, held).id)


def run(engine: sa.Engine, *tasks: Task, again: bool = False, makers: Makers = MAKERS) -> list[Outcome]:
    one = Run(engine, makers, says, "Léa", "en", again=again)
    return [outcome for task in tasks for outcome in one.send(task)]


def kept(engine: sa.Engine) -> list[Sending]:
    with engine.connect() as connection:
        return sendings.listing(connection)


def task(occasion: Occasion, to: str, *formats: str, lang: str = "en") -> Task:
    return Task(occasion, read_targets(to), formats or ("ics", "items"), lang)


def test_each_address_has_its_own_message_with_the_files_and_what_changed(
    engine: sa.Engine, occasion: Occasion, box: Mailbox
) -> None:
    makers = {name: Counting(make) for name, make in MAKERS.items()}
    asked = task(occasion, f"mailto:{LEA},{ALI}")
    assert [one.sent for one in run(engine, asked, makers=makers)] == [True, True]
    assert [one.rcpt_tos for one in box.envelopes] == [[LEA], [ALI]]
    assert [makers[name].times for name in ("ics", "items")] == [1, 1]
    first = box.messages[0]
    assert (first["To"], first["Subject"]) == (LEA, "Weekly review of 7\u00a0June 2021 (ITN7)")
    body = first.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").replace("\u00a0", " ") == (
        "Weekly review of 7 June 2021 (ITN7)\n\n"
        "What has changed\nNo earlier moment: there is nothing to compare.\nNo alert.\n\n"
        "Decisions taken: 0\n\n"
        "Actions taken: 2\n- 1. Relancer <b>tout</b> (DITP, due: 5 Jul 2021)\n- 2. Faite (DITP, due: 5 Jul 2021)\n\n"
        "Actions closed in the meeting: 1\n- 2. Faite (DITP, due: 5 Jul 2021)\n\n"
        "Overdue actions: 0\n\n"
        "Attached: calendar_ITN7_2021-06-07_1.ics, follow-up_ITN7_2021-06-07_1.xlsx\n"
    )
    with engine.connect() as connection:
        name, content = calendar_file(connection, FUND, occasion.meeting, "en")
    attached = list(first.iter_attachments())
    assert (attached[0].get_filename(), attached[0].get_payload(decode=True)) == (name, content)
    assert attached[1].get_filename() == "follow-up_ITN7_2021-06-07_1.xlsx"
    assert run(engine, asked) == []
    assert len(box.envelopes) == 2
    assert [one.sent for one in run(engine, asked, again=True)] == [True, True]
    assert len({one["Message-ID"] for one in box.messages}) == 4


def test_a_refused_recipient_is_tried_again_alone(engine: sa.Engine, occasion: Occasion, box: Mailbox) -> None:
    asked = task(occasion, f"mailto:{LEA},{REFUSED}", "ics")
    good, bad = run(engine, asked)
    assert (good.sent, bad.sent, str(bad.target)) == (True, False, f"mailto:{REFUSED}")
    assert bad.words.startswith("The server refuses this recipient: 550 ")
    again = run(engine, asked)
    assert [(str(one.target), one.sent) for one in again] == [(f"mailto:{REFUSED}", False)]
    assert [(one.outcome, one.reason == bad.words) for one in kept(engine)] == [
        (SENT, False), (FAILED, True), (FAILED, True),
    ]  # fmt: skip


def test_a_format_that_cannot_be_made_holds_no_other_back(
    engine: sa.Engine, occasion: Occasion, box: Mailbox, tmp_path: Path
) -> None:
    asked = [task(occasion, to, "pdf", "ics", "old") for to in (f"mailto:{LEA}", f"folder:{tmp_path}")]
    found = run(engine, *asked)
    assert [one.sent for one in found] == [False, False, True] * 2
    assert found[1].words == "Format “old” is made no more: end the subscription, make another."
    assert [one.name for one in tmp_path.iterdir()] == ["calendar_ITN7_2021-06-07_1.ics"]
    assert [one.get_filename() for one in box.messages[0].iter_attachments()] == ["calendar_ITN7_2021-06-07_1.ics"]


def test_a_folder_that_comes_back(engine: sa.Engine, occasion: Occasion, tmp_path: Path) -> None:
    share = tmp_path / "partage"
    asked = task(occasion, f"folder:{share}", "ics")
    assert [one.sent for one in run(engine, asked)] == [False]
    share.mkdir()
    assert [one.words for one in run(engine, asked)] == ["calendar_ITN7_2021-06-07_1.ics"]
    assert run(engine, asked) == []
    last = kept(engine)[-1]
    assert (last.name, last.outcome, len(last.sha256 or "")) == ("calendar_ITN7_2021-06-07_1.ics", SENT, 64)


def test_a_server_that_hangs_is_waited_for_once(
    engine: sa.Engine, occasion: Occasion, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(smtp, "TIMEOUT", 0.2)
    with hanging() as port:
        monkeypatch.setenv(smtp.URL_VARIABLE, f"smtp://127.0.0.1:{port}?from={SENDER}")
        found = run(engine, task(occasion, f"mailto:{LEA},{ALI}", "ics"), task(occasion, f"folder:{tmp_path}", "ics"))
    assert [one.sent for one in found] == [False, False, True]
    assert found[0].words == found[1].words == f"127.0.0.1:{port} does not answer, or hung up."
    with serving() as box:
        monkeypatch.setenv(smtp.URL_VARIABLE, f"smtp://localhost:{box.port}?from={SENDER}&starttls=no")
        assert [one.sent for one in run(engine, task(occasion, f"mailto:{LEA},{ALI}", "ics"))] == [True, True]


def test_without_a_server(engine: sa.Engine, occasion: Occasion, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = task(occasion, f"mailto:{LEA}", "ics")
    monkeypatch.delenv(smtp.URL_VARIABLE, raising=False)
    assert [one.words for one in run(engine, asked)] == ["There is no mail server: set TNT_SMTP_URL."]
    monkeypatch.setenv(smtp.URL_VARIABLE, f"smtp://127.0.0.1:{free_port()}?from={SENDER}")
    assert [one.words.endswith("cannot be reached: Connection refused.") for one in run(engine, asked)] == [True]


def test_what_an_error_cuts_short_is_tried_again_at_once(engine: sa.Engine, occasion: Occasion, tmp_path: Path) -> None:
    def broken(*_given: object) -> tuple[str, bytes]:
        raise ZeroDivisionError

    asked = task(occasion, f"folder:{tmp_path}", "ics")
    with pytest.raises(ZeroDivisionError):
        run(engine, asked, makers={"ics": broken})
    assert [(one.outcome, one.reason) for one in kept(engine)] == [(FAILED, "The sending was cut short.")]
    assert [one.sent for one in run(engine, asked)] == [True]


def test_data_of_an_edition(engine: sa.Engine, tmp_path: Path, occasion: Occasion) -> None:
    with engine.connect() as connection:
        told = says(connection, Occasion(FUND, "data", JUNE, edition=7), "en")
    assert told == [
        "Data at 7\u00a0Jun 2021 (edition 7).", "", "What has changed",
        "No earlier moment: there is nothing to compare.", "No alert.",
    ]  # fmt: skip
