"""The open alerts: how many by rule, those that appeared since, and the ones to deal with first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dashboard import format as fmt
from dashboard.alert_words import rule_name, severity_name
from dashboard.queries import alerts
from dashboard.queries.alerts import Alert, Found
from dashboard.queries.scope import Scope
from dashboard.reports.pack.content import Number, Numbers, Page, Rows
from dashboard.reports.pack.sections.words import head, listed, place_name
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from data.texts import text
from etl.review.alert_rule import SEVERITIES, rule
from etl.store import acknowledgements, alert_thresholds, sightings
from etl.store.acknowledgements import Acknowledgement

FIRST = 12
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Open:
    """An open alert with what is known of it: whether it appeared since, in which edition, who has acknowledged it."""

    alert: Alert
    found: Found
    fresh: bool
    edition: int | None
    known: Acknowledgement | None

    @property
    def severity(self) -> str:
        """Its rule's severity."""
        return rule(self.alert.rule).severity


@dataclass(frozen=True, slots=True)
class Board:
    """Every rule with what it found, and every open alert, the gravest, the newest and the oldest waiting first."""

    found: tuple[Found, ...]
    open: tuple[Open, ...]

    @property
    def unknown(self) -> int:
        """Of how many things nobody can tell."""
        return sum(one.unknown for one in self.found)


def board(one: Setting, scope: Scope | None = None) -> Board:
    """What is open in the setting's scope, or in another of the same moment."""
    here = scope or one.scope
    told = one.read(alert_thresholds.listing, one.fund.code)
    known: Mapping[Named, Acknowledgement] = one.read(acknowledgements.standing, one.fund.code, one.on or date.today())
    found: list[Found] = one.ask(alerts.alerts, here, told)
    before: set[Named] | None = None
    if one.before is not None:
        then: list[Found] = one.ask(alerts.alerts, _then(one, here), told)
        before = {(alert.rule, alert.target) for each in then for alert in each.alerts}
    seen: Mapping[Named, int] = one.read(sightings.appeared, one.fund.code, one.edition)
    every = [
        Open(alert, each, before is not None and named not in before, seen.get(named), known.get(named))
        for each in found
        for alert in each.alerts
        for named in [(alert.rule, alert.target)]
    ]
    return Board(tuple(found), tuple(sorted(every, key=_order)))


def _then(one: Setting, here: Scope) -> Scope:
    assert one.before is not None
    return replace(here, as_of=one.before.as_of)


def _order(one: Open) -> tuple[bool, int, bool, int, str]:
    days = one.alert.days if one.alert.days is not None else -1
    return one.known is not None, SEVERITIES.index(one.severity), not one.fresh, -days, one.alert.target


def pages(one: Setting) -> list[Page]:
    """The counts by rule, then the first to deal with."""
    lang, found = one.lang, board(one)
    link = one.link("alertes")
    chapter = text("revue.alerts", lang)
    title = text("revue.alerts_title", lang, date=fmt.day(one.on, lang))
    says = tuple(filter(None, (said(one, found), unknown_said(found, lang))))
    first = [each for each in found.open if each.known is None]
    rows = Rows(
        listed("revue.alerts_first", min(FIRST, len(first)), len(first), lang),
        told(first[:FIRST], lang),
        text("revue.alerts_none", lang),
        (1, 3, 5),
    )
    source = (text("revue.method_alerts", lang),)
    return [
        Page("alerts", chapter, title, says, (numbers(found, lang), by_rule(found, lang)), source, link),
        Page("alerts_first", chapter, text("revue.alerts_first_title", lang), (), (rows,), source, link),
    ]


def said(one: Setting, found: Board) -> str:
    """How many, how many new, how many acknowledged."""
    lang = one.lang
    if not found.open:
        return text("revue.alerts_none", lang)
    count = fmt.count(len(found.open), lang)
    known = fmt.count(sum(each.known is not None for each in found.open), lang)
    if one.before is None:
        return text("revue.alerts_says_first", lang, count=count, known=known)
    fresh = fmt.count(sum(each.fresh for each in found.open), lang)
    return text("revue.alerts_says", lang, count=count, known=known, fresh=fresh, moment=one.since)


def unknown_said(found: Board, lang: str) -> str:
    """Of how many things nobody can tell."""
    return text("revue.alerts_unknown", lang, count=fmt.count(found.unknown, lang)) if found.unknown else ""


def numbers(found: Board, lang: str) -> Numbers:
    """By severity, and those that appeared since."""
    by_severity = [
        Number(
            text(f"revue.alerts_{severity}", lang),
            fmt.count(sum(each.severity == severity for each in found.open), lang),
        )
        for severity in SEVERITIES
    ]
    fresh = fmt.count(sum(each.fresh for each in found.open), lang)
    known = fmt.count(sum(each.known is not None for each in found.open), lang)
    last = [Number(text("revue.alerts_fresh", lang), fresh), Number(text("revue.acknowledged", lang).lower(), known)]
    return Numbers((*by_severity, *last))


def by_rule(found: Board, lang: str) -> Rows:
    """One row a rule, in the order of the meeting."""
    heads = [head("revue.severity", lang), head("revue.rule", lang)]
    heads += [head(f"revue.{name}", lang, "count") for name in ("open", "fresh", "acknowledged", "not_known")]
    rows = []
    for each in found.found:
        own = [one for one in found.open if one.alert.rule == each.rule]
        fresh, known = sum(one.fresh for one in own), sum(one.known is not None for one in own)
        severity = severity_name(rule(each.rule).severity, lang)
        rows.append((severity, rule_name(each, lang), len(own), fresh, known, each.unknown))
    return Rows(text("revue.by_rule", lang), Table(heads, rows), text("revue.alerts_none", lang), (1,))


def told(found: list[Open], lang: str) -> Table:
    """One row an alert, in words: for a page that is read from afar."""
    names = ("severity", "about", "place", "why", "since_day", "closes", "edition")
    rows = [
        (
            severity_name(one.severity, lang),
            one.alert.title or one.alert.target,
            place_name(one.alert.place) or "—",
            why(one, lang),
            fmt.day(one.alert.since, lang) if one.alert.since else "—",
            text(f"alerts.close_{one.alert.rule}", lang),
            "—" if one.edition is None else fmt.count(one.edition, lang),
        )
        for one in found
    ]
    return Table([head(f"revue.{name}", lang) for name in names], rows)


def why(one: Open, lang: str) -> str:
    """The rule with its thresholds, and what is at stake where it weighs an amount."""
    said = rule_name(one.found, lang)
    if one.alert.amount is None:
        return said
    amount = text(f"alerts.amount_{one.alert.rule}", lang, amount=fmt.money_short(abs(one.alert.amount), lang))
    return text("revue.why_amount", lang, rule=said, amount=amount)


def listing(found: list[Open], lang: str) -> Table:
    """One row an alert, its values as they are: for a file."""
    heads = [
        *(head(f"revue.{name}", lang) for name in ("severity", "rule", "about", "place")),
        head("revue.since_day", lang, "day"),
        head("sheets.days", lang, "count"),
        head("sheets.amount", lang, "euros"),
        head("revue.closes", lang),
        head("revue.edition", lang, "count"),
    ]
    rows = [
        (
            severity_name(one.severity, lang),
            rule_name(one.found, lang),
            one.alert.title or one.alert.target,
            place_name(one.alert.place),
            one.alert.since,
            one.alert.days,
            one.alert.amount,
            text(f"alerts.close_{one.alert.rule}", lang),
            one.edition,
        )
        for one in found
    ]
    return Table(heads, rows)
