"""What the figures are worth: how old each source is, what its last file left open."""

from dashboard import format as fmt
from dashboard.components.frames import records
from dashboard.components.words import source_name
from dashboard.queries import freshness
from dashboard.queries.quality import findings
from dashboard.queries.quality.findings import Open
from dashboard.reports.pack.content import Page, Rows
from dashboard.reports.pack.sections.words import head
from dashboard.reports.pack.setting import Setting
from dashboard.tables import NONE, Table
from data.texts import text
from etl.store import quarantine


def pages(one: Setting) -> list[Page]:
    """One page."""
    lang = one.lang
    rows = records(one.ask(freshness.sources, one.scope))
    timed = [row for row in rows if row["expected_days"] is not None]
    late = sum(row["age_days"] > row["expected_days"] for row in timed)
    found: list[Open] = [each for each in one.ask(findings.open_findings, one.scope) if not each.waived]
    counts = {
        severity: sum(each.count for each in found if each.severity == severity) for severity in ("error", "warning")
    }
    waiting = len(one.read(quarantine.waiting, one.fund.code))
    said = text(
        "revue.quality_says",
        lang,
        late=fmt.count(late, lang),
        all=fmt.count(len(timed), lang),
        errors=fmt.count(counts["error"], lang),
        warnings=fmt.count(counts["warning"], lang),
        waiting=fmt.count(waiting, lang),
    )
    heads = [
        head("revue.source_name", lang),
        head("revue.data_of", lang, "day"),
        head("revue.age", lang, "count"),
        head("revue.expected", lang, "count"),
        head("revue.state", lang),
        head("revue.file", lang),
    ]
    listed = [
        (
            source_name(row["source"], lang),
            row["data_date"],
            row["age_days"],
            NONE if row["expected_days"] is None else row["expected_days"],
            _state(row["age_days"], row["expected_days"], lang),
            row["file"] or NONE,
        )
        for row in rows
    ]
    fresh = Rows(text("revue.freshness", lang), Table(heads, listed), text("revue.fresh_none", lang), (0, 5))
    title = text("revue.quality_title", lang)
    return [Page("quality", text("revue.quality", lang), title, (said,), (fresh,), link=one.link("qualite"))]


def _state(age: int, expected: int | None, lang: str) -> str:
    if expected is None:
        return text("revue.untimed", lang)
    return text("revue.is_late" if age > expected else "revue.is_fresh", lang)
