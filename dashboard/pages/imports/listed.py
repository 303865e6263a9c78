"""The rows of each list of a preview, as a reader writes them, and how they are drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from dashboard import format as fmt
from dashboard.components.html import Column, h
from dashboard.pages.imports.upload import Upload
from dashboard.pages.imports.words import field_title, is_amount, shown
from data.texts import text
from etl.finding import Finding
from etl.preview import Change

Row = tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """``rows`` are plain words under ``heads``; ``drawn`` makes of one the cells of the table on the page."""

    heads: list[str]
    rows: Sequence[Row]
    columns: list[Column]
    drawn: Callable[[Row], Row]

    def found(self, words: str) -> Sequence[int]:
        """The places of the rows that hold these words."""
        sought = words.strip().casefold()
        if not sought:
            return range(len(self.rows))
        return [place for place, row in enumerate(self.rows) if sought in "\n".join(row).casefold()]


def changed(upload: Upload, lang: str) -> Listed:
    """Every value that changes: line, field, before, after, cell, effect in euros where it is an amount."""
    heads = _heads(("row", "field", "before", "after", "trace_cell", "effect"), lang)
    changes = upload.preview.changed if upload.preview else []
    rows = [
        (
            one.label,
            field_title(one.dataset, one.field or "", lang),
            shown(one.dataset, one.field, one.before, lang),
            shown(one.dataset, one.field, one.after, lang),
            one.cell or "",
            _effect(one, lang),
        )
        for one in changes
    ]
    columns = [
        Column(heads[0]),
        Column(heads[1]),
        Column(text("ui.before_after", lang), raw=True),
        Column(heads[4]),
        Column(heads[5], right=True, aside=True),
    ]
    return Listed(heads, rows, columns, _drawn_change)


def new(upload: Upload, lang: str) -> Listed:
    """The lines that come."""
    return _lines(upload.preview.new() if upload.preview else [], lang)


def missing(upload: Upload, lang: str) -> Listed:
    """The lines that stand and that the file does not hold."""
    return _lines(upload.preview.missing if upload.preview else [], lang)


def rejected(upload: Upload, lang: str) -> Listed:
    """The lines that are not loaded: each with the cells and the reasons that reject it."""
    heads = _heads(
        ("finding_sheet", "sheet_row", "trace_cell", "finding_value", "finding_message", "finding_suggestion"), lang
    )
    lines: dict[tuple[str, int], list[Finding]] = {}
    for one in upload.preview.findings if upload.preview else []:
        if one.rejects:
            lines.setdefault((one.sheet or "", one.row or 0), []).append(one)
    rows = [
        (
            sheet,
            str(row),
            _each(one.cell for one in found),
            _each(one.value for one in found),
            " ".join(dict.fromkeys(one.message(lang) for one in found)),
            " ".join(dict.fromkeys(fix for one in found if (fix := one.suggestion(lang)))),
        )
        for (sheet, row), found in lines.items()
    ]
    aside = (True, False, False, False, False, True)
    columns = [Column(head, aside=one) for head, one in zip(heads, aside, strict=True)]
    return Listed(heads, rows, columns, lambda row: row)


def _lines(changes: Sequence[Change], lang: str) -> Listed:
    heads = _heads(("row", "dataset", "trace_cell"), lang)
    if not any(one.cell for one in changes):
        heads = heads[:2]
    rows = [(one.label, text(f"ui.dataset_{one.dataset}", lang), one.cell or "")[: len(heads)] for one in changes]
    return Listed(heads, rows, [Column(head) for head in heads], lambda row: row)


def _drawn_change(row: Row) -> Row:
    label, field, before, after, cell, effect = row
    return label, field, f"<del>{h(before)}</del> → <ins>{h(after)}</ins>", cell, effect


def _effect(one: Change, lang: str) -> str:
    if one.field is None or not is_amount(one.dataset, one.field):
        return ""
    try:
        moved = Decimal(one.after or 0) - Decimal(one.before or 0)
    except InvalidOperation:
        return ""
    return fmt.signed(fmt.money(moved, lang), moved)


def _each(values: object) -> str:
    return " · ".join(dict.fromkeys(value for value in values if value))  # type: ignore[attr-defined]


def _heads(names: Sequence[str], lang: str) -> list[str]:
    return [text(f"ui.{name}", lang) for name in names]
