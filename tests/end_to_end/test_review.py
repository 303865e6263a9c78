"""A whole meeting in a real browser: planned, opened, stepped through by keys, written to, closed, taken away."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect
from pptx import Presentation
from pypdf import PdfReader

from dashboard import format as fmt
from tests.books import csv_file
from tests.command import Command
from tests.end_to_end.conftest import Server, Visitor, entered, start
from tests.end_to_end.meeting_room import (
    PATIENCE,
    add,
    at_step,
    button,
    dialog,
    fill,
    fill_day,
    leave_field,
    open_item,
    plain,
    press,
    taken,
    told,
    whole,
)
from tests.end_to_end.rules import checked
from tests.samples_once import copied

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

COMING = 12
"""The samples' planned meeting, of 30 January 2023: it opens on edition 55 and is compared with the CoPol's 50."""
NOW, BEFORE = 55, 50
STAGES = {"awarded": "Attribué", "committed": "Engagé", "paid": "Payé"}
HEADS = ("N° de dossier", "Intitulé du projet", "Étape", "Montant (€)", "Date")
LATER = ("E2E-9", "Arrivé après l’ouverture", "attribué", "1000000", "2023-01-27")
DECISION, CALL, LETTER = "Publier la liste des retards", "Appeler les trois préfectures", "Écrire aux porteurs"


@pytest.fixture(scope="module")
def room(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on samples of its own, to be written to."""
    folder = tmp_path_factory.mktemp("room")
    url = copied(shared_folder, folder / "room.db")
    assert Command(url)("alert", "list").status == 0  # the first look at every edition takes a while
    served = start(url, folder / "room.log", "serve")
    yield served
    served.stop()


def enter(browser: Browser, room: Server) -> Visitor:
    """Somebody with a browser of their own."""
    made = Visitor(entered(browser).new_page(), room.url)
    made.watch()
    return made


def leave(*visitors: Visitor) -> None:
    """They go; nothing went wrong unseen, nothing was asked of another host."""
    for one in visitors:
        assert (one.errors, one.elsewhere) == ([], [])
        one.page.context.close()


def test_a_meeting_from_its_plan_to_the_next(browser: Browser, room: Server, tmp_path: Path) -> None:
    tnt = Command(room.database)
    visitor = enter(browser, room)
    _opens(visitor)
    _stays_frozen(visitor, tnt, tmp_path)
    _is_stepped_through(visitor)
    _shows_the_figures(visitor, tnt)
    _acknowledges(visitor, tnt)
    _decides(visitor)
    _closes(visitor)
    _gives_its_files(visitor, tmp_path)
    _plans_the_next(visitor)
    leave(visitor)


def _opens(visitor: Visitor) -> None:
    visitor.open(f"/revue?meeting={COMING}")
    assert "Elle s’ouvrira sur les dernières données (20 janv. 2023)." in plain(visitor.text)
    fill(visitor.page, "Qui écrit", "Léa")
    button(visitor.page, "Ouvrir la réunion").click()
    told(visitor, "La réunion est ouverte.")
    assert f"édition {NOW}, figées à l’ouverture" in plain(visitor.text)


def _stays_frozen(visitor: Visitor, tnt: Command, folder: Path) -> None:
    """What is published while it lasts changes other pages, not the meeting's."""
    press(visitor, "2", "changes")
    before = visitor.text
    ways = [one.get_attribute("href") or "" for one in visitor.page.locator("a[href^=fiche-projet]").all()]
    assert ways
    assert [way for way in ways if f"as_of=m{COMING}" not in way] == []
    awarded = Decimal(tnt.figure("awarded"))
    ran = tnt.load(csv_file(folder / "plus-tard.csv", [HEADS, LATER]), "--source", "e2e", "--date", "2023-01-27")
    assert (ran.status, ran.err) == (0, "")
    assert Decimal(tnt.figure("awarded")) == awarded + 1_000_000
    visitor.open(f"/revue?meeting={COMING}&step=changes")
    whole(visitor)
    assert visitor.text == before
    visitor.open("/")
    assert fmt.money_short(awarded + 1_000_000, "fr") in visitor.text
    visitor.open(f"/revue?meeting={COMING}")


def _is_stepped_through(visitor: Visitor) -> None:
    for step in ("changes", "alerts", "focus", "decisions", "next"):
        press(visitor, "ArrowRight", step)
    visitor.page.keyboard.press("ArrowRight")
    press(visitor, "ArrowLeft", "decisions")
    field = visitor.page.get_by_label("Intitulé", exact=True)
    field.click()
    visitor.page.keyboard.type("13f")
    for key in ("ArrowLeft", "ArrowRight"):
        visitor.page.keyboard.press(key)
    expect(field).to_have_value("13f")
    assert "step=decisions" in visitor.page.url
    assert "mode=" not in visitor.page.url
    visitor.open(visitor.page.url.removeprefix(visitor.base))
    press(visitor, "4", "focus")
    press(visitor, "2", "changes")


