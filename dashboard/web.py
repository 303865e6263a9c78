"""What the server adds to its answers: security headers, the page's language, a lifetime for public files."""

import base64
import hashlib
import re
from os import PathLike
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.texts import LANGUAGES, text

_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_HTML_LANG = re.compile(rb'<html lang="[a-z]*"')
_NOSCRIPT = re.compile(rb"<noscript>.*?</noscript>", re.DOTALL)
_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)


class CachedFiles(StaticFiles):
    """Static files that a browser may keep for ``max_age`` seconds."""

    def __init__(self, directory: str | PathLike[str], max_age: int, check_dir: bool = True) -> None:
        super().__init__(directory=directory, check_dir=check_dir)
        self._max_age = max_age

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, with its lifetime."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = f"public, max-age={self._max_age}"
        return response


class SafePages:
    """ASGI middleware: headers on every answer; language, title and script on the one HTML page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, then complete the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        lang = _language(scope)
        scope = _uncompressed(scope)
        start: Message | None = None
        body = b""

        async def complete(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                _protect(headers)
                if headers.get("content-type", "").startswith("text/html"):
                    start = message
                    return
            elif start is not None and message["type"] == "http.response.body":
                body += message.get("body", b"")
                if message.get("more_body"):
                    return
                page = _page(body, lang)
                headers = MutableHeaders(scope=start)
                for name in ("etag", "last-modified"):  # the page depends on more than the file
                    del headers[name]
                if headers.get("content-length", "0") != "0" and body:
                    headers["content-length"] = str(len(page))
                headers["content-security-policy"] = policy(_INLINE_SCRIPT.findall(page))
                await send(start)
                message, start = {"type": "http.response.body", "body": page}, None
            await send(message)

        await self.app(scope, receive, complete)


def policy(inline_scripts: list[bytes]) -> str:
    """The content policy: this host alone; of the inline scripts, only those that the page was born with."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(code).digest()).decode()}'" for code in inline_scripts)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-src 'none'",
            "frame-ancestors 'self'",
        )
    )


def _protect(headers: MutableHeaders) -> None:
    headers.setdefault("x-content-type-options", "nosniff")
    headers.setdefault("referrer-policy", "same-origin")
    headers.setdefault("permissions-policy", "camera=(), microphone=(), geolocation=()")
    headers.setdefault("content-security-policy", policy([]))


def _uncompressed(scope: Scope) -> Scope:
    """The request for a page, asking for plain bytes: they are read and completed on their way out."""
    headers: list[tuple[bytes, bytes]] = list(scope["headers"])
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [pair for pair in headers if pair[0] != b"accept-encoding"]}


def _language(scope: Scope) -> str:
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [""])[0]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def _page(body: bytes, lang: str) -> bytes:
    title = text("ui.app_title", lang).encode()
    needs_script = text("ui.needs_script", lang).encode()
    body = _HTML_LANG.sub(b'<html lang="%s"' % lang.encode(), body, count=1)
    body = _TITLE.sub(lambda _match: b"<title>%s</title>" % title, body, count=1)
    body = _NOSCRIPT.sub(lambda _match: b"<noscript><p>%s</p></noscript>" % needs_script, body, count=1)
    body = body.replace(b"<head>", b'<head><script src="/assets/base.js"></script>', 1)
    return body.replace(b"</head>", b'<script src="/assets/page.js" defer></script></head>', 1)
