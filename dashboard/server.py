"""The web application: Streamlit's, with a strict content policy, the page's language, contours by URL.

Started by ``dashboard.launch.serve``; ``uvicorn dashboard.server:app`` and ``streamlit run`` on this
file also work. No page asks anything of another host.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from streamlit.runtime.pages_manager import PagesManager

from dashboard.components import errors
from dashboard.settle import settle
from dashboard.web import CachedFiles, SafePages
from data import ROOT
from data.texts import LANGUAGES, catalogue

HERE = Path(__file__).resolve().parent
CONTOURS = ROOT / "reference" / "contours"

# "pages" is a package of ours: taken for Streamlit's folder of scripts, a first visit says "page not found".
PagesManager.uses_pages_directory = False


async def ready(_request: Request) -> PlainTextResponse:
    """Answer that the server is up: for a supervisor or a test that waits."""
    return PlainTextResponse("ok")


async def words(request: Request) -> Response:
    """The words of Streamlit's own widgets in a language, for ``static/page.js``."""
    lang = request.path_params["lang"]
    if lang not in LANGUAGES:
        return PlainTextResponse(status_code=404)
    start = "ui.streamlit_"
    found = {key.removeprefix(start): value for key, value in catalogue(lang).items() if key.startswith(start)}
    return JSONResponse(found, headers={"Cache-Control": "public, max-age=300"})


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """The life of the server: settled before it answers."""
    settle()
    yield


app = st.App(
    HERE / "app.py",
    lifespan=lifespan,
    on_script_error=errors.on_script_error,
    middleware=[Middleware(SafePages)],
    routes=[
        Route("/ready", ready),
        Route("/words/{lang}", words),
        Mount(
            "/geo",
            app=CachedFiles(directory=CONTOURS, max_age=86_400, check_dir=False),
            middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)],
        ),
        Mount("/assets", app=CachedFiles(directory=HERE / "static", max_age=300, check_dir=False)),
    ],
)
