"""What a sending carries: files by format, each made by a callable."""

import re
from collections.abc import Mapping
from typing import Protocol

import sqlalchemy as sa

from etl.review.sending import UnknownFormat

UNSAFE = re.compile(r"[^\w.]+|^\.+")
LONGEST_NAME = 120


class Make(Protocol):
    """Makes one file of a review. It changes nothing; it raises a ``Refusal`` where the file cannot be made."""

    def __call__(
        self, connection: sa.Connection, fund: str, meeting: int | None, lang: str, format_: str, /
    ) -> tuple[str, bytes]:
        """The file's name and bytes, for a meeting's number, or None for the latest data."""


Makers = Mapping[str, Make]
"""What makes each format that one can subscribe to."""


def asked(words: str, makers: Makers) -> tuple[str, ...]:
    """The formats of « pdf, items », each once, in their order. Raises UnknownFormat, for none too."""
    formats = tuple(dict.fromkeys(one.strip() for one in words.split(",")))
    for one in formats:
        if one not in makers:
            raise UnknownFormat(one, tuple(makers))
    return formats


def safe_name(name: str) -> str:
    """A file's name that leads nowhere else and breaks no header: letters, digits, ``_``, ``-`` and dots within."""
    return UNSAFE.sub("-", name)[-LONGEST_NAME:].lstrip(".") or "-"
