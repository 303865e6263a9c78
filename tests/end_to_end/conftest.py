"""The product as a person meets it: ``tnt demo`` in a process of its own, and a real Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.command import SCRIPT
from tests.samples_once import copied

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 240
SIZE: ViewportSize = {"width": 1280, "height": 900}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A running ``tnt demo``."""

    url: str
    port: int
    database: str
    process: "subprocess.Popen[str]"
    log: Path

    def output(self) -> str:
        """What it has printed so far."""
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> None:
        """Ends it."""
        self.process.terminate()
        self.process.wait(timeout=30)


def chromium() -> str | None:
    """The path of a Chromium; None where there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def start(database: str, log: Path, command: str = "demo") -> Server:
    """Starts ``tnt demo`` or ``tnt serve`` and waits until it serves."""
    port = free_port()
    environment = {**os.environ, "TNT_DATABASE_URL": database, "TNT_LANG": "fr", "PYTHONIOENCODING": "utf-8"}
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, SCRIPT, command, "--no-browser", "--port", str(port)],
            stdout=out,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        )
    served = Server(f"http://127.0.0.1:{port}", port, database, process, log)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, served.output()
        try:
            with urllib.request.urlopen(f"{served.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return served
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"tnt {command} does not serve: {served.output()}")


@pytest.fixture(scope="session")
def product(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product on its samples, as the first command of README starts it."""
    folder = tmp_path_factory.mktemp("demo")
    served = start(copied(shared_folder, folder / "demo.db"), folder / "demo.log")
    yield served
    served.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Skips where there is none, but never in CI."""
    found = chromium()
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("a browser is needed in CI: install chromium")
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--lang=fr-FR"])
        yield launched
        launched.close()


@dataclass
class Visitor:
    """A page of the browser that keeps what went wrong, seen or not: errors, requests to elsewhere, alerts."""

    page: Page
    base: str
    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Begins to keep."""
        own = (self.base, self.base.replace("http", "ws", 1), "data:", "blob:")
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda sent: None if sent.url.startswith(own) else self.elsewhere.append(sent.url))
        self.page.on("dialog", lambda dialog: (self.alerts.append(dialog.message), dialog.dismiss()))

    def forget(self) -> None:
        """Begins to keep anew."""
        for kept in (self.errors, self.elsewhere, self.alerts):
            kept.clear()

    def open(self, path: str) -> None:
        """Goes to an address of the product and waits until it is at rest."""
        self.page.goto(self.base + path)
        self.rest()

    def rest(self) -> None:
        """Waits until the script has run and its charts are drawn."""
        self.page.wait_for_selector("[data-testid=stAppViewContainer]", timeout=60_000)
        self.page.wait_for_selector("h1, .lead, [data-testid=stAlert]", timeout=60_000)
        self.page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'",
            timeout=90_000,
        )

    @property
    def text(self) -> str:
        """The words of the page."""
        return self.page.locator("[data-testid=stMain]").inner_text()


def entered(browser: Browser) -> BrowserContext:
    """A French browser at 1280 px, of somebody who asked for less motion: each frame is drawn by the processor."""
    return browser.new_context(viewport=SIZE, locale="fr-FR", reduced_motion="reduce")


@pytest.fixture(scope="session")
def tab(browser: Browser, product: Server) -> Iterator[Visitor]:
    """One tab for all: what it has read and compiled of the front end serves the next page, as it does a person."""
    context = entered(browser)
    made = Visitor(context.new_page(), product.url)
    made.watch()
    yield made
    context.close()


@pytest.fixture
def visitor(tab: Visitor) -> Iterator[Visitor]:
    """A visitor who has just come, and leaves."""
    tab.page.set_viewport_size(SIZE)
    tab.page.emulate_media(media="screen", color_scheme="light")
    tab.forget()
    yield tab
    # To a page of the same site: the tab keeps its process, and what that has compiled.
    tab.page.goto(f"{tab.base}/ready")
