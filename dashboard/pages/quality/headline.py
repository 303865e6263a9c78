"""Five counts that say where to look first: each is told in full below."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components.frames import records
from dashboard.components.html import h, title, write
from dashboard.components.words import counted
from dashboard.queries import freshness
from dashboard.queries.quality import findings, rejected, unlinked
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """The title and the counts."""
    lang = now.lang
    write(title(text("ui.page_quality", lang), text("quality.sub", lang)))
    sources = [row for row in records(ask(freshness.sources, now.scope)) if row["expected_days"] is not None]
    late = sum(1 for row in sources if row["age_days"] > row["expected_days"])
    found = [one for one in ask(findings.open_findings, now.scope) if not one.waived]
    by_severity = {
        severity: sum(one.count for one in found if one.severity == severity) for severity in ("error", "warning")
    }
    waiting = len(ask(rejected.waiting, now.scope, lang))
    paid = [one for one in ask(unlinked.unlinked, now.scope) if one.kind == "project" and one.stage == "paid"]
    cells = [
        ("▲ " if late else "", late, counted("quality.head_late", late, lang, all=fmt.count(len(sources), lang))),
        ("", by_severity["error"], counted("quality.head_errors", by_severity["error"], lang)),
        ("", by_severity["warning"], counted("quality.head_warnings", by_severity["warning"], lang)),
        ("", waiting, counted("quality.head_waiting", waiting, lang)),
    ]
    cells += [
        ("", one.n, counted("quality.head_paid", one.n, lang, euros=fmt.money_short(one.euros, lang))) for one in paid
    ]
    write(
        '<div class="tnt-five">'
        + "".join(
            f"<div><b{' class=tnt-late' if sign else ''}>{sign}{h(fmt.count(number, lang))}</b>"
            f"<span>{h(label)}</span></div>"
            for sign, number, label in cells
        )
        + "</div>"
    )
