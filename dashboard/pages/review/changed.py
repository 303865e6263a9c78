"""The second step: what changed since last time; corrections of the past apart from movement."""

from dashboard import address
from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import links, listing, parts, since
from dashboard.components.html import Column, alert, h, section, write
from dashboard.components.source import Choices
from dashboard.components.words import counted
from dashboard.pages.review.session import Session
from dashboard.queries import figures
from dashboard.queries.since import deliverables, money, projects
from dashboard.queries.since.money import Flow, Unit
from dashboard.reports.pack.content import Numbers
from dashboard.reports.pack.sections import changes, corrected, delivered, flows, moved
from dashboard.reports.pack.sections.words import head, place_name, project_state, stage_name
from data.texts import text


def show(session: Session) -> None:
    """The amounts, the steps of one stage, the projects, the deliverables, the corrections."""
    one, lang = session.setting, session.lang
    since.choose(session.now)
    if one.span is None:
        write(alert("warning", text("since.first", lang)))
        return
    by_stage = {stage: found for stage in changes.STAGES if (found := flows.flow(one, stage)) is not None}
    page = changes.summary(one, by_stage)
    write(section(page.title, text("since.sub", lang, before=fmt.day(one.before_on, lang), now=fmt.day(one.on, lang))))
    write("".join(f'<p class="tnt-says">{h(line)}</p>' for line in page.says))
    for part in page.parts:
        if isinstance(part, Numbers):
            parts.numbers(part)
    if by_stage:
        parts.dumbbell(session.now, changes.dumbbell(one, by_stage), "by_stage", _sources(session, by_stage))
        _steps(session, by_stage)
    _projects(session)
    _deliverables(session)
    _corrections(session, by_stage)


def _sources(session: Session, by_stage: dict[str, Flow]) -> Choices:
    found = ask(figures.figures, session.now.scope)
    return {text(f"figures.{stage}", session.lang): (found[stage], session.now.scope) for stage in by_stage}


def _steps(session: Session, by_stage: dict[str, Flow]) -> None:
    """The waterfall of the stage chosen, and the projects behind it."""
    one, lang = session.setting, session.lang
    told = [stage for stage in (*changes.TOLD, "requested") if stage in by_stage]
    names = {stage: stage_name(stage, lang) for stage in told}
    write(section(text("revue.steps_title", lang), text("revue.method_movement", lang)))
    stage = address.segments("stage", text("revue.stage", lang), names, told[0], hidden=True)
    found = by_stage[stage]
    write(f'<p class="tnt-says">{h(flows.flow_said(found, lang))}</p>')
    parts.waterfall(session.now, flows.waterfall(one, found), f"waterfall_{stage}", _sources(session, {stage: found}))
    _units(session, f"units_{stage}", text("revue.units_all", lang), stage, money.KINDS)


def _units(session: Session, key: str, title: str, stage: str, kinds: tuple[money.Kind, ...]) -> None:
    one, lang = session.setting, session.lang
    every: list[Unit] = one.ask(money.units, one.span, stage, kinds)
    table = flows.units_listed([], lang)
    listing.show(
        session.now,
        listing.Listing(
            id=key,
            title=title,
            sentence=text("revue.units_says", lang, count=fmt.count(len(every), lang))
            if every
            else text("revue.units_none", lang),
            count=len(every),
            rows=lambda limit, offset: listing.part(every, limit, offset),
            columns=[
                Column(each.label, right=each.kind == "euros", raw=not rank) for rank, each in enumerate(table.heads)
            ],
            drawn=lambda unit: _unit(unit, lang),
            heads=table.heads,
            typed=lambda unit: flows.units_listed([unit], lang).rows[0],
        ),
    )


def _unit(unit: Unit, lang: str) -> list[object]:
    name = links.to_project(unit.project, unit.title or unit.project or text("ui.unknown", lang))
    gap = fmt.signed(fmt.money(unit.euros, lang), unit.euros)
    kind = text(f"revue.unit_{unit.kind}", lang)
    return [name, place_name(unit.place), kind, fmt.money(unit.before, lang), fmt.money(unit.after, lang), gap]


