"""The columns of every dataset, as the schemas say them."""

import streamlit as st

from dashboard import format as fmt
from dashboard import methods
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import Column as Drawn
from dashboard.components.html import h, table, write
from dashboard.components.words import datasets
from dashboard.methods import Column
from dashboard.pages.method.seeking import head, holding
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.schemas import Schema

NAMES = ("column", "name", "kind", "meaning", "example", "accepted")


def show(now: View, words: str) -> bool:
    """The columns that hold the words, dataset by dataset, open where words are sought; whether there is any."""
    lang = now.lang
    told = methods.dictionary(lang)
    kept = [(one, _sought(one, columns, words)) for one, columns in told]
    kept = [(one, columns) for one, columns in kept if columns]
    if not kept:
        return False
    write(head("dictionary", text("method.dictionary", lang), text("method.dictionary_sub", lang)))
    for one, columns in kept:
        _dataset(one, columns, bool(words.strip()), lang)
    every = sum(len(columns) for _one, columns in told)
    said = text("method.dictionary_said", lang, count=fmt.count(every, lang), datasets=fmt.count(len(told), lang))
    block.below(
        now,
        Block(
            id="method_dictionary",
            title=text("method.dictionary", lang),
            sentence=said,
            table=_table([column for _one, columns in kept for column in columns], lang),
        ),
    )
    return True


def _sought(one: Schema, columns: list[Column], words: str) -> list[Column]:
    return holding(
        columns, words, [(own.name, own.title, own.text, own.accepted, own.headers, one.name) for own in columns]
    )


def _dataset(one: Schema, columns: list[Column], opened: bool, lang: str) -> None:
    key = "method.dictionary_of_one" if len(columns) == 1 else "method.dictionary_of"
    name = datasets(one.name, lang)
    label = text(key, lang, dataset=name[:1].upper() + name[1:], count=fmt.count(len(columns), lang))
    heads = [Drawn(text(f"method.{name}", lang)) for name in NAMES]
    heads = [
        Drawn(head.label, raw=name == "name", aside=name in ("name", "kind", "example"))
        for name, head in zip(NAMES, heads, strict=True)
    ]
    rows = [
        (own.title, f"<code>{h(own.name)}</code>", own.kind, own.text, own.example, own.accepted) for own in columns
    ]
    with st.container(key=f"dictionary_{one.name}"), st.expander(label, expanded=opened):
        write(f'<p class="tnt-sub">{h(one.told(lang))}</p>', table(heads, rows, kind="tnt-dictionary"))


def _table(columns: list[Column], lang: str) -> Table:
    heads = [Head(text(f"method.{name}", lang)) for name in ("dataset", *NAMES, "headers")]
    rows = [
        (
            datasets(own.dataset, lang),
            own.title,
            own.name,
            own.kind,
            own.text,
            own.example,
            own.accepted,
            own.headers,
        )
        for own in columns
    ]
    return Table(heads, rows)
