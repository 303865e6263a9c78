"""The open alerts of a scope or of a project, each kind with its threshold in words."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block, links
from dashboard.components.block import Block
from dashboard.components.html import h, section, write
from dashboard.components.words import counted
from dashboard.queries import alerts
from dashboard.queries.alerts import THRESHOLDS, Alert, Alerts
from dashboard.queries.scope import Scope
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text


def show(now: View, scope: Scope, project: str | None = None) -> None:
    """The kinds with their counts and those that wait the longest; one sentence where nothing waits."""
    lang = now.lang
    found: list[Alerts] = ask(alerts.alerts, scope, project)
    title = text("sheets.alerts_title", lang)
    total = sum(one.count for one in found)
    sentence = counted("sheets.alerts_count", total, lang) if total else text("sheets.alerts_none", lang)
    write(section(title), f'<p class="tnt-says">{h(sentence)}</p>')
    for one in found:
        write(_kind(one, lang, with_links=project is None))
    heads = [Head(text(f"sheets.{name}", lang)) for name in ("alert", "project")]
    heads += [Head(text("sheets.since", lang), "day"), Head(text("sheets.days", lang), "count")]
    heads.append(Head(text("sheets.amount", lang), "euros"))
    rows = [
        (name(one.kind, lang), alert.title, alert.since, alert.days, alert.amount)
        for one in found
        for alert in one.longest
    ]
    block.keep(Block("alerts", title, sentence, Table(heads, rows)))


def name(kind: str, lang: str) -> str:
    """A kind of alert with its threshold: ``Sans décision depuis plus de 90 jours``."""
    return text(f"sheets.alert_{kind}", lang, days=fmt.count(THRESHOLDS[kind], lang))


def _kind(found: Alerts, lang: str, with_links: bool) -> str:
    items = "".join(f"<li>{_item(one, lang, with_links)}</li>" for one in found.longest)
    rest = found.count - len(found.longest)
    more = f'<li class="tnt-soft">{h(counted("sheets.alerts_more", rest, lang))}</li>' if rest else ""
    return (
        f'<h3 class="tnt-waits"><span class="tnt-late">▲ {h(fmt.count(found.count, lang))}</span> '
        f"· {h(name(found.kind, lang))}</h3><ul class=tnt-found>{items}{more}</ul>"
    )


def _item(one: Alert, lang: str, with_link: bool) -> str:
    words = one.title or one.project or text("ui.unknown", lang)
    said = [text("sheets.since_day", lang, date=fmt.day(one.since, lang), days=fmt.count(one.days, lang))]
    if one.amount is not None:
        said.append(text("sheets.left", lang, amount=fmt.money(one.amount, lang)))
    return f"{links.to_project(one.project, words) if with_link else h(words)} <span>{h(' · '.join(said))}</span>"
