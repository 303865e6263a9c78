"""What a decision or an action is about: a project, a territory, a figure, an alert."""

import re
from dataclasses import dataclass

from etl.review.refusal import Refusal
from etl.review.words import line

KINDS = ("project", "territory", "figure", "alert")
RULE = re.compile(r"[a-z][a-z0-9_-]*")


class UnknownLink(Refusal):
    """The link is of no kind that there is, or names nothing that is known; ``link`` as it was written.

    ``reason`` keys the sentence: shape, project, territory, figure.
    """

    def __init__(self, reason: str, link: str) -> None:
        super().__init__(reason, link)
        self.reason, self.link = reason, link
        self.key = f"link_{reason}"


@dataclass(frozen=True, slots=True)
class Link:
    """``kind`` is one of ``KINDS``; ``target`` a project's key, a territory's code, a figure's id.

    An alert has its ``rule``, and a target: the project or the territory that it is about.
    """

    kind: str
    target: str
    rule: str | None = None

    def __str__(self) -> str:
        return ":".join(part for part in (self.kind, self.rule, self.target) if part)


def read_link(words: str) -> Link:
    """Reads « project:A-1 », « territory:33 », « figure:awarded », « alert:late:A-1 ».

    Raises UnknownLink and the refusals of a text.
    """
    line("link", words)
    kind, _, target = words.strip().partition(":")
    rule = None
    if kind == "alert":
        rule, _, target = target.partition(":")
    if kind not in KINDS or not target or (rule is not None and not RULE.fullmatch(rule)):
        raise UnknownLink("shape", words)
    return Link(kind, target, rule)
