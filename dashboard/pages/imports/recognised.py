"""What was recognised: the four steps, then each sheet's columns and what they become."""

from dashboard import format as fmt
from dashboard.components.html import Column, h, section, table, write
from dashboard.pages.imports.words import field_title
from data.texts import text
from etl.intake import Preview


def steps(preview: Preview, lang: str) -> None:
    """File, table, findings, publication: where the import stands."""
    tally = {
        severity: sum(1 for finding in preview.findings if finding.severity == severity)
        for severity in ("error", "warning", "information")
    }
    sheets = " · ".join(
        text("ui.step_sheet", lang, sheet=one.sheet, row=fmt.count(one.header_row, lang)) for one in preview.tables
    )
    found = text("ui.step_tally", lang, **{name: fmt.count(number, lang) for name, number in tally.items()})
    when = text("ui.step_date", lang, date=fmt.day(preview.data_date, lang))
    cells = (
        _step(1, "file", f"{preview.file.name} · {fmt.size(preview.file.bytes, lang)}", False, lang),
        _step(2, "table", sheets or text("ui.step_no_table", lang), not preview.tables, lang),
        _step(3, "findings", found, not preview.tables, lang),
        _step(4, "publish", text("ui.step_blocked", lang) if preview.blocked else when, True, lang),
    )
    write(f'<div class="tnt-steps">{"".join(cells)}</div>')


def _step(number: int, name: str, words: str, todo: bool, lang: str) -> str:
    kind = ' class="tnt-todo"' if todo else ""
    return f"<div{kind}><b>{number} · {h(text(f'ui.step_{name}', lang))}</b>{h(words)}</div>"


def show(preview: Preview, lang: str) -> None:
    """One table of columns a sheet."""
    columns = [
        Column(text("ui.column_header", lang), raw=True),
        Column(text("ui.column_field", lang), raw=True),
        Column(text("ui.column_why", lang), aside=True),
        Column(text("ui.column_example", lang), raw=True, aside=True),
        Column(text("ui.column_filled", lang), right=True),
    ]
    for one in preview.tables:
        sub = text(
            "ui.recognised_sub",
            lang,
            dataset=text(f"ui.dataset_{one.dataset}", lang),
            sheet=one.sheet,
            row=fmt.count(one.header_row, lang),
            rows=fmt.count(one.rows, lang),
        )
        rows = [
            (
                f'{h(column.header)} <span class="tnt-soft">{h(_letter(column.cell))}</span>',
                f"<b>{h(field_title(one.dataset, column.field, lang))}</b>"
                if column.field
                else f'<span class="tnt-soft">{h(text("ui.not_loaded", lang))}</span>',
                text(f"recognise.{column.reason}", lang),
                f"<code>{h(column.example)}</code>" if column.example else "",
                _filled(column.filled, one.rows, lang) if column.field else "",
            )
            for column in one.columns
        ]
        write(section(text("ui.recognised_title", lang), sub), table(columns, rows))


def _filled(number: int, rows: int, lang: str) -> str:
    return f"{fmt.count(number, lang)} / {fmt.count(rows, lang)}"


def _letter(cell: str) -> str:
    return cell.rstrip("0123456789")
