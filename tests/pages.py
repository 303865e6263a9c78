"""A page of the application run in memory, by its path in the address."""

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard

APP = Path(dashboard.__file__).parent / "app.py"


def page(path: str = "", **params: str) -> AppTest:
    """The whole application at an address, not yet run; the empty path is the first page."""
    app = AppTest.from_file(APP, default_timeout=120)
    if path:
        # What the browser sends of a page is the hash of its path.
        app._page_hash = calc_hash(path)
    for name, value in params.items():
        app.query_params[name] = value
    return app


def words(app: AppTest) -> str:
    """What a page says in its own HTML."""
    return "\n".join(str(element.proto.body) for element in app.get("html"))
