"""Every format that a pack can be made into has a writer and a media type."""

import pytest

from dashboard.reports.pack.content import Pack
from dashboard.reports.pack.formats import FORMATS, MEDIA
from dashboard.reports.pack.links import web
from tests.dashboard.reports.pack.whole import PACK

STARTS = {"pptx": b"PK", "pdf": b"%PDF-1.7", "xlsx": b"PK", "html": b"<!doctype html>"}


def test_names_are_the_same() -> None:
    assert set(FORMATS) == set(MEDIA) == {"pptx", "pdf", "xlsx", "html"}


@pytest.mark.parametrize("name", STARTS)
def test_a_writer_gives_its_format(name: str) -> None:
    assert FORMATS[name](PACK).startswith(STARTS[name])
    assert FORMATS[name](Pack("", "", (), (), "en")).startswith(STARTS[name])


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://exemple.fr/?a=1", True),
        ("http://localhost:8501/", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("//exemple.fr", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, kept: bool) -> None:
    assert web(address) == (address if kept else "")
