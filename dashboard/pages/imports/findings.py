"""What is wrong or was repaired, grouped by rule: the sentence, the value read, the cells, how many."""

from collections import defaultdict

import pandas as pd

from dashboard import format as fmt
from dashboard.components import download
from dashboard.components.html import h, section, write
from data.texts import text
from etl.finding import Finding
from etl.intake import Preview

ORDER = {"error": 0, "warning": 1, "information": 2}
CELLS = 6


def show(preview: Preview, lang: str) -> None:
    """The groups, the worst first, and all of them as CSV."""
    groups: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in preview.findings:
        groups[finding.severity, finding.rule].append(finding)
    if not groups:
        write(section(text("ui.findings_title", lang), text("ui.findings_none", lang)))
        return
    ordered = sorted(groups.items(), key=lambda item: (ORDER[item[0][0]], -len(item[1])))
    rows = "".join(_group(severity, found, lang) for (severity, _rule), found in ordered)
    write(section(text("ui.findings_title", lang), text("ui.findings_sub", lang)), rows)
    download.button("constats", lambda: as_frame(preview, lang), lang, key="findings_csv")


def as_frame(preview: Preview, lang: str) -> pd.DataFrame:
    """Every finding, one a row."""
    names = ("severity", "rule", "sheet", "cell", "column", "value", "message", "suggestion")
    heads = {name: text(f"ui.finding_{name}", lang) for name in names}
    return pd.DataFrame(
        [{heads[name]: finding.as_json(lang)[name] for name in names} for finding in preview.findings],
        columns=list(heads.values()),
    )


def _group(severity: str, found: list[Finding], lang: str) -> str:
    first = found[0]
    fix = first.suggestion(lang)
    read = f"<code>{h(first.value)}</code> " if first.value else ""
    cells = list(dict.fromkeys(place for finding in found if (place := finding.cell or finding.sheet)))
    listed = " · ".join(cells[:CELLS])
    if len(cells) > CELLS:
        listed += text("ui.more", lang, count=fmt.count(len(cells) - CELLS, lang))
    return (
        f'<div class="tnt-finding"><span class="tnt-tag tnt-{h(severity)}">'
        f"{h(text(f'ui.severity_{severity}', lang))}</span>"
        f"<div><h3>{h(first.message(lang))}</h3><p>{read}{h(fix or '')}</p></div>"
        f'<span class="tnt-cells">{h(listed)}</span>'
        f'<span class="tnt-many">{h(text("ui.times", lang, count=fmt.count(len(found), lang)))}</span></div>'
    )
