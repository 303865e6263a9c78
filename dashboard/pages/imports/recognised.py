"""What was recognised: the columns of each sheet, and what they become; sheets that are alike are told once."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard import format as fmt
from dashboard.components.html import Column, h, section, table, write
from dashboard.components.words import counted
from dashboard.pages.imports.upload import Upload
from dashboard.pages.imports.words import field_title, reason, shown
from data.texts import text
from etl.intake import Preview
from etl.preview import ColumnInfo, TableInfo
from etl.recognise.layouts import layouts
from etl.schemas import schema

TOTALS = frozenset(("total-row",))
SHEETS = 6
LONGEST = 60


def show(upload: Upload, lang: str) -> None:
    """One table of columns for the sheets that have the same; what was left aside is said once."""
    preview = upload.preview
    if preview is None or not preview.tables:
        return
    aside = _aside(preview, lang)
    kinds: list[list[TableInfo]] = upload.worked_out("alike", None, lambda: alike(preview.tables))
    if len(kinds) == 1:
        title = section(text("ui.recognised_title", lang), f"{_said(kinds[0], lang)} {aside}")
        write(title, _columns(together(kinds[0]), lang))
        return
    write(section(text("ui.recognised_title", lang), aside))
    for tables in kinds:
        write(f'<p class="tnt-sub">{h(_said(tables, lang))}</p>', _columns(together(tables), lang))


def alike(tables: Sequence[TableInfo]) -> list[list[TableInfo]]:
    """The tables that have the same columns, read in the same way, in the order of the file."""
    kinds: dict[object, list[TableInfo]] = {}
    for one in tables:
        columns = tuple((column.header, column.cell, column.field, column.reason) for column in one.columns)
        kinds.setdefault((one.dataset, one.layout, one.header_row, columns), []).append(one)
    return list(kinds.values())


def together(tables: Sequence[TableInfo]) -> TableInfo:
    """Tables that are alike as one: their rows and filled cells added up, an example from the first that has one."""
    columns = [
        replace(next((one for one in each if one.typed is not None), each[0]), filled=sum(one.filled for one in each))
        for each in zip(*(table.columns for table in tables), strict=True)
    ]
    return replace(tables[0], rows=sum(one.rows for one in tables), columns=columns)


def _said(tables: Sequence[TableInfo], lang: str) -> str:
    first = tables[0]
    layout = next((layout.title for layout in layouts() if layout.name == first.layout), None)
    sheets = list(dict.fromkeys(one.sheet for one in tables))
    named = ", ".join(text("ui.quoted", lang, words=name) for name in sheets[:SHEETS])
    if len(sheets) > SHEETS:
        named += counted("ui.more", len(sheets) - SHEETS, lang)
    said = counted(
        "ui.recognised_sub",
        sum(one.rows for one in tables),
        lang,
        dataset=text(f"ui.dataset_{first.dataset}", lang),
        sheet=text("ui.recognised_sheet" if len(sheets) == 1 else "ui.recognised_sheets", lang, names=named),
        row=fmt.count(first.header_row, lang),
    )
    return f"{text('ui.recognised_layout', lang, layout=layout)} {said}" if layout else said


def _aside(preview: Preview, lang: str) -> str:
    """The sheets that were not read and the totals that were not loaded."""
    ignored = [one.sheet for one in preview.findings if one.rule in ("sheet-ignored", "sheet-pivot") and one.sheet]
    totals = [one for one in preview.findings if one.rule in TOTALS]
    said = []
    if ignored:
        names = ", ".join(text("ui.quoted", lang, words=name) for name in ignored[:SHEETS])
        if len(ignored) > SHEETS:
            names += counted("ui.more", len(ignored) - SHEETS, lang)
        said.append(counted("ui.sheets_ignored", len(ignored), lang, names=names))
    if totals:
        rows = ", ".join(fmt.count(one.row, lang) for one in totals[:SHEETS])
        if len(totals) > SHEETS:
            rows += counted("ui.more", len(totals) - SHEETS, lang)
        said.append(counted("ui.totals_kept", len(totals), lang, rows=rows))
    return " ".join(said)


def _columns(one: TableInfo, lang: str) -> str:
    columns = [
        Column(text("ui.column_header", lang), raw=True),
        Column(text("ui.column_field", lang), raw=True),
        Column(text("ui.column_why", lang), aside=True),
        Column(text("ui.column_example", lang), raw=True, aside=True),
        Column(text("ui.column_filled", lang), right=True),
    ]
    return table(columns, [_column(one, column, lang) for column in one.columns], kind="tnt-columns")


def _column(one: TableInfo, column: ColumnInfo, lang: str) -> tuple[str, ...]:
    head = f'{h(column.header)} <span class="tnt-soft">{h(column.cell.rstrip("0123456789"))}</span>'
    why = reason(column.reason, column.evidence, lang)
    if column.confidence < 1:
        why += f" · {fmt.percent(Decimal(str(round(column.confidence, 2))), lang, 0)}"
    example = _example(one.dataset, column, lang)
    if column.field is None:
        return head, f'<span class="tnt-soft">{h(text("ui.not_loaded", lang))}</span>', why, example, ""
    filled = text("ui.n_of_all", lang, n=fmt.count(column.filled, lang), all=fmt.count(one.rows, lang))
    return head, _field(one.dataset, column.field, lang), why, example, filled


def _example(dataset: str, column: ColumnInfo, lang: str) -> str:
    """A value as read, and what it became where that is written otherwise."""
    if not column.example:
        return ""
    read = f"<code>{h(column.example)}</code>"
    if column.field is None or column.typed is None:
        return read
    became = shown(dataset, column.field, column.typed, lang)[:LONGEST]
    same = became.startswith(column.example.strip()) if len(column.example) == LONGEST else became == column.example
    return read if same else f"{read} → {h(became)}"


def _field(dataset: str, name: str, lang: str) -> str:
    """The field's title; that it is of the key, or an amount at a stage, is said after it."""
    said = f"<b>{h(field_title(dataset, name, lang))}</b>"
    found = schema(dataset)
    if name in found.keys[0]:
        return f"{said} · {h(text('ui.is_key', lang))}"
    funding = found[name].funding
    if funding is not None:
        stage = schema("fundings")["stage"].label(funding.stage, lang)
        return f"{said} · {h(text('ui.at_stage', lang, stage=stage))}"
    return said
