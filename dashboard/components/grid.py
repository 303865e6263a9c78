"""A table read both ways: columns under grouped heads, rows in named parts, a mark and a word in each cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.components.html import h


@dataclass(frozen=True)
class Part:
    """Rows under a name: the head of each, then its cells, which are HTML made by this package."""

    label: str
    rows: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True)
class Grid:
    """``heads`` are groups of columns: the group's name and its columns' heads."""

    corner: str
    heads: Sequence[tuple[str, Sequence[str]]]
    parts: Sequence[Part] = field(default_factory=tuple)


def grid(shown: Grid, label: str, kind: str = "") -> str:
    """The table in a frame that scrolls sideways; the first column stays."""
    groups = "".join(f'<th scope="colgroup" colspan="{len(heads)}">{h(name)}</th>' for name, heads in shown.heads)
    heads = "".join(
        f'<th scope="col"{_first(rank)}>{h(head)}</th>' for _name, each in shown.heads for rank, head in enumerate(each)
    )
    width = 1 + sum(len(each) for _name, each in shown.heads)
    bodies = "".join(_part(part, width, shown) for part in shown.parts if part.rows)
    return (
        f'<div class="tnt-scroll" tabindex="0" role="region" aria-label="{h(label)}">'
        f'<table class="tnt-grid {h(kind)}"><thead>'
        f'<tr><th scope="col" rowspan="2">{h(shown.corner)}</th>{groups}</tr><tr>{heads}</tr></thead>'
        f"{bodies}</table></div>"
    )


def _part(part: Part, width: int, shown: Grid) -> str:
    starts = [rank for _name, each in shown.heads for rank, _head in enumerate(each)]
    rows = "".join(
        f'<tr><th scope="row">{h(name)}</th>'
        + "".join(f"<td{_first(rank)}>{cell}</td>" for rank, cell in zip(starts, cells, strict=True))
        + "</tr>"
        for name, cells in part.rows
    )
    named = f'<tr class="tnt-part"><th scope="rowgroup" colspan="{width}"><span>{h(part.label)}</span></th></tr>'
    return f"<tbody>{named if part.label else ''}{rows}</tbody>"


def _first(rank: int) -> str:
    return "" if rank else ' class="tnt-first"'


def mark(sign: str, words: str, kind: str, *, said: bool = True) -> str:
    """A pictogram with its word, written beside it or only told to those who don't see it."""
    if said:
        return f'<span class="tnt-mark tnt-{h(kind)}"><i aria-hidden="true">{h(sign)}</i>&nbsp;{h(words)}</span>'
    name = h(words)
    return f'<span class="tnt-mark tnt-{h(kind)}" role="img" aria-label="{name}" title="{name}">{h(sign)}</span>'
