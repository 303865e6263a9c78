"""What changed since the moment compared with: the amounts then and now, in numbers and sentences."""

from decimal import Decimal

from dashboard import format as fmt
from dashboard.queries import figures
from dashboard.queries.figures import Figure
from dashboard.queries.since import money
from dashboard.queries.since.money import Flow
from dashboard.reports.pack.content import Dumbbell, Number, Numbers, Page, Series
from dashboard.reports.pack.sections import corrected, delivered, flows, moved
from dashboard.reports.pack.sections.words import Figures, sources, stage_name
from dashboard.reports.pack.setting import Setting
from data.texts import text

STAGES = tuple(money.STAGES)
TOLD = ("awarded", "committed", "paid")
"""The stages whose steps a meeting looks at one by one."""


def pages(one: Setting) -> list[Page]:
    """All that changed, a page a subject; one page that says so where there is nothing to compare with."""
    chapter = text("revue.changes", one.lang)
    if one.span is None:
        said = (text("since.first", one.lang),)
        return [Page("changes", chapter, chapter, said, (), link=one.link("revue", step="changes"))]
    by_stage = {stage: told for stage in STAGES if (told := flows.flow(one, stage)) is not None}
    steps = [flows.stage_page(one, by_stage[stage]) for stage in TOLD if stage in by_stage]
    rest = [moved.page(one), delivered.page(one), corrected.page(one, by_stage)]
    return [summary(one, by_stage), *steps, *rest]


def summary(one: Setting, by_stage: dict[str, Flow]) -> Page:
    """The amounts by stage then and now, four numbers, two sentences."""
    lang = one.lang
    old: Figures = one.ask(figures.figures, one.before)
    new: Figures = one.ask(figures.figures, one.scope)
    return Page(
        "changes",
        text("revue.changes", lang),
        text("since.title", lang, moment=one.since),
        tuple(filter(None, (_amounts(by_stage, lang), moved.says(one), corrected.says(by_stage, lang)))),
        (_numbers(one, old, new), *([dumbbell(one, by_stage)] if by_stage else [])),
        sources(one, new, (*by_stage, "deliverables_delivered")),
        one.link("revue", step="changes"),
    )


def dumbbell(one: Setting, by_stage: dict[str, Flow]) -> Dumbbell:
    """The stages then and now."""
    lang = one.lang
    names = tuple(stage_name(stage, lang) for stage in by_stage)
    parts = [
        f"{name} {fmt.money_short(found.start, lang)} → {fmt.money_short(found.end, lang)}"
        for name, found in zip(names, by_stage.values(), strict=True)
    ]
    return Dumbbell(
        text("revue.by_stage", lang),
        text("revue.alt_dumbbell", lang, rows=", ".join(parts)),
        names,
        Series(one.then, tuple(found.start for found in by_stage.values()), "awarded"),
        Series(one.now, tuple(found.end for found in by_stage.values()), "paid"),
    )


def _amounts(by_stage: dict[str, Flow], lang: str) -> str:
    moved = [
        f"{stage_name(stage, lang).lower()} {fmt.signed(fmt.money_short(gap, lang), gap)}"
        for stage, found in by_stage.items()
        if (gap := found.end - found.start)
    ]
    return text("revue.amounts", lang, parts=", ".join(moved)) if moved else text("revue.amounts_same", lang)


def _numbers(one: Setting, old: Figures, new: Figures) -> Numbers:
    names = ("awarded", "committed", "paid", "deliverables_delivered")
    return Numbers(tuple(_number(name, old[name], new[name], one.lang) for name in names))


def _number(name: str, old: Figure, new: Figure, lang: str) -> Number:
    """What was added to a figure, beside what it is now; unknown is not zero."""
    label = text(f"figures.{name}", lang)

    def shown(value: Decimal) -> str:
        return fmt.money_short(value, lang) if new.unit == "EUR" else fmt.count(value, lang)

    if new.value is None:
        return Number(label, text("ui.unknown", lang))
    if old.value is None:
        return Number(label, shown(Decimal(new.value)), text("revue.unknown_then", lang))
    gap = Decimal(new.value) - Decimal(old.value)
    change = fmt.signed(shown(gap), gap) if gap else text("ui.unchanged", lang)
    return Number(label, change, text("revue.now", lang, value=shown(Decimal(new.value))))
