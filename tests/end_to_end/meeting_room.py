"""What is done in a meeting, as hands do it: keys, fields, buttons, dialogs."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.end_to_end.conftest import Visitor

PATIENCE = 60_000
STILL = """() => {
  const now = document.querySelector('[data-testid=stMain]').innerText;
  const same = window.tntBefore === now;
  window.tntBefore = now;
  return same;
}"""
STEPS = ("opening", "changes", "alerts", "focus", "decisions", "next")


def at_step(visitor: Visitor, step: str) -> None:
    """Waits until a step is shown."""
    number = STEPS.index(step) + 1
    here = visitor.page.locator(f".tnt-agenda [data-tnt-step='{number}'][aria-current=step]")
    expect(here).to_be_visible(timeout=PATIENCE)
    whole(visitor)


def whole(visitor: Visitor) -> None:
    """Waits until the page is there to its last line: its words are drawn after the script that says them has ended."""
    visitor.rest()
    expect(visitor.page.locator(".st-key-present button")).to_be_visible(timeout=PATIENCE)
    visitor.page.wait_for_function(STILL, polling=400, timeout=PATIENCE)


def press(visitor: Visitor, key: str, step: str) -> None:
    """Presses a key that leads to a step."""
    visitor.page.keyboard.press(key)
    at_step(visitor, step)


def leave_field(visitor: Visitor) -> None:
    """Points at no field: keys are the page's again."""
    visitor.page.locator("h1").click()


def fill(within: Page | Locator, label: str, words: str) -> None:
    """Writes into a field and leaves it, as a person does."""
    field = within.get_by_label(label, exact=True)
    field.fill(words)
    field.press("Tab")


def fill_day(within: Page | Locator, label: str, day: date) -> None:
    """Writes a day into its field, part by part."""
    parts = within.get_by_role("group", name=label, exact=True).get_by_role("spinbutton")
    for part, value in zip(parts.all(), (f"{day:%d}", f"{day:%m}", f"{day:%Y}"), strict=True):
        part.press_sequentially(value)
    parts.last.press("Escape")


def button(within: Page | Locator, name: str) -> Locator:
    """The button of that name."""
    return within.get_by_role("button", name=name, exact=True)


def told(visitor: Visitor, words: str) -> None:
    """Waits until the page says that something was written."""
    expect(visitor.page.locator(".tnt-alert.tnt-done", has_text=words)).to_be_visible(timeout=PATIENCE)
    visitor.rest()


def dialog(visitor: Visitor) -> Locator:
    """The dialog that is open."""
    found = visitor.page.get_by_role("dialog")
    expect(found).to_be_visible(timeout=PATIENCE)
    visitor.rest()
    return found


def open_item(visitor: Visitor, title: str) -> Locator:
    """The dialog of a decision or an action of the list."""
    row = visitor.page.locator("[class*='st-key-item_']", has_text=title).first
    button(row, "Ouvrir").click()
    return dialog(visitor)


def add(visitor: Visitor, kind: str, title: str, owner: str = "", due: date | None = None) -> None:
    """Takes a decision or an action."""
    form = visitor.page.get_by_test_id("stForm").filter(has=visitor.page.get_by_label("Intitulé", exact=True))
    form.get_by_role("radio", name=kind, exact=True).click()
    fill(form, "Intitulé", title)
    fill(form, "Responsable", owner)
    if due is not None:
        fill_day(form, "Échéance", due)
    button(form, "Ajouter").click()
    expect(visitor.page.locator("[class*='st-key-item_taken']", has_text=title)).to_be_visible(timeout=PATIENCE)
    visitor.rest()


def taken(visitor: Visitor, folder: Path, key: str) -> Path:
    """The file that a button gives."""
    with visitor.page.expect_download(timeout=120_000) as waiting:
        visitor.page.locator(f".st-key-{key} button").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def plain(words: str) -> str:
    """Words with ordinary spaces."""
    return re.sub("[\u00a0\u202f]", " ", words)
