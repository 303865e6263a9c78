"""What axe finds on a page as it is served: evaluated by the browser, it needs no leave of the page's own policy."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def checked(page: Page) -> Any:
    """What axe says of a page by WCAG 2.1, A and AA: each rule it keeps, the elements of those that it breaks."""
    # Of a rule that is kept one element is told, not the thousands that keep it.
    return Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
