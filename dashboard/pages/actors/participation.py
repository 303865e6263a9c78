"""How many came, meeting by meeting; then who came to which, with the rate of each actor."""

from collections.abc import Sequence
from datetime import date

from dashboard import format as fmt
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.figures import attendance as drawing
from dashboard.pages.actors import presences
from dashboard.pages.actors.called import at, meetings, of, share, short
from dashboard.queries.meetings import Presence, attendance
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Kind, Table
from dashboard.view import View
from data.texts import text

LINES = (("association", "associations_line"), ("state", "state_line"))


def show(now: View, found: Sequence[Presence], dated: date) -> None:
    """The rates over time, then the presences one by one."""
    if not found:
        return
    lang = now.lang
    lines = [_line(found, kind, text(f"actors.{key}", lang), lang) for kind, key in LINES]
    block.show(
        now,
        Block(
            id="participation",
            title=text("actors.presence_title", lang),
            sentence=drawing.alt(lines, lang),
            table=_rates(found, lang),
            figure=drawing.attendance(lines, now.palette, lang),
            dated=dated,
            drawn=Drawn("line", 0, (4, 7)),
        ),
    )
    presences.show(now, found, _sentence(found, lang), dated)


def _rates(found: Sequence[Presence], lang: str) -> Table:
    """A line a meeting: present, known and rate of associations, then of the State."""
    heads = [Head(text("actors.met_on", lang), "day"), Head(text("actors.body", lang))]
    for _kind, key in LINES:
        family = text(f"actors.{key}", lang)
        names = ("present_of", "known_of", "rate_of")
        kinds: tuple[Kind, ...] = ("count", "count", "ratio")
        said = [text(f"actors.{name}", lang, family=family) for name in names]
        heads += [Head(label, kind) for label, kind in zip(said, kinds, strict=True)]
    rows = []
    for body, day in meetings(found):
        there = at(found, (body, day))
        rates = [attendance(of(there, kind)) for kind, _key_ in LINES]
        rows.append((day, body, *[value for one in rates for value in (one.present, one.known, one.rate)]))
    return Table(heads, rows)


def _line(found: Sequence[Presence], kind: str, label: str, lang: str) -> drawing.Line:
    there = of(found, kind)
    marks = []
    for body, day in meetings(there):
        rates = attendance(at(there, (body, day)))
        if rates.rate is not None:
            marks.append(drawing.Meeting(day, body, rates.rate, share(rates, lang), short(rates, lang)))
    return drawing.Line(label, marks)


def _sentence(found: Sequence[Presence], lang: str) -> str:
    held = meetings(found)
    last = at(found, held[-1])
    return text(
        "actors.presence_says",
        lang,
        body=held[-1][0],
        date=fmt.day(held[-1][1], lang),
        associations=short(attendance(of(last, "association")), lang),
        state=short(attendance(of(last, "state")), lang),
        meetings=fmt.count(len(held), lang),
        rate=share(attendance(of(found, "association")), lang),
        state_rate=share(attendance(of(found, "state")), lang),
    )
