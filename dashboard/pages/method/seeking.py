"""What holds the words sought, and the head of a part that an address can name."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from dashboard.components.html import h

One = TypeVar("One")


def holding(things: Sequence[One], words: str, said: Iterable[Iterable[str]]) -> list[One]:
    """The things of which what is ``said`` holds every word sought, whatever its case."""
    sought = words.casefold().split()
    texts = ("\n".join(parts).casefold() for parts in said)
    return [one for one, text in zip(things, texts, strict=True) if all(word in text for word in sought)]


def head(part: str, title: str, sub: str) -> str:
    """The title of a part, with its anchor."""
    return (
        f'<div class="tnt-section tnt-anchor" id="{h(part)}"><h2>{h(title)}</h2><p class="tnt-sub">{h(sub)}</p></div>'
    )
