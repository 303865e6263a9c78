"""Which addresses a file of the pack links to: those of the web alone."""

from urllib.parse import urlsplit


def web(address: str) -> str:
    """An ``http`` or ``https`` address, else nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""
