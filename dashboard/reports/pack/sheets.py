"""The pack as a workbook: its cover, then a sheet a page with exact values and native charts."""

from dashboard.reports.pack.content import Numbers, Pack, Page, Part, Rows, Words
from dashboard.reports.pack.links import web
from dashboard.reports.pack.native import native
from dashboard.reports.workbook import Block, Cover, Sheet, workbook
from dashboard.tables import Head, Table
from data.texts import text

LONGEST_ADDRESS = 2_079
"""What spreadsheets accept as the address of a link."""


def xlsx(pack: Pack) -> bytes:
    """The bytes of the workbook. Words from data are text, never a formula nor a link."""
    cover = Cover(pack.title, pack.facts, pack.fictitious, pack.subtitle, _link(pack.link, pack.lang))
    return workbook(cover, [_sheet(page, pack) for page in pack.pages], pack.lang)


def _sheet(page: Page, pack: Pack) -> Sheet:
    lang = pack.lang
    notes = [text("pack_files.sources", lang), *page.sources] if page.sources else []
    if pack.fictitious:
        notes.append(text("ui.fictitious", lang))
    blocks = [_block(part, lang) for part in page.parts]
    return Sheet(
        page.title, " ".join(page.says), blocks=blocks, notes=notes, link=_link(page.link, lang)
    )  # fmt: skip


def _block(part: Part, lang: str) -> Block:
    if isinstance(part, Numbers):
        heads = [
            Head(text("pack.name", lang)), Head(text("pack.value", lang)), Head(text("pack_files.beside", lang)),
        ]  # fmt: skip
        rows = [(one.label, one.value, one.context) for one in part.numbers]
        return Block(text("pack_files.numbers", lang), table=Table(heads, rows))
    if isinstance(part, Words):
        return Block(part.title, lines=part.lines)
    if isinstance(part, Rows):
        return Block(part.title, table=part.table) if part.table.rows else Block(part.title, lines=(part.empty,))
    return native(part, lang)


def _link(address: str, lang: str) -> tuple[str, str] | None:
    if not web(address) or len(address) > LONGEST_ADDRESS:
        return None
    return text("pack_files.live", lang), address
