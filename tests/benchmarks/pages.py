"""What a page costs: in the server, seen from outside; in a browser, to rest and in bytes."""

import time
from pathlib import Path

from playwright.sync_api import Page, WebSocket, sync_playwright

from tests.benchmarks.served import MOST, again, changed, samples
from tests.command import Command
from tests.conftest import SHARED
from tests.end_to_end.conftest import Visitor, chromium, start

BROWSER, PAYLOAD = 1.0, 100_000
FONDS_VERT = SHARED / "real" / "fonds_vert_2023.csv"


def browsed(folder: Path) -> bool:
    """On the real Fonds vert file: seconds from a click on a page's name to rest, and bytes sent meanwhile."""
    if not FONDS_VERT.is_file():
        print("the real file is not beside the project: nothing measured")
        return True
    url = f"sqlite:///{folder / 'fonds-vert.db'}"
    tnt = Command(url)
    assert tnt("fund", "add", "FV", "--name", "Fonds vert").status == 0
    assert tnt.load(FONDS_VERT, "--fund", "FV").status == 0
    server = start(url, folder / "serve.log", "serve")
    held = True
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            visitor = Visitor(browser.new_page(viewport={"width": 1280, "height": 900}), server.url)
            sent = _weighed(visitor.page)
            visitor.open("/?fund=FV")
            names = [link.inner_text() for link in visitor.page.locator(".st-key-nav a").all()]
            for _warming in range(2):
                for name in names:
                    taken, weight = _visit(visitor, name, sent)
                    if _warming:
                        held = held and taken <= BROWSER and weight <= PAYLOAD
                        slow = "" if taken <= BROWSER and weight <= PAYLOAD else "  OVER"
                        print(f"  {name:<28} {1000 * taken:6.0f} ms {weight / 1000:7.1f} kB{slow}")
            browser.close()
    finally:
        server.stop()
    return held


def _weighed(visited: Page) -> list[int]:
    """The bytes of each message that the server sends, as they come."""
    sent: list[int] = []

    def hear(socket: WebSocket) -> None:
        socket.on("framereceived", lambda message: sent.append(len(message)))

    visited.on("websocket", hear)
    return sent


def _visit(visitor: Visitor, name: str, sent: list[int]) -> tuple[float, int]:
    """Seconds and bytes of a change of page."""
    before = len(sent)
    begun = time.perf_counter()
    visitor.page.locator(".st-key-nav").get_by_role("link", name=name, exact=True).click()
    visitor.page.wait_for_timeout(30)
    visitor.rest()
    return time.perf_counter() - begun, sum(sent[before:])


def pages(folder: Path) -> bool:
    """All of it; filters never asked for before are told, not judged."""
    url = samples(folder)
    print(f"server, samples, warm (at most {1000 * MOST:.0f} ms):")
    fast = again(url, folder)
    print("server, samples, a filter that nobody has asked for:")
    changed(url, folder)
    print(f"browser, Fonds vert (at most {BROWSER:.0f} s and {PAYLOAD / 1000:.0f} kB a page):")
    return browsed(folder) and fast
