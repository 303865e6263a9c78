"""What became of an alert before: when it was open, who had acknowledged it, until when, who lifted that."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import format as fmt
from dashboard.components.html import h
from dashboard.pages.review.session import read
from dashboard.reports.pack.sections.alerts import Open
from dashboard.view import View
from data.texts import text
from etl.store import acknowledgements, sightings
from etl.store.acknowledgements import Acknowledgement

Named = tuple[str, str]


@dataclass(frozen=True)
class Past:
    """By rule and target: from which edition to which it was open, and every acknowledgement."""

    open: dict[Named, list[tuple[int, int | None]]]
    known: list[Acknowledgement]


def known(now: View, shown: Sequence[Open]) -> Past:
    """The history of the alerts shown."""
    named = [(one.alert.rule, one.alert.target) for one in shown]
    opened = read(sightings.histories, now.fund.code, named)
    return Past(opened, read(acknowledgements.listing, now.fund.code))


def said(past: Past, one: Open, lang: str) -> str:
    """The history behind a summary; nothing where there is none but the present."""
    named = (one.alert.rule, one.alert.target)
    spans = [_span(since, until, lang) for since, until in past.open.get(named, [])]
    noted = [_noted(each, lang) for each in past.known if (each.rule, each.target) == named]
    if len(spans) < 2 and not noted:
        return ""
    lines = "".join(f"<li>{h(line)}</li>" for line in [*spans, *noted])
    return f"<details><summary>{h(text('revue.history', lang))}</summary><ul class=tnt-values>{lines}</ul></details>"


def _span(since: int, until: int | None, lang: str) -> str:
    if until is None:
        return text("revue.open_since", lang, since=fmt.count(since, lang))
    return text("revue.open_between", lang, since=fmt.count(since, lang), until=fmt.count(until, lang))


def _noted(one: Acknowledgement, lang: str) -> str:
    said = {"by": one.by, "at": fmt.day(one.at.date(), lang), "until": fmt.day(one.until, lang), "reason": one.reason}
    words = text("revue.noted", lang, **said)
    if one.lifted_at is None:
        return words
    return words + " " + text("revue.noted_lifted", lang, by=one.lifted_by, at=fmt.day(one.lifted_at.date(), lang))
