"""The open alerts of a scope or of a project, each rule with its threshold in words."""

from datetime import date

from dashboard import format as fmt
from dashboard.alert_words import rule_name
from dashboard.cached import ask, reading
from dashboard.components import block, links
from dashboard.components.block import Block
from dashboard.components.html import h, section, tag, write
from dashboard.components.words import counted
from dashboard.queries import alerts
from dashboard.queries.alerts import Alert, Found
from dashboard.queries.scope import Scope
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text
from etl.review.alert_rule import rule
from etl.store import acknowledgements, alert_thresholds
from etl.store.acknowledgements import Acknowledgement

SHOWN = 5
TAGS = {"high": "error", "medium": "warning", "low": "information"}
"""The tag of each severity, beside its word always."""
IN_PERCENT = ("overused", "underused")
"""The rules whose value is a share."""

Known = dict[tuple[str, str], Acknowledgement]


def show(now: View, scope: Scope, project: str | None = None) -> None:
    """The rules with their counts and those that wait the longest; one sentence where nothing waits."""
    lang = now.lang
    with reading() as connection:  # what people decide changes between editions: asked each time
        told = alert_thresholds.listing(connection, scope.fund)
        known = acknowledgements.standing(connection, scope.fund, scope.on or date.today())
    every = ask(alerts.alerts, scope, told, project)
    found = [one for one in every if one.alerts]
    title = text("sheets.alerts_title", lang)
    total = sum(len(one.alerts) for one in found)
    sentence = counted("sheets.alerts_count", total, lang) if total else text("sheets.alerts_none", lang)
    if unknown := sum(one.unknown for one in every):
        sentence += " " + counted("alerts.unknown", unknown, lang)
    write(section(title), f'<p class="tnt-says">{h(sentence)}</p>')
    for one in found:
        write(_rule(one, known, lang, with_links=project is None))
    heads = [Head(text(f"sheets.{head}", lang)) for head in ("alert", "project")]
    heads += [Head(text("sheets.since", lang), "day"), Head(text("sheets.days", lang), "count")]
    heads += [Head(text("sheets.amount", lang), "euros"), Head(text("alerts.closes", lang))]
    rows = [
        (
            rule_name(one, lang),
            alert.title,
            alert.since,
            alert.days,
            alert.amount,
            text(f"alerts.close_{one.rule}", lang),
        )
        for one in found
        for alert in one.alerts
    ]
    block.keep(Block("alerts", title, sentence, Table(heads, rows)))


def _rule(found: Found, known: Known, lang: str, with_links: bool) -> str:
    items = "".join(
        f"<li>{_item(one, known.get((one.rule, one.target)), lang, with_links)}</li>" for one in found.alerts[:SHOWN]
    )
    rest = len(found.alerts) - SHOWN
    more = f'<li class="tnt-soft">{h(counted("sheets.alerts_more", rest, lang))}</li>' if rest > 0 else ""
    closes, severity = text(f"alerts.close_{found.rule}", lang), rule(found.rule).severity
    weight = tag(TAGS[severity], text(f"alerts.severity_{severity}", lang))
    return (
        f'<h3 class="tnt-waits"><span class="tnt-late">▲ {h(fmt.count(len(found.alerts), lang))}</span> '
        f'· {h(rule_name(found, lang))} {weight}</h3><p class="tnt-source">{h(closes)}</p>'
        f"<ul class=tnt-found>{items}{more}</ul>"
    )


def _item(one: Alert, known: Acknowledgement | None, lang: str, with_link: bool) -> str:
    words = one.title or one.target
    said = []
    if one.since is not None and one.days is not None:
        said.append(text("sheets.since_day", lang, date=fmt.day(one.since, lang), days=fmt.count(one.days, lang)))
    if one.amount is not None:
        said.append(text(f"alerts.amount_{one.rule}", lang, amount=fmt.money(abs(one.amount), lang)))
    if one.value is not None and one.rule in IN_PERCENT:
        said.append(fmt.percent(one.value, lang))
    if known is not None:
        until = fmt.day(known.until, lang)
        said.append(text("alerts.known", lang, date=until, by=known.by, reason=known.reason))
    shown = links.to_project(one.project, words) if with_link and one.project else h(words)
    return f"{shown} <span>{h(' · '.join(said))}</span>"
