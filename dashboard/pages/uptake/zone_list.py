"""The white zones of a level: sorted, sought, fifty at a time, complete as files; each leads to its own page."""

from collections.abc import Sequence
from decimal import Decimal
from urllib.parse import urlencode

import streamlit as st

from dashboard import address
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, download, pager
from dashboard.components.block import Block
from dashboard.components.html import Column, h, source, write
from dashboard.components.html import table as html_table
from dashboard.components.kept import keeper
from dashboard.components.lists import Listed
from dashboard.queries import white_zones
from dashboard.queries.white_zones import Summary, Zone
from dashboard.reports.workbook import workbook
from dashboard.tables import Head, Kind, Table
from dashboard.view import View
from data.texts import text

SORTS = ("population", "served", "place")
OWN = ("zone_level", "zone_sort")
"""What the address says of this list alone."""


def show(now: View, levels: Sequence[str], chosen: Summary, sentence: str) -> None:
    """The choices, the rows, the files; nothing to list where every territory has an application."""
    lang = now.lang
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="zone_choices"):
        names = {level: text(f"reach.level_{level}", lang) for level in levels}
        level = address.segments("zone_level", text("reach.zones_level", lang), names, levels[0])
        if chosen.white:
            sorts = {one: text(f"reach.sort_{one}", lang) for one in SORTS}
            sort = address.select("zone_sort", text("reach.zones_sort", lang), sorts, SORTS[0], width=270)
            words = st.text_input(text("ui.search", lang), key="zone_words", width=190)
    if not chosen.white:
        return
    keep = keeper("white_zones", (now.scope, level, sort, lang))
    zones: list[Zone] = keep("zones", "", lambda: white_zones.ordered(ask(white_zones.zones, now.scope, level), sort))
    table: Table = keep("table", "", lambda: _table(zones, level, lang))
    listed: Listed = keep("list", "", lambda: _listed(table, level))
    name = text("reach.zones_list", lang, level=names[level])
    write(f"<h3>{h(name)} · {fmt.count(len(zones), lang)}</h3>")
    _rows(now, zones, listed, keep("found", words, lambda: listed.found(words)), name)
    _files(now, Block(f"zones_{level}", name, sentence, table), level)
    write(source(text("reach.zones_served_note", lang)))


def _rows(now: View, zones: Sequence[Zone], listed: Listed, places: Sequence[int], name: str) -> None:
    """Fifty of the rows found, the name of each a link to its territory."""
    lang = now.lang
    if not places:
        write(f'<p class="tnt-sub">{h(text("ui.list_no_match", lang))}</p>')
        return
    kept = {key: value for key, value in address.current().items() if key not in OWN}
    rows = []
    for place in pager.page(places, "page_zones"):
        zone, row = zones[place], listed.rows[place]
        to = urlencode(kept | {"territory": zone.code})
        link = f'<a class="tnt-to tnt-go" href="territoires?{h(to)}" target="_self">{h(zone.name)}</a>'
        rows.append((link, *row[1:-2], fmt.count(zone.population, lang), row[-1]))
    write(html_table(listed.columns, rows, tall=name))
    pager.show(len(places), "page_zones", lang)


def _files(now: View, listed: Block, level: str) -> None:
    """Every row, whatever is sought: as CSV, as a workbook, in the workbook of the page."""
    lang = now.lang
    block.keep(listed)
    file = f"{text('reach.zones_file', lang)}_{level}_{now.as_of or ''}"
    with st.container(horizontal=True, gap="small", key="zone_files"):
        download.button(file, lambda: listed.table.plain(lang), lang, f"zones_{level}_csv")
        download.file(
            f"{file}.xlsx",
            lambda: workbook(block.cover(now, listed.title), [listed.sheet(lang)], lang),
            text("ui.download_xlsx", lang),
            f"zones_{level}_xlsx",
        )


def _served(zone: Zone, lang: str) -> str:
    if zone.served is None:
        return text("ui.unknown", lang)
    if not zone.served:
        return text("reach.served_none", lang)
    if zone.population and zone.served < zone.population:
        share = fmt.percent(Decimal(zone.served) / Decimal(zone.population), lang)
        return text("reach.served_part", lang, share=share)
    return text("reach.served_all", lang)


def _heads(level: str, lang: str) -> list[Head]:
    kinds: dict[str, Kind] = {"name": "text", "code": "text", "department": "text", "region": "text"}
    if level == "department":
        del kinds["department"]
    kinds |= {"population": "count", "is_served": "text"}
    return [Head(text(f"reach.head_{name}", lang), kind) for name, kind in kinds.items()]


def _table(zones: Sequence[Zone], level: str, lang: str) -> Table:
    """The zones with typed values: what the workbook holds."""
    places = [(one.region,) if level == "department" else (one.department, one.region) for one in zones]
    rows = [
        (one.name, one.code.removeprefix("C"), *place, one.population, _served(one, lang))
        for one, place in zip(zones, places, strict=True)
    ]
    return Table(_heads(level, lang), rows)


def _listed(table: Table, level: str) -> Listed:
    """The zones in plain words, to seek in."""
    aside = (1,) if level == "department" else (1, 3)
    columns = [
        Column(head.label, right=head.kind == "count", raw=not rank, aside=rank in aside)
        for rank, head in enumerate(table.heads)
    ]
    rows = [tuple("" if value is None else str(value) for value in row) for row in table.rows]
    return Listed([head.label for head in table.heads], rows, columns)