def _shows_the_figures(visitor: Visitor, tnt: Command) -> None:
    """The step says the differences of what ``tnt figures`` says at both moments."""
    shown = visitor.page.locator(".tnt-told").first.locator("> div")
    said = {one.locator("span").inner_text(): one for one in shown.all()}
    old, new = (tnt("figures", "--as-of", when, "--json").json["figures"] for when in (BEFORE, NOW))
    for name, label in STAGES.items():
        now = Decimal(new[name]["value"])
        gap = now - Decimal(old[name]["value"])
        assert gap
        assert said[label].locator("b").inner_text() == fmt.signed(fmt.money_short(gap, "fr"), gap)
        assert fmt.money_short(now, "fr") in said[label].locator("small").inner_text()
    count = new["deliverables_delivered"]["value"] - old["deliverables_delivered"]["value"]
    assert said["Livrables livrés"].locator("b").inner_text() == f"+{count}"


def _acknowledges(visitor: Visitor, tnt: Command) -> None:
    press(visitor, "ArrowRight", "alerts")
    row = visitor.page.locator("[class*='st-key-alert_review_alerts_0']")
    name = row.locator("b").inner_text()
    button(row, "Prendre acte").click()
    form = dialog(visitor)
    fill(form, "Motif", "Le porteur a écrit")
    fill_day(form, "Jusqu’au", date(2030, 12, 31))
    fill(form, "Qui écrit", "Léa")
    button(form, "Prendre acte de l’alerte").click()
    told(visitor, "Il est pris acte de l’alerte.")
    expect(row.locator("b")).not_to_have_text(name)
    rules = tnt("alert", "list", "--as-of", NOW, "--json").json
    known = [one for rule in rules for one in rule["alerts"] if one["acknowledgement"]]
    assert [(one["title"], one["acknowledged_by"], one["acknowledged_until"], one["reason"]) for one in known] == [
        (name, "Léa", "2030-12-31", "Le porteur a écrit")
    ]
    visitor.page.get_by_role("radio", name="Prises en compte").click()
    expect(visitor.page.locator(".tnt-open")).to_have_count(1, timeout=PATIENCE)
    expect(visitor.page.locator(".tnt-open")).to_contain_text("Le porteur a écrit")
    visitor.rest()


def _decides(visitor: Visitor) -> None:
    leave_field(visitor)
    press(visitor, "5", "decisions")
    add(visitor, "Décision", DECISION)
    add(visitor, "Action", CALL, "DITP", date(2023, 2, 20))
    add(visitor, "Action", LETTER, "ANCT")
    form = open_item(visitor, LETTER)
    fill(form, "Responsable", "DINUM")
    button(form, "Enregistrer").click()
    told(visitor, "C’est enregistré.")
    row = visitor.page.locator("[class*='st-key-item_taken']", has_text=LETTER)
    assert "DINUM · 13 févr. 2023" in plain(row.inner_text())


def _closes(visitor: Visitor) -> None:
    leave_field(visitor)
    press(visitor, "6", "next")
    fill(visitor.page, "Ce qui s’est dit", "Tout est vu.\nLes retards d’abord.")
    button(visitor.page, "Clore la réunion").click()
    told(visitor, "La réunion est close")
    assert "Les retards d’abord." in visitor.text
    assert "par Léa." in visitor.text


def _gives_its_files(visitor: Visitor, folder: Path) -> None:
    minutes = taken(visitor, folder, "made_minutes_pdf")
    assert minutes.name == "compte-rendu_2023-01-30.pdf"
    words = read(minutes)
    for said in (DECISION, CALL, LETTER, "DITP", "DINUM", "Les retards d’abord."):
        assert said in words
    slides = Presentation(str(taken(visitor, folder, "made_pack_pptx"))).slides
    cells = {
        cell.text
        for slide in slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    }
    assert {DECISION, CALL, LETTER} <= cells
    book = load_workbook(taken(visitor, folder, "made_items_xlsx"), read_only=True)
    listed = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {DECISION, CALL, LETTER} <= listed
    events = Calendar.from_ical(taken(visitor, folder, "made_calendar").read_bytes()).walk("VEVENT")
    summaries = " ".join(str(event["summary"]) for event in events)
    assert CALL in summaries
    assert "30" in " ".join(str(event["dtstart"].dt.day) for event in events)


def read(path: Path) -> str:
    """The words of a PDF, without the marks of width zero that its reader puts between some letters."""
    said = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(said.replace("\u200b", "").split())


