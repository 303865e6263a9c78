"""Two or three territories or projects to look at more closely: chosen by rule, unless the meeting chose by hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboard import format as fmt
from dashboard.figure_words import with_parts
from dashboard.queries import figures, project
from dashboard.queries.counts import EUROS, count
from dashboard.queries.scope import Scope
from dashboard.reports.pack.content import Page, Rows
from dashboard.reports.pack.sections import alerts
from dashboard.reports.pack.sections.alerts import Board
from dashboard.reports.pack.sections.words import Figures, capital, head, listed, place_name, project_state, sources
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from data import reference
from data.texts import text
from etl.review.link import Link

MOST = 3
SHOWN = 8
TOLD = (
    "award_rate", "awarded", "committed", "paid", "projects_filed", "projects_awarded",
    "deliverables_planned", "deliverables_delivered", "deliverables_late", "take_up",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to look at, and why: ``money``, ``alerts``, ``moved`` by rule, or ``hand``."""

    link: Link
    why: str


def chosen(one: Setting, by_hand: Sequence[Link] = ()) -> list[Chosen]:
    """Those chosen by hand where there are, else by three rules, each thing once."""
    if by_hand:
        return [Chosen(link, "hand") for link in by_hand[:MOST]]
    found = alerts.board(one)
    ruled = (_richest(found), _most_alerts(found), _most_moved(one))
    picked: dict[Link, Chosen] = {}
    for each in ruled:
        if each is not None:
            picked.setdefault(each.link, each)
    return list(picked.values())


def _richest(found: Board) -> Chosen | None:
    """The project of the grave alert with the largest amount, nobody having acknowledged it."""
    grave = [
        each for each in found.open if each.known is None and each.severity == "high" and each.alert.project is not None
    ]
    if not grave:
        return None
    best = max(grave, key=lambda each: (abs(each.alert.amount or Decimal(0)), each.alert.days or 0))
    return Chosen(Link("project", best.alert.project or ""), "money")


def _most_alerts(found: Board) -> Chosen | None:
    """The department with the most alerts that appeared since, else that are open."""
    places = reference.territories()
    open_ = [each for each in found.open if each.known is None and each.alert.place in places]
    fresh = [each for each in open_ if each.fresh]
    counts = Counter(each.alert.place or "" for each in fresh or open_)
    if not counts:
        return None
    most = max(counts.values())
    return Chosen(Link("territory", min(code for code, count in counts.items() if count == most)), "alerts")


def _most_moved(one: Setting) -> Chosen | None:
    """The department whose awards moved most between the two moments."""
    if one.before is None or one.scope.level not in ("country", "region"):
        return None
    then, now = (
        {
            code: counts.stage("awarded")[0]
            for code, counts in one.ask(count, scope, "department", EUROS).items()
            if code
        }
        for scope in (one.before, one.scope)
    )
    moved = {code: abs(now.get(code, Decimal(0)) - then.get(code, Decimal(0))) for code in now.keys() | then.keys()}
    moved = {code: gap for code, gap in moved.items() if gap}
    if not moved:
        return None
    most = max(moved.values())
    return Chosen(Link("territory", min(code for code, gap in moved.items() if gap == most)), "moved")


def pages(one: Setting, by_hand: Sequence[Link] = ()) -> list[Page]:
    """A page each."""
    picked = chosen(one, by_hand)
    chapter = text("revue.focus", one.lang)
    if not picked:
        return [
            Page(
                "focus",
                chapter,
                chapter,
                (text("revue.focus_none", one.lang),),
                (),
                link=one.link("revue", step="focus"),
            )
        ]
    return [page(one, each, rank) for rank, each in enumerate(picked, start=1)]


def page(one: Setting, each: Chosen, rank: int) -> Page:
    """One thing: its figures then and now, its alerts."""
    if each.link.kind == "project":
        return _project(one, each, rank)
    return _territory(one, each, rank)


def why(one: Setting, each: Chosen) -> str:
    """Why it was chosen."""
    return text(f"revue.focus_why_{each.why}", one.lang, moment=one.since)


def _territory(one: Setting, each: Chosen, rank: int) -> Page:
    lang, code = one.lang, each.link.target
    scope = replace(one.scope, territory=code)
    new: Figures = one.ask(figures.figures, scope)
    old: Figures | None = None
    if one.before is not None:
        old = one.ask(figures.figures, replace(one.before, territory=code))
    heads = [head("revue.figure", lang), *([head("revue.before", lang)] if old else []), head("revue.after", lang)]
    rows = [
        (
            text(f"figures.{name}", lang),
            *([with_parts(old[name], lang)] if old else []),
            with_parts(new[name], lang),
        )
        for name in TOLD
    ]
    told = Rows(text("revue.focus_figures", lang), Table(heads, rows), "", tuple(range(len(heads))))
    title = text("revue.focus_title", lang, name=place_name(code))
    link = one.link("fiche-territoire", territory=code)
    parts = (told, _alerts(one, scope, None))
    name = f"focus_{rank}"
    return Page(name, text("revue.focus", lang), title, (why(one, each),), parts, sources(one, new, TOLD[:4]), link)


def _project(one: Setting, each: Chosen, rank: int) -> Page:
    lang, key = one.lang, each.link.target
    scope = Scope(one.scope.fund, as_of=one.scope.as_of)
    found = one.ask(project.project, scope, key)
    title = text("revue.focus_title", lang, name=(found.title or key) if found else key)
    facts: list[tuple[str, str]] = []
    if found is not None:
        facts = [
            (capital(text("sheets.holder", lang)), found.holder or text("ui.unknown", lang)),
            (text("revue.place", lang), place_name(found.place)),
            (capital(text("sheets.state", lang)), project_state(found.state, lang)),
            *((text(f"figures.{stage}", lang), fmt.money_short(value, lang)) for stage, value in found.euros.items()),
        ]
    told = Rows(
        text("revue.focus_figures", lang),
        Table([head("revue.figure", lang), head("revue.value", lang)], facts),
        text("ui.unknown", lang),
        (0, 1),
    )
    link = one.link("fiche-projet", project=key)
    parts = (told, _alerts(one, scope, key))
    return Page(f"focus_{rank}", text("revue.focus", lang), title, (why(one, each),), parts, (), link)


def _alerts(one: Setting, scope: Scope, key: str | None) -> Rows:
    lang = one.lang
    every = [each for each in alerts.board(one, scope).open if key is None or each.alert.project == key]
    shown = listed("revue.focus_alerts", min(SHOWN, len(every)), len(every), lang)
    table = alerts.told(every[:SHOWN], lang)
    kept = (0, 1, 3, 4)
    narrow = Table([table.heads[rank] for rank in kept], [[row[rank] for rank in kept] for row in table.rows])
    return Rows(shown, narrow, text("revue.alerts_none", lang), (1, 2))
