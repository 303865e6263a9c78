"""What is wrong or was repaired, grouped by rule; each group opens on every one of its cells."""

import json

import pandas as pd
import streamlit as st

from dashboard.components import download, pager
from dashboard.components.html import Column, h, section, table, tag, write
from dashboard.components.words import counted
from dashboard.pages.imports import waiving
from dashboard.pages.imports.filtering import wanted
from dashboard.pages.imports.grouping import ELLIPSIS, Group, grouped
from dashboard.pages.imports.upload import Upload
from data.texts import text
from etl.check.waiver import waivable
from etl.finding import Finding
from etl.hand_back import as_report
from etl.preview import Preview

CELLS = 5
VALUES = 3
NAMES = ("severity", "rule", "sheet", "cell", "column", "value", "message", "suggestion", "related", "waived")


def show(upload: Upload, lang: str) -> None:
    """The groups, the gravest first; all the findings as CSV and JSON."""
    preview = upload.preview
    if preview is None:
        return
    findings = preview.findings
    if not findings:
        write(section(text("ui.findings_title", lang), text("ui.findings_none", lang)))
        return
    write(section(text("ui.findings_title", lang), text("ui.findings_sub", lang)))
    st.fragment(_groups)(upload, findings, lang)
    with st.container(horizontal=True, gap="medium", key="findings_downloads"):
        download.button("constats", lambda: as_frame(findings, lang), lang, key="findings_csv")
        download.file(
            "constats.json", lambda: as_json(preview, lang), text("ui.download_json", lang), key="findings_json"
        )


def as_frame(findings: list[Finding], lang: str) -> pd.DataFrame:
    """Every finding, one a row."""
    heads = [text(f"ui.finding_{name}", lang) for name in NAMES]
    severities = {name: text(f"ui.severity_{name}", lang) for name in ("error", "warning", "information")}
    said = [one.as_json(lang) for one in findings]
    rows = [
        [severities[one.severity], *(words[name] for name in NAMES[1:-2]), " ".join(one.related), one.waived]
        for one, words in zip(findings, said, strict=True)
    ]
    return pd.DataFrame(rows, columns=heads)


def as_json(preview: Preview, lang: str) -> bytes:
    """The whole report of a file: its counts, its groups, every finding."""
    return json.dumps(as_report(preview, lang), ensure_ascii=False, indent=1).encode()


def _groups(upload: Upload, findings: list[Finding], lang: str) -> None:
    asked = wanted(upload, findings, lang)
    groups: list[Group] = upload.worked_out("groups", (asked, lang), lambda: grouped(asked.of(findings, lang)))
    if not groups:
        write(f'<p class="tnt-sub">{h(text("ui.findings_no_match", lang))}</p>')
    with st.container(key="findings", gap=None):
        for group in groups:
            _group(upload, group, lang)


def _group(upload: Upload, group: Group, lang: str) -> None:
    words, of_all = group.headline(lang)
    fix = (group.said if of_all else group.findings[0]).suggestion(lang)
    example = "" if of_all else f' <span class="tnt-soft">{h(text("ui.for_example", lang))}</span>'
    waived = ""
    if group.waived:
        waived = f"<p class='tnt-soft'>{h(text('ui.waived_because', lang, reason=group.waived))}</p>"
    values = group.values
    read = " ".join(f"<code>{h(value)}</code>" for value in values[:VALUES])
    if len(values) > VALUES:
        read += h(counted("ui.more", len(values) - VALUES, lang))
    places = group.places
    listed = " · ".join(places[:CELLS])
    if len(places) > CELLS:
        listed += counted("ui.more", len(places) - CELLS, lang)
    where = "ui.cells_counted" if group.said.cell else "ui.times_counted"
    many = counted(where, len(group.findings), lang)
    write(
        f'<div class="tnt-finding">{_tag(group, lang)}'
        f"<div><h3>{h(words)}{example}</h3><p>{read} {h(fix or '')}</p>{waived}</div>"
        f'<span class="tnt-cells">{h(listed)}</span><span class="tnt-many">{h(many)}</span></div>'
    )
    if len(group.findings) > 1 or group.said.cell or waivable(group.findings[0]):
        _cells(upload, group, lang)


def _tag(group: Group, lang: str) -> str:
    if group.waived:
        return tag("quiet", text("ui.severity_waived", lang))
    return tag(group.severity, text(f"ui.severity_{group.severity}", lang))


def _cells(upload: Upload, group: Group, lang: str) -> None:
    """Every cell of a group, fifty at a time, once asked for."""
    key = f"{upload.number}_{group.severity}_{group.rule}{'_waived' if group.waived else ''}"
    words = "ui.see_cells" if group.said.cell else "ui.see_findings"
    with (
        st.container(key=f"astable_cells_{key}"),
        st.expander(counted(words, len(group.findings), lang), key=f"cells_{key}", on_change="rerun") as opened,
    ):
        if not opened.open:
            return
        several = len({one.sheet for one in group.findings}) > 1
        heads = ["sheet"] * several + ["cell", "column", "value", "message", "suggestion"]
        columns = [Column(text(f"ui.finding_{name}", lang), raw=name == "value") for name in heads]
        rows = [_row(one, several, lang) for one in pager.page(group.findings, f"page_{key}")]
        write(table(columns, rows, tall=group.headline(lang)[0]))
        pager.show(len(group.findings), f"page_{key}", lang)
        waiving.form(upload, group, lang)


def _row(one: Finding, several: bool, lang: str) -> tuple[str, ...]:
    value = f"<code>{h(one.value)}</code>" if one.value else ""
    cells = ", ".join([one.cell or "", *one.related[:CELLS], *[ELLIPSIS] * (len(one.related) > CELLS)])
    told = (cells, one.column or "", value, one.message(lang), one.suggestion(lang) or "")
    return ((one.sheet or "", *told)) if several else told
