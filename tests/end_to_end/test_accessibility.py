"""Every page by axe-core, light and dark: no violation of WCAG 2.1 A or AA but those that are Streamlit's own."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.end_to_end.conftest import Server, Visitor
from tests.end_to_end.test_pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
STREAMLITS_OWN: dict[str, str] = {}
"""Rules that Streamlit's own widgets break, and why; docs/accessibilite.md lists them for the reader."""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule(browser: Browser, product: Server, path: str, scheme: str) -> None:
    # Axe is a script that the page's own policy refuses.
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": 1280, "height": 900}, locale="fr-FR"
    )
    visitor = Visitor(context.new_page(), product.url)
    visitor.open(path)
    found = Axe().run(visitor.page, options={"runOnly": RULES}).response
    context.close()
    broken = {
        one["id"]: [node["html"][:200] for node in one["nodes"]]
        for one in found["violations"]
        if one["id"] not in STREAMLITS_OWN
    }
    assert broken == {}
    assert len(found["passes"]) > 15
