"""What a pack is made for: which fund and scope, at which moment, since which other, in which language."""

import os
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa

from dashboard import format as fmt
from dashboard import periods
from dashboard.meeting_words import seen_by, short_name, since_words
from dashboard.queries import freshness, funds
from dashboard.queries.counts import reference_date
from dashboard.queries.funds import Axis, Fund
from dashboard.queries.scope import Scope
from dashboard.queries.since.span import Span
from data import reference
from data.texts import text
from etl.review.meeting import Meeting
from etl.schemas import schema
from etl.store import meetings
from etl.store.current import AsOf

Ask = Callable[..., Any]
"""Answers a question: a query function and its arguments but the connection."""
ADDRESS = "TNT_URL"
LOCAL = "http://localhost:8501"
REVIEW = "revue"
COMPARED = (REVIEW, "alertes", "vue-ensemble")
"""The pages that compare two moments."""


@dataclass(frozen=True, slots=True)
class Setting:
    """``ask`` answers from memory what only the data decide, ``read`` asks anew what people decide meanwhile.

    ``on`` is the day of the data. ``before`` is the same scope at the moment compared with (None: there is none),
    ``before_on`` the day of its data, ``ended`` when it was over (a meeting's end, a day's beginning); ``since`` and
    ``then`` say it in words, ``code`` in an address.
    """

    ask: Ask
    read: Ask
    lang: str
    fund: Fund
    axes: tuple[Axis, ...]
    scope: Scope
    on: date | None
    meeting: Meeting | None = None
    before: Scope | None = None
    before_on: date | None = None
    ended: datetime | None = None
    since: str = ""
    then: str = ""
    code: str | None = None

    @property
    def span(self) -> Span | None:
        """The two moments."""
        return None if self.before is None else Span(self.before, self.scope)

    @property
    def edition(self) -> int | None:
        """The last edition that counts at the moment shown."""
        found: int | None = self.ask(freshness.edition_of, self.scope)
        return found

    @property
    def fund_name(self) -> str:
        """The fund's name in the language."""
        return self.fund.name_en if self.lang == "en" and self.fund.name_en else self.fund.name

    @property
    def place_name(self) -> str:
        """The territory's name."""
        place = reference.territories().get(self.scope.territory)
        return text("ui.france", self.lang) if place is None or self.scope.territory == "FR" else place.name

    @property
    def moment_name(self) -> str:
        """The moment shown: a day, or a meeting and the day of its data."""
        if self.meeting is None:
            return fmt.day(self.on, self.lang, long=True)
        return seen_by(self.meeting, self.on, self.lang)

    @property
    def now(self) -> str:
        """The moment shown, for a column or a step."""
        return fmt.day(self.on, self.lang) if self.meeting is None else short_name(self.meeting, self.lang)

    @property
    def _period(self) -> str:
        return periods.of(self.scope.since, self.scope.until)

    def axis_name(self, code: str) -> str:
        """An axis by its number and name."""
        found = next((one for one in self.axes if one.code == code), None)
        if found is None:
            return code
        return f"{found.code} · {found.name_en if self.lang == 'en' and found.name_en else found.name}"

    def link(self, path: str, **asked: str | None) -> str:
        """The address of a live page at this moment and scope."""
        scope, moment = self.scope, None
        if self.meeting is not None and self.meeting.frozen is not None:
            moment = f"m{self.meeting.id}"
        elif isinstance(scope.as_of, date):
            moment = scope.as_of.isoformat()
        place = None if scope.territory == "FR" else scope.territory
        kept = {"fund": scope.fund, "axis": scope.axis, "desk": scope.desk, "territory": place, "as_of": moment}
        if path == REVIEW and self.meeting is not None:
            kept["meeting"] = str(self.meeting.id)
        if path in COMPARED:
            kept["since"] = self.code
        kept |= {
            "theme": scope.theme,
            "holder": scope.holder,
            "period": None if self._period == periods.ALL else self._period,
        }
        kept |= {"lang": None if self.lang == "fr" else self.lang}
        said = {name: value for name, value in (kept | asked).items() if value is not None}
        return f"{os.environ.get(ADDRESS, LOCAL).rstrip('/')}/{path}?{urlencode(said)}"

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What a cover says: fund, meeting, moment, edition, what it is compared with, filters."""
        lang, scope = self.lang, self.scope
        every = text("ui.filter_all", lang)
        known = self.edition
        facts = [
            (text("revue.meeting" if self.meeting else "ui.filter_as_of", lang), self.moment_name),
            (text("ui.filter_fund", lang), f"{self.fund.code} · {self.fund_name}"),
            (text("ui.edition", lang), text("ui.unknown", lang) if known is None else str(known)),
            (text("since.choose", lang), self.then or text("since.nothing", lang)),
            (text("ui.filter_territory", lang), self.place_name),
            (text("ui.filter_axis", lang), self.axis_name(scope.axis) if scope.axis else every),
        ]
        if scope.desk:
            facts.append((text("ui.filter_desk", lang), scope.desk))
        if scope.theme:
            facts.append((text("ui.filter_theme", lang), schema("projects")["theme"].label(scope.theme, lang)))
        if scope.holder:
            facts.append((text("ui.filter_holder", lang), text(f"ui.holder_{scope.holder}", lang)))
        if self._period != periods.ALL:
            facts.append((text("ui.filter_period", lang), periods.name(self._period, lang)))
        if self.meeting is not None and self.meeting.participants:
            facts.append((text("revue.participants", lang), ", ".join(self.meeting.participants)))
        return tuple(facts)


def setting(
    connection: sa.Connection,
    scope: Scope,
    lang: str,
    meeting: Meeting | None = None,
    since: Meeting | AsOf = None,
) -> Setting:
    """The setting of a pack asked of a connection: at a meeting's moment where one is told, else at the scope's.

    It is compared with ``since`` (a meeting, a date, an edition), else with the last meeting that saw other data: of
    the same kind for a committee, of any kind for a weekly review.
    """

    answers: dict[Hashable, Any] = {}

    def read(question: Callable[..., Any], *args: Any) -> Any:
        return question(connection, *args)

    def ask(question: Callable[..., Any], *args: Any) -> Any:
        asked = (question, *(tuple(one) if isinstance(one, list) else one for one in args))
        if asked not in answers:
            answers[asked] = read(question, *args)
        return answers[asked]

    if meeting is not None and meeting.frozen is not None:
        scope = replace(scope, as_of=meeting.frozen)
    earlier = since if since is not None else _before(connection, scope, meeting)
    declared = funds.fund(connection, scope.fund)
    assert declared is not None, scope.fund
    found = Setting(
        ask,
        read,
        lang,
        declared,
        tuple(funds.axes(connection, scope.fund, scope.as_of)),
        scope,
        reference_date(connection, scope),
        meeting,
    )
    return found if earlier is None else compared(found, earlier)


def compared(one: Setting, since: Meeting | AsOf) -> Setting:
    """The same setting, compared with a meeting or a moment."""
    met, moment = (since, since.frozen) if isinstance(since, Meeting) else (None, since)
    before = replace(one.scope, as_of=moment)
    on = one.ask(reference_date, before)
    return replace(
        one,
        before=before,
        before_on=on,
        ended=_ended(met, on),
        since=since_words(met, on, one.lang),
        then=short_name(met, one.lang) if met else fmt.day(on, one.lang),
        code=f"m{met.id}" if met else moment.isoformat() if isinstance(moment, date) else None,
    )


def _ended(met: Meeting | None, on: date | None) -> datetime | None:
    """When a moment was over: what a meeting closed itself was not closed since."""
    if met is not None:
        return met.closed_at or met.opened_at
    return None if on is None else datetime.combine(on, time.min)


def _before(connection: sa.Connection, scope: Scope, meeting: Meeting | None) -> Meeting | None:
    shown = freshness.edition_of(connection, scope) or 0
    kind = meeting.kind if meeting and meeting.kind != "weekly" else None
    held = meetings.listing(connection, scope.fund, kind)
    before = (one for one in held if meeting is None or one.held_on < meeting.held_on)
    return next((one for one in before if one.frozen is not None and one.frozen != shown), None)
