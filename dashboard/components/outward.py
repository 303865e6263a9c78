"""Addresses that data give: a link where it leads to a web page, text where it does not."""

import re
from urllib.parse import urlsplit

from dashboard.components.html import h

_ODD = re.compile(r"[\s\x00-\x1f\x7f\\]")


def host(url: str) -> str | None:
    """The site that an address leads to; None where it is not a plain http(s) address."""
    if _ODD.search(url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
        return parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None


def link(url: str, words: str) -> str:
    """A link that opens apart and tells the site nothing; an address that is none, as text."""
    if host(url) is None:
        return h(url)
    return f'<a href="{h(url.strip())}" target="_blank" rel="noopener noreferrer">{h(words)}</a>'
