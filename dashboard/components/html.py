"""Pieces of HTML. Whatever comes from a spreadsheet passes through :func:`h`; tags are written here alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st


def h(value: object) -> str:
    """A value as text, never as markup."""
    return escape(str(value), quote=True)


def write(*parts: str, width: Literal["stretch", "content"] | int = "stretch") -> None:
    """Put pieces of HTML on the page."""
    st.html(f'<div class="tnt">{"".join(parts)}</div>', width=width)


def title(words: str, sub: str = "") -> str:
    """The title of a page, once a page."""
    return f"<h1>{h(words)}</h1>" + (f'<p class="tnt-context">{h(sub)}</p>' if sub else "")


def section(words: str, sub: str = "") -> str:
    """The title of a part of the page and the line below it."""
    return f'<div class="tnt-section"><h2>{h(words)}</h2>' + (
        f'<p class="tnt-sub">{h(sub)}</p></div>' if sub else "</div>"
    )


def swatch(colour: str, words: str, *, tick: bool = False) -> str:
    """A small coloured square and its label."""
    kind = ' class="tnt-tick"' if tick else ""
    return f'<span><i{kind} style="--swatch:{h(colour)}"></i>{h(words)}</span>'


def source(*lines: str) -> str:
    """Where a figure comes from, in small letters."""
    return "".join(f'<p class="tnt-source">{h(line)}</p>' for line in lines if line)


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """What is known of a thing: a name and its value a line."""
    said = "".join(f"<div><dt>{h(name)}</dt><dd>{h(value)}</dd></div>" for name, value in pairs)
    return f'<dl class="tnt-facts">{said}</dl>'


def tag(kind: str, words: str) -> str:
    """A word on a colour: ``error``, ``warning``, ``information``, ``done`` or ``quiet``."""
    return f'<span class="tnt-tag tnt-{h(kind)}">{h(words)}</span>'


def alert(kind: Literal["error", "warning", "done"], words: str, *, label: str = "") -> str:
    """A sentence that has to be read, with its sign; ``label`` stands before it, in bold."""
    sign = {"error": "✕", "warning": "▲", "done": "✓"}[kind]
    first = f"<b>{h(label)}</b> " if label else ""
    role = "status" if kind == "done" else "alert"
    said = f'<i aria-hidden="true">{sign}</i><span>{first}{h(words)}</span>'
    return f'<p class="tnt-alert tnt-{kind}" role="{role}">{said}</p>'


@dataclass(frozen=True)
class Column:
    """The head of a column; ``right`` for numbers; ``raw`` where cells are HTML made by this package.

    A column ``aside`` gives way on a narrow screen.
    """

    label: str
    right: bool = False
    raw: bool = False
    aside: bool = False


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    marked: int | None = None,
    *,
    tall: str = "",
    kind: str = "",
) -> str:
    """A table. Cells are text unless their column is ``raw``; the ``marked`` row stands out.

    A table named by ``tall`` scrolls within a part of the page; ``kind`` is a class of the style sheet.
    """
    heads = "".join(f'<th scope="col"{_side(column)}>{h(column.label)}</th>' for column in columns)
    body = "".join(
        f"<tr{' class=tnt-on' if rank == marked else ''}>"
        + "".join(
            f"<td{_side(column)}>{cell if column.raw else h(cell)}</td>"
            for column, cell in zip(columns, row, strict=True)
        )
        + "</tr>"
        for rank, row in enumerate(rows)
    )
    frame = f' tnt-tall" tabindex="0" role="region" aria-label="{h(tall)}' if tall else ""
    rows_ = f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>"
    return f'<div class="tnt-scroll{frame}"><table class="{kind}">{rows_}</table></div>'


def _side(column: Column) -> str:
    kinds = [kind for kind, borne in (("tnt-r", column.right), ("tnt-aside", column.aside)) if borne]
    return f' class="{" ".join(kinds)}"' if kinds else ""