def _projects(session: Session) -> None:
    one, lang = session.setting, session.lang
    page = moved.page(one)
    write(section(page.title), "".join(f'<p class="tnt-says">{h(line)}</p>' for line in page.says))
    for part in page.parts:
        if isinstance(part, Numbers):
            parts.numbers(part)
    _moved(session, "projects_moved", text("revue.moved_all", lang), projects.MOVEMENTS, text("revue.moved_none", lang))
    idle = moved.stalled_of(one)
    heads = moved.stalled_table(one, idle).table.heads
    listing.show(
        session.now,
        listing.Listing(
            id="projects_stalled",
            title=text("revue.stalled_listed", lang),
            sentence=counted("revue.stalled_says", len(idle.since), lang, before=fmt.count(idle.before, lang))
            if idle.since or idle.before
            else text("revue.stalled_none", lang),
            count=len(idle.since),
            rows=lambda limit, offset: listing.part(idle.since, limit, offset),
            columns=[Column(heads[0].label, raw=True), *(Column(each.label, right=True) for each in heads[1:])],
            drawn=lambda each: [
                links.to_project(each.project, each.title or each.target),
                place_name(each.place),
                fmt.day(each.since, lang),
                fmt.count(each.days, lang),
            ],
            heads=heads,
            typed=lambda each: (each.title or each.target, place_name(each.place), each.since, each.days),
        ),
    )


def _moved(session: Session, key: str, title: str, kinds: tuple[projects.Kind, ...], none: str) -> None:
    one, lang = session.setting, session.lang
    every: list[projects.Step] = one.ask(projects.moved, one.span, kinds)
    names = ("sheets.project", "sheets.holder", "revue.place", "revue.nature", "revue.before", "revue.after")
    heads = [head(name, lang) for name in names]

    def plain(step: projects.Step) -> tuple[str, ...]:
        holder, kind = step.holder or text("ui.unknown", lang), text(f"revue.step_{step.kind}", lang)
        states = (project_state(step.before, lang), project_state(step.after, lang))
        return (step.title or step.key, holder, place_name(step.place), kind, *states)

    listing.show(
        session.now,
        listing.Listing(
            id=key,
            title=title,
            sentence=text("revue.units_says", lang, count=fmt.count(len(every), lang)) if every else none,
            count=len(every),
            rows=lambda limit, offset: listing.part(every, limit, offset),
            columns=[Column(each.label, raw=not rank, aside=rank == 1) for rank, each in enumerate(heads)],
            drawn=lambda step: [links.to_project(step.key, step.title or step.key), *plain(step)[1:]],
            heads=heads,
            typed=plain,
        ),
    )


def _deliverables(session: Session) -> None:
    one, lang = session.setting, session.lang
    page = delivered.page(one)
    write(section(page.title))
    for part in page.parts:
        if isinstance(part, Numbers):
            parts.numbers(part)
    every: list[deliverables.Step] = one.ask(deliverables.moved, one.span)
    heads = [head(name, lang) for name in ("revue.deliverable", "revue.place", "revue.nature")]
    heads.append(head("revue.day", lang, "day"))

    def plain(step: deliverables.Step) -> tuple[object, ...]:
        return (step.title or step.target, place_name(step.place), text(f"revue.dstep_{step.kind}", lang), step.day)

    listing.show(
        session.now,
        listing.Listing(
            id="deliverables_moved",
            title=text("revue.deliverables_all", lang),
            sentence=page.says[0],
            count=len(every),
            rows=lambda limit, offset: listing.part(every, limit, offset),
            columns=[Column(each.label, raw=not rank, right=rank == 3) for rank, each in enumerate(heads)],
            drawn=lambda step: [
                links.to_project(step.project, step.title or step.target),
                *plain(step)[1:3],
                fmt.day(step.day, lang),
            ],
            heads=heads,
            typed=plain,
        ),
    )


def _corrections(session: Session, by_stage: dict[str, Flow]) -> None:
    one, lang = session.setting, session.lang
    page = corrected.page(one, by_stage)
    write(section(page.title, page.says[0]), f'<p class="tnt-says">{h(page.says[1])}</p>')
    for stage, found in by_stage.items():
        if found.of(money.CORRECTIONS) or any(move.kind in money.CORRECTIONS for move in found.moves):
            title = text("revue.corrected_stage", lang, stage=stage_name(stage, lang))
            _units(session, f"corrected_{stage}", title, stage, money.CORRECTIONS)
    _moved(
        session, "projects_back", text("revue.back_title", lang), projects.CORRECTIONS, text("revue.back_none", lang)
    )
