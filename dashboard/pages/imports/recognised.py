"""What was recognised: the four steps, then each sheet's columns and what they become."""

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


def steps(upload: Upload, lang: str) -> None:
    """File, table, findings, publication: where the import stands."""
    preview = upload.preview
    if preview is None:
        return
    severities = [finding.severity for finding in preview.findings]
    tally = ", ".join(
        counted(f"tally_{name}", severities.count(name), lang) for name in ("error", "warning", "information")
    )
    sheets = [
        text("ui.step_sheet", lang, sheet=one.sheet, row=fmt.count(one.header_row, lang)) for one in preview.tables
    ]
    listed = " · ".join(sheets[:SHEETS])
    if len(sheets) > SHEETS:
        listed += counted("more", len(sheets) - SHEETS, lang)
    number = fmt.count(preview.base_edition + 1, lang)
    when = text("ui.step_edition", lang, number=number, date=fmt.day(preview.data_date, lang))
    cells = (
        _step(1, "file", f"{preview.file.name} · {fmt.size(preview.file.bytes, lang)}", False, lang),
        _step(2, "table", listed or text("ui.step_no_table", lang), not preview.tables, lang),
        _step(3, "findings", tally, not preview.tables, lang),
        _step(4, "publish", text("ui.step_blocked", lang) if preview.blocked else when, True, lang),
    )
    write(f'<div class="tnt-steps">{"".join(cells)}</div>')


def _step(number: int, name: str, words: str, todo: bool, lang: str) -> str:
    kind = ' class="tnt-todo"' if todo else ""
    return f"<div{kind}><b>{number} · {h(text(f'ui.step_{name}', lang))}</b>{h(words)}</div>"


def show(upload: Upload, lang: str) -> None:
    """One table of columns a sheet; what was left aside is said once."""
    preview = upload.preview
    if preview is None or not preview.tables:
        return
    aside = _aside(preview, lang)
    if len(preview.tables) == 1:
        one = preview.tables[0]
        write(section(text("ui.recognised_title", lang), f"{_said(one, lang)} {aside}"), _columns(one, lang))
        return
    write(section(text("ui.recognised_title", lang), aside))
    for one in preview.tables:
        write(f'<p class="tnt-sub">{h(_said(one, lang))}</p>', _columns(one, lang))


def _said(one: TableInfo, lang: str) -> str:
    layout = next((layout.title for layout in layouts() if layout.name == one.layout), None)
    said = counted(
        "recognised_sub",
        one.rows,
        lang,
        dataset=text(f"ui.dataset_{one.dataset}", lang),
        sheet=one.sheet,
        row=fmt.count(one.header_row, lang),
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
            names += counted("more", len(ignored) - SHEETS, lang)
        said.append(counted("sheets_ignored", len(ignored), lang, names=names))
    if totals:
        rows = ", ".join(fmt.count(one.row, lang) for one in totals[:SHEETS])
        if len(totals) > SHEETS:
            rows += counted("more", len(totals) - SHEETS, lang)
        said.append(counted("totals_kept", len(totals), lang, rows=rows))
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
    became = shown(dataset, column.field, column.typed, lang)
    return read if became == column.example else f"{read} → {h(became)}"


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
