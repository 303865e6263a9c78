"""Departments where an awarded project has both its prefecture and a local authority, and those where none has."""

from collections.abc import Sequence
from decimal import Decimal

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import block
from dashboard.components.block import Block
from dashboard.components.html import section, write
from dashboard.figures import numbered
from dashboard.pages.actors.words import listed
from dashboard.queries import figures, meeting_ground
from dashboard.queries.meeting_ground import Department
from dashboard.reports.workbook import Drawn
from dashboard.tables import Head, Table
from dashboard.view import View
from data.texts import text

NUMBERS = ("projects", "local_projects", "prefecture_projects", "both_projects")


def show(now: View) -> None:
    """The three classes of departments; nothing for a territory smaller than one."""
    lang = now.lang
    found = ask(meeting_ground.departments, now.scope)
    title, sub = text("actors.ground_title", lang), text("actors.ground_sub", lang)
    if found is None:
        write(section(title, text("actors.ground_unknown", lang)))
        return
    if not found:
        return
    awarded = ask(figures.figures, now.scope)["projects_awarded"]
    if awarded.value is None:
        write(section(title, text("actors.ground_no_projects", lang)))
        return
    classes = meeting_ground.by_class(found)
    drawn = [
        numbered.Bar(text(f"actors.class_{name}", lang), count, _share(count, len(found), lang), quiet=name == "none")
        for name, count in classes.items()
    ]
    alone = len(found) == 1
    block.show(
        now,
        Block(
            id="departments",
            title=title,
            sub=sub,
            sentence=_one(found[0], lang) if alone else _sentence(found, classes, lang),
            table=_table(found, lang),
            figure=None if alone else numbered.bars(drawn, now.palette, lang, reach=len(found)),
            sources={text("figures.projects_awarded", lang): (awarded, now.scope)},
            dated=awarded.date,
            drawn=Drawn("bar", 1, (6,)),
        ),
    )


def _share(count: int, total: int, lang: str) -> str:
    n, known = fmt.count(count, lang), fmt.count(total, lang)
    return text("actors.n_of_n", lang, n=n, known=known)


def _one(department: Department, lang: str) -> str:
    numbers = {"both": fmt.count(department.both, lang), "projects": fmt.count(department.projects, lang)}
    return text("actors.ground_says_one", lang, name=department.name, **numbers)


def _sentence(found: Sequence[Department], classes: dict[str, int], lang: str) -> str:
    together, total = classes["together"], len(found)
    said = [
        text(
            "actors.ground_says",
            lang,
            together=fmt.count(together, lang),
            total=fmt.count(total, lang),
            rate=fmt.percent(Decimal(together) / total, lang, 0),
        )
    ]
    for kind, key in (("apart", "ground_apart"), ("none", "ground_empty")):
        names = [one.name for one in found if one.kind == kind]
        if names:
            said.append(text(f"actors.{key}", lang, names=listed(names, lang)))
    return " ".join(said)


def _table(found: Sequence[Department], lang: str) -> Table:
    heads = [Head(text(f"actors.{name}", lang)) for name in ("code", "department", "state")]
    heads += [Head(text(f"actors.{name}", lang), "count") for name in NUMBERS]
    rows = [
        (one.code, one.name, text(f"actors.class_{one.kind}", lang), one.projects, one.local, one.prefecture, one.both)
        for one in found
    ]
    return Table(heads, rows)