def _plans_the_next(visitor: Visitor) -> None:
    """The next meeting proposes a week later and the same people, and finds open what this one left."""
    form = visitor.page.get_by_test_id("stForm").filter(has=button(visitor.page, "Prévoir"))
    fill(form, "Ordre du jour", "Suites du 30 janvier")
    button(form, "Prévoir").click()
    told(visitor, "La réunion est prévue.")
    assert "Revue hebdomadaire du 6 février 2023" in plain(visitor.text)
    visitor.open(f"/revue?meeting={COMING + 1}")
    whole(visitor)
    words = plain(visitor.text)
    assert "Suites du 30 janvier" in words
    assert "DINUM, DITP, ANCT" in words
    assert "Revue hebdomadaire du 6 février 2023" in words
    row = visitor.page.locator("[class*='st-key-item_carried']", has_text=CALL)
    assert "DITP · 20 févr. 2023" in plain(row.inner_text())


def test_of_two_who_change_an_action_neither_loses_what_they_wrote(browser: Browser, room: Server) -> None:
    tnt = Command(room.database)
    number = 19
    title = tnt("action", "show", number, "--json").json["title"]
    first, second = enter(browser, room), enter(browser, room)
    forms = []
    for one in (first, second):
        one.open("/revue?meeting=11&step=decisions")
        forms.append(open_item(one, title))
    fill(forms[0], "Qui écrit", "Ali")
    fill(forms[0], "Responsable", "Préfecture")
    button(forms[0], "Enregistrer").click()
    told(first, "C’est enregistré.")
    fill(forms[1], "Qui écrit", "Zoé")
    fill(forms[1], "Intitulé", f"{title} et par axe")
    fill(forms[1], "Ajouter un commentaire", "Vu ensemble")
    button(forms[1], "Enregistrer").click()
    warned = forms[1].locator(".tnt-alert")
    expect(warned).to_contain_text("Préfecture", timeout=PATIENCE)
    expect(warned).to_contain_text("Ali")
    second.rest()
    assert tnt("action", "show", number, "--json").json["title"] == title
    forms[1].get_by_role("button", name=re.compile("^Enregistrer ma saisie sur la version")).click()
    told(second, "C’est enregistré.")
    kept = tnt("action", "show", number, "--json").json
    assert (kept["title"], kept["owner"]) == (f"{title} et par axe", "Préfecture")
    assert [one["words"] for one in kept["comments"]][-1:] == ["Vu ensemble"]
    leave(first, second)


@pytest.fixture(scope="module")
def in_session(room: Server) -> Server:
    """The room while a committee is held."""
    tnt = Command(room.database)
    assert tnt("meeting", "plan", "--kind", "copol", "--date", "2023-02-08").status == 0
    held = tnt("meeting", "list", "--json").json
    number = next(one["id"] for one in held if one["held_on"] == "2023-02-08")
    assert tnt("meeting", "open", number).status == 0
    return room


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forms_and_dialogs_break_no_rule(
    browser: Browser, in_session: Server, scheme: Literal["light", "dark"]
) -> None:
    visitor = enter(browser, in_session)
    visitor.page.emulate_media(color_scheme=scheme)
    for step, opens in (("opening", ""), ("alerts", "Prendre acte"), ("decisions", "Ouvrir"), ("next", "")):
        visitor.open(f"/revue?step={step}")
        whole(visitor)
        assert "ouverte" in visitor.page.locator("h1").inner_text()
        assert violations(visitor) == []
        if opens:
            button(visitor.page, opens).first.click()
            expect(
                button(dialog(visitor), "Prendre acte de l’alerte" if step == "alerts" else "Enregistrer")
            ).to_be_visible()
            assert violations(visitor) == []
    leave(visitor)


def violations(visitor: Visitor) -> list[tuple[str, str]]:
    """What axe finds."""
    found = checked(visitor.page)["violations"]
    return [(one["id"], node["html"][:200]) for one in found for node in one["nodes"]]


def test_the_wall_is_one_key_away_and_back(browser: Browser, room: Server) -> None:
    visitor = enter(browser, room)
    visitor.open("/revue?meeting=11")
    visitor.page.keyboard.press("f")
    visitor.page.wait_for_url(re.compile("mode=presentation"), timeout=PATIENCE)
    expect(visitor.page.locator(".st-key-filters")).to_be_hidden(timeout=PATIENCE)
    press(visitor, "PageDown", "changes")
    assert "mode=presentation" in visitor.page.url
    visitor.page.keyboard.press("f")
    expect(visitor.page.locator(".st-key-filters")).to_be_visible(timeout=PATIENCE)
    assert "mode=" not in visitor.page.url
    at_step(visitor, "changes")
    leave(visitor)
