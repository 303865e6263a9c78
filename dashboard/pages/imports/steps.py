"""The four steps of an import: file, table, findings, publication; where this one stands."""

from dashboard import format as fmt
from dashboard.components.html import h, write
from dashboard.components.words import counted
from dashboard.pages.imports.upload import Upload
from data.texts import text

SHEETS = 3


def show(upload: Upload, lang: str) -> None:
    """File, table, findings, publication: where the import stands."""
    preview = upload.preview
    if preview is None:
        return
    severities = [finding.severity for finding in preview.findings]
    tally = ", ".join(
        counted(f"ui.tally_{name}", severities.count(name), lang) for name in ("error", "warning", "information")
    )
    # A wide sheet may give several tables under one header.
    sheets = list(
        dict.fromkeys(
            text("ui.step_sheet", lang, sheet=one.sheet, row=fmt.count(one.header_row, lang)) for one in preview.tables
        )
    )
    listed = " · ".join(sheets[:SHEETS])
    if len(sheets) > SHEETS:
        listed += counted("ui.more", len(sheets) - SHEETS, lang)
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
