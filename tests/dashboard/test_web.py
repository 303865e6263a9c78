"""The answers of the server: language, policy, contours; nothing from another host."""

import asyncio
import json
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from dashboard.launch import PortInUse, check_port
from dashboard.web import SafePages, policy

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><script>
window.x = 1</script></head><body><noscript>English</noscript></body></html>"""


APP = Starlette(
    routes=[
        Route("/", lambda _request: HTMLResponse(PAGE, headers={"etag": "1"})),
        Route("/data", lambda _request: JSONResponse({"lang": "en"})),
    ],
    middleware=[Middleware(SafePages)],
)


@dataclass(frozen=True)
class Answer:
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


def get(address: str) -> Answer:
    path, _, query = address.partition("?")
    sent: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"accept", b"text/html"), (b"accept-encoding", b"gzip")],
    }
    with ThreadPoolExecutor(1) as apart:  # a browser that this process keeps open runs a loop in this thread
        apart.submit(asyncio.run, APP(scope, receive, send)).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(headers, b"".join(message.get("body", b"") for message in sent[1:]))


@pytest.mark.parametrize(("address", "lang"), [("/", "fr"), ("/?lang=en", "en"), ("/?lang=xx", "fr")])
def test_the_page_says_its_language(address: str, lang: str) -> None:
    answer = get(address)
    assert f'<html lang="{lang}"' in answer.text
    assert "Streamlit" not in answer.text
    assert "etag" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_only_the_scripts_that_the_page_was_born_with_run() -> None:
    rules = get("/").headers["content-security-policy"]
    assert re.search(r"script-src 'self' 'wasm-unsafe-eval' 'sha256-[A-Za-z0-9+/=]{44}'", rules)
    assert "'unsafe-eval'" not in rules


def test_the_policy_names_no_other_host() -> None:
    assert not re.search(r"https?:|\*|//", policy([b"x"]))


def test_other_answers_are_left_as_they_are() -> None:
    answer = get("/data")
    assert json.loads(answer.content) == {"lang": "en"}
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_taken_port_is_said_before_starting() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse) as caught:
            check_port(port)
        assert caught.value.port == port
    check_port(port)
