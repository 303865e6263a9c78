"""What the last file of each source left open, by severity and rule; what somebody answers for stands apart."""

import pandas as pd
import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, download, links
from dashboard.components.block import Block
from dashboard.components.html import Column, table, tag, write
from dashboard.components.words import counted, source_name
from dashboard.pages.quality.words import rule
from dashboard.queries.quality import findings
from dashboard.queries.quality.findings import Open
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

SEVERITIES = ("error", "warning", "information")
NAMES = ("finding_sheet", "finding_cell", "finding_severity", "finding_rule", "finding_column", "finding_value")
LAST = ("finding_message", "finding_suggestion", "finding_waived")


def show(now: View) -> None:
    """Errors and warnings on the page; notes, which ask for nothing, in the table below it."""
    lang = now.lang
    found: list[Open] = ask(findings.open_findings, now.scope)
    told = Block(
        id="quality_findings",
        title=text("quality.findings_title", lang),
        sub=text("quality.findings_sub", lang),
        sentence=_said(found, lang),
        table=_table(found, lang),
        dated=now.as_of,
    )
    block.head(told)
    asking = [one for one in found if one.severity != "information"]
    if asking:
        columns = [
            Column(text("ui.finding_severity", lang), raw=True),
            Column(text("ui.finding_message", lang)),
            Column(text("ui.source", lang), aside=True),
            Column(text("quality.findings_count", lang), right=True),
        ]
        write(table(columns, [_line(one, lang) for one in asking]))
    block.below(now, told)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="quality_findings_links"):
        total = sum(one.count for one in found)
        if total:
            label = counted("quality.findings_all", total, lang)
            download.button("constats-ouverts", lambda: _every(now), lang, key="quality_findings_all", label=label)
        links.link("import", text("quality.to_import", lang), ":material/upload_file:", part="history")


def _said(found: list[Open], lang: str) -> str:
    standing = [one for one in found if not one.waived]
    waived = sum(one.count for one in found if one.waived)
    parts = []
    for severity in SEVERITIES:
        number = sum(one.count for one in standing if one.severity == severity)
        parts.append(counted(f"quality.findings_{severity}", number, lang))
    said = text("quality.findings_said", lang, counts=", ".join(parts))
    return f"{said} {counted('quality.findings_waived', waived, lang)}" if waived else said


def _line(one: Open, lang: str) -> tuple[str, str, str, str]:
    mark = tag(one.severity, text(f"ui.severity_{one.severity}", lang))
    if one.waived:
        mark = tag("quiet", text("ui.severity_waived", lang))
    return mark, rule(one.rule, lang), source_name(one.source, lang), fmt.count(one.count, lang)


def _table(found: list[Open], lang: str) -> Table:
    heads = [
        Head(text("ui.finding_severity", lang)),
        Head(text("ui.finding_rule", lang)),
        Head(text("ui.finding_message", lang)),
        Head(text("ui.source", lang)),
        Head(text("ui.edition", lang), "count"),
        Head(text("quality.findings_count", lang), "count"),
        Head(text("ui.finding_waived", lang)),
    ]
    return Table(
        heads,
        [
            (
                text(f"ui.severity_{one.severity}", lang),
                one.rule,
                rule(one.rule, lang),
                source_name(one.source, lang),
                one.edition,
                one.count,
                text("ui.yes" if one.waived else "ui.no", lang),
            )
            for one in found
        ],
    )


def _every(now: View) -> pd.DataFrame:
    """Each finding with its file, sheet and cell, under readable heads."""
    lang = now.lang
    frame = ask(findings.every_finding, now.scope, lang)
    severities = [text(f"ui.severity_{one}", lang) for one in frame["severity"]]
    named = frame.assign(severity=severities, source=[source_name(one, lang) for one in frame["source"]])
    named.columns = pd.Index([text(f"ui.{name}", lang) for name in ("source", "file", *NAMES, *LAST)])
    return named
