"""What leads from a stage's total then to its total now, and the projects whose money moved most."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from dashboard import format as fmt
from dashboard.queries import figures
from dashboard.queries.since import money
from dashboard.queries.since.money import Flow, Unit
from dashboard.reports.pack.cascade import amount
from dashboard.reports.pack.content import Page, Rows, Step, Waterfall
from dashboard.reports.pack.sections.words import Figures, head, place_name, sources, stage_name
from dashboard.reports.pack.setting import Setting
from dashboard.tables import Table
from data.texts import text

LARGEST = 8
"""How many rows of a list stand on a page; its title says how many there are."""


def flow(one: Setting, stage: str) -> Flow | None:
    """A stage between the two moments."""
    found: Flow | None = one.ask(money.flow, one.span, stage)
    return found


def stage_page(one: Setting, found: Flow) -> Page:
    """What leads from then to now at one stage, and the projects that moved most."""
    lang = one.lang
    stage = stage_name(found.stage, lang)
    new: Figures = one.ask(figures.figures, one.scope)
    return Page(
        f"changes_{found.stage}",
        text("revue.changes", lang),
        text("revue.flow_title", lang, stage=stage, moment=one.since),
        (flow_said(found, lang),),
        (waterfall(one, found), units_table(one, found)),
        sources(one, new, (found.stage,)),
        one.link("revue", step="changes"),
    )


def waterfall(one: Setting, found: Flow) -> Waterfall:
    """The steps of a stage: then, movements, corrections, now."""
    lang = one.lang
    steps = [Step(one.then, found.start, "total")]
    for moved in found.moves:
        kind = "correction" if moved.kind in money.CORRECTIONS else "movement"
        name = f"{text(f'revue.money_{moved.kind}', lang)} ({fmt.count(moved.units, lang)})"
        steps.append(Step(name, moved.euros, "correction" if kind == "correction" else "movement"))
    steps.append(Step(one.now, found.end, "total"))
    said = ", ".join(f"{step.name} {amount(step, 'euros', lang)}" for step in steps)
    title = text("revue.waterfall_title", lang, stage=stage_name(found.stage, lang))
    return Waterfall(title, text("revue.alt_waterfall", lang, steps=said), tuple(steps))


def units_table(one: Setting, found: Flow, kinds: Sequence[money.Kind] = money.KINDS) -> Rows:
    """The projects and parties that moved most at a stage."""
    lang = one.lang
    every: list[Unit] = one.ask(money.units, one.span, found.stage, kinds)
    title = text(
        "revue.units_title", lang, shown=fmt.count(min(LARGEST, len(every)), lang), all=fmt.count(len(every), lang)
    )
    return Rows(title, units_listed(every[:LARGEST], lang), text("revue.units_none", lang), (0,))


def units_listed(found: Iterable[Unit], lang: str) -> Table:
    """Projects and parties by the change of their money."""
    heads = [
        head("sheets.project", lang),
        head("revue.place", lang),
        head("revue.nature", lang),
        head("revue.before", lang, "euros"),
        head("revue.after", lang, "euros"),
        head("ui.difference", lang, "euros"),
    ]
    rows = [
        (
            unit.title or unit.project or text("ui.unknown", lang),
            place_name(unit.place),
            text(f"revue.unit_{unit.kind}", lang),
            unit.before,
            unit.after,
            unit.euros,
        )
        for unit in found
    ]
    return Table(heads, rows)


def flow_said(found: Flow, lang: str) -> str:
    """One stage in a sentence: from, to, of which movement and corrections."""
    gap = found.end - found.start
    if not found.moves:
        return text("revue.flow_same", lang, end=fmt.money_short(found.end, lang))
    corrected = found.of(money.CORRECTIONS)
    moved = found.of(money.MOVEMENTS)

    def signed(value: Decimal) -> str:
        return fmt.signed(fmt.money_short(value, lang), value)

    key = "revue.flow_corrected" if any(one.kind in money.CORRECTIONS for one in found.moves) else "revue.flow_moved"
    values = {"start": fmt.money_short(found.start, lang), "end": fmt.money_short(found.end, lang)}
    return text(key, lang, gap=signed(gap), moved=signed(moved), corrected=signed(corrected), **values)
