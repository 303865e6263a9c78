"""The rows of each list of changes, as a reader writes them, and how they are drawn."""

from collections.abc import Iterable, Sequence

from dashboard import format as fmt
from dashboard.components.html import Column, h
from dashboard.components.lists import Listed, Row
from dashboard.pages.imports.words import field_title, shown
from data.texts import text
from etl.finding import Finding
from etl.preview import Change
from etl.schemas import schema


def changed(changes: Sequence[Change], lang: str) -> Listed:
    """Every value that changes: line, field, before, after, cell, effect in euros where it is an amount."""
    heads = _heads(("row", "field", "before", "after", "trace_cell", "effect"), lang)
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


def rejected(findings: Sequence[Finding], lang: str) -> Listed:
    """The lines that are not loaded: each with the cells and the reasons that reject it."""
    heads = _heads(
        ("finding_sheet", "sheet_row", "trace_cell", "finding_value", "finding_message", "finding_suggestion"), lang
    )
    lines: dict[tuple[str, int], list[Finding]] = {}
    for one in findings:
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
    return Listed(heads, rows, columns)


def lines(changes: Sequence[Change], lang: str) -> Listed:
    """Whole lines, that come or that leave."""
    heads = _heads(("row", "dataset", "trace_cell"), lang)
    if not any(one.cell for one in changes):
        heads = heads[:2]
    rows = [(one.label, text(f"ui.dataset_{one.dataset}", lang), one.cell or "")[: len(heads)] for one in changes]
    return Listed(heads, rows, [Column(head) for head in heads])


def _drawn_change(row: Row) -> Row:
    label, field, before, after, cell, effect = row
    return label, field, f"<del>{h(before)}</del> → <ins>{h(after)}</ins>", cell, effect


def _effect(one: Change, lang: str) -> str:
    """The euros that the change moves, by stage."""
    stages = schema("fundings")["stage"]
    return ", ".join(
        f"{fmt.signed(fmt.money(moved, lang), moved)} {stages.label(stage, lang)}"
        for stage, moved in one.effect.items()
    )


def _each(values: Iterable[str | None]) -> str:
    return " · ".join(dict.fromkeys(value for value in values if value))


def _heads(names: Sequence[str], lang: str) -> list[str]:
    return [text(f"ui.{name}", lang) for name in names]
