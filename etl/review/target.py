"""Where a review is sent: e-mail addresses that somebody typed, or a folder."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from etl.review.refusal import Refusal

KINDS = ("mailto", "folder")
LONGEST = 254
"""Characters of an address, by RFC 5321 (4.5.3.1.3, without its brackets)."""
# The dot-atom of RFC 5322 (3.2.3) before one @, a host's name after it. A quoted or non-ASCII local part is refused.
ADDRESS = re.compile(r"[A-Za-z0-9!#$&'*+/=?^_`{|}~.-]+@[A-Za-z0-9]([A-Za-z0-9-]*)(\.[A-Za-z0-9]([A-Za-z0-9-]*))*")


class BadTarget(Refusal):
    """A target is of no kind that there is, or is ill written: ``target`` as it was given, what is unseen left out."""

    words = "sending"

    def __init__(self, reason: str, target: str) -> None:
        super().__init__(reason, target)
        self.key = f"target_{reason}"
        self.target = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in target)[:LONGEST]


@dataclass(frozen=True, slots=True)
class Target:
    """``kind`` is one of ``KINDS``; ``to`` one address, or a folder's absolute path."""

    kind: str
    to: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.to}"


def read_targets(words: str) -> tuple[Target, ...]:
    """Reads « mailto:a@b.fr,c@d.fr » (a target an address, each once) or « folder:/srv/revue ». Raises BadTarget."""
    kind, _, rest = words.strip().partition(":")
    if kind not in KINDS or not rest:
        raise BadTarget("shape", words)
    if kind == "folder":
        return (Target("folder", _folder(rest)),)
    return tuple(dict.fromkeys(Target("mailto", address(one.strip(" "))) for one in rest.split(",")))


def address(words: str) -> str:
    """An e-mail address, its host in lower case. Raises BadTarget."""
    if len(words) > LONGEST or not ADDRESS.fullmatch(words):
        raise BadTarget("address", words)
    local, host = words.split("@")
    return f"{local}@{host.lower()}"


def _folder(words: str) -> str:
    if any(unicodedata.category(one) in ("Cc", "Cs") for one in words):
        raise BadTarget("folder", words)
    try:
        # A timer runs elsewhere than the person who typed the path.
        return str(Path(words).expanduser().absolute())
    except RuntimeError as error:
        raise BadTarget("folder", words) from error
