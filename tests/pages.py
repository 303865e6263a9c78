"""A page of the application run in memory, by its path in the address."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard

APP = Path(dashboard.__file__).parent / "app.py"
PATHS = re.findall(r'url_path="([a-z-]+)"', APP.read_text(encoding="utf-8"))
"""Every page of the application by its path, those without a place in the menu too."""
assert len(PATHS) == APP.read_text(encoding="utf-8").count("st.Page("), "a page's path is not written out"


def page(path: str = "", **params: str) -> AppTest:
    """The whole application at an address, not yet run; the empty path is the first page."""
    app = AppTest.from_file(APP, default_timeout=120)
    if path not in ("", PATHS[0]):
        # What the browser sends of a page is the hash of its path.
        app._page_hash = calc_hash(path)
    for name, value in params.items():
        app.query_params[name] = value
    return app


def script(code: str, monkeypatch: pytest.MonkeyPatch, url: str, **params: str) -> AppTest:
    """A page's own code run on a database at an address: it shows, without an error."""
    app = AppTest.from_string(code, default_timeout=120)
    for name, value in params.items():
        app.query_params[name] = value
    return shown(app, monkeypatch, url)


def shown(app: AppTest, monkeypatch: pytest.MonkeyPatch, url: str) -> AppTest:
    """A page run once on a database: it shows, without an error."""
    monkeypatch.setenv("TNT_DATABASE_URL", url)
    app.run()
    assert not app.exception
    assert not app.error
    return app


def words(app: AppTest) -> str:
    """What a page says in its own HTML."""
    return "\n".join(str(element.proto.body) for element in app.get("html"))
