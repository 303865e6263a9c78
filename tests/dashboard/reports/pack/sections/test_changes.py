"""What changed, page by page: each euro of a table or a chart is the query's, cell by cell."""

from decimal import Decimal

import pytest
import sqlalchemy as sa

from dashboard import format as fmt
from dashboard.queries.figures import figures
from dashboard.queries.scope import Scope
from dashboard.queries.since import deliverables, money, projects
from dashboard.queries.since.span import span
from dashboard.reports.pack.content import Dumbbell, Numbers, Page, Rows, Waterfall
from dashboard.reports.pack.sections import changes
from dashboard.reports.pack.sections.flows import LARGEST
from etl.store import meetings
from tests.dashboard.reports.pack.conftest import At

REVIEW, COPOL, OCTOBER = 11, 10, 5
VIEWS = ((REVIEW, {}), (COPOL, {}), (OCTOBER, {}), (REVIEW, {"territory": "R75"}), (REVIEW, {"territory": "974"}))


def frozen(samples: sa.Connection, number: int | None) -> int:
    assert number is not None
    found = meetings.get(samples, number).frozen
    assert isinstance(found, int)
    return found


def by_id(found: list[Page]) -> dict[str, Page]:
    assert len({one.id for one in found}) == len(found)
    return {one.id: one for one in found}


def previous(number: int) -> int:
    """The meeting compared with: the last that saw other data, of its kind for a committee."""
    return {REVIEW: 10, COPOL: 6, OCTOBER: 4}[number]


@pytest.mark.parametrize(("number", "view"), VIEWS, ids=str)
def test_amounts_then_and_now_are_the_figures(
    samples: sa.Connection, at: At, number: int, view: dict[str, str]
) -> None:
    page = changes.pages(at(number, Scope(**view)))[0]  # type: ignore[arg-type]
    moments = span(Scope(as_of=frozen(samples, number), **view), frozen(samples, previous(number)))  # type: ignore[arg-type]
    old, new = (figures(samples, one) for one in (moments.before, moments.now))
    (pair,) = [part for part in page.parts if isinstance(part, Dumbbell)]
    known = [stage for stage in money.STAGES if new[stage].value is not None]
    names = dict(zip(money.STAGES, ("Demandé", "Attribué", "Engagé", "Payé"), strict=True))
    assert pair.names == tuple(names[stage] for stage in known)
    assert pair.before.values == tuple(old[stage].value or Decimal(0) for stage in known)
    assert pair.after.values == tuple(new[stage].value for stage in known)
    (numbers,) = [part for part in page.parts if isinstance(part, Numbers)]
    assert [one.label for one in numbers.numbers] == ["Attribué", "Engagé", "Payé", "Livrables livrés"]


@pytest.mark.parametrize(("number", "view"), VIEWS, ids=str)
def test_steps_and_projects_are_the_query_s(samples: sa.Connection, at: At, number: int, view: dict[str, str]) -> None:
    pages = by_id(changes.pages(at(number, Scope(**view))))  # type: ignore[arg-type]
    moments = span(Scope(as_of=frozen(samples, number), **view), frozen(samples, previous(number)))  # type: ignore[arg-type]
    for stage in changes.TOLD:
        found = money.flow(samples, moments, stage)
        if found is None:
            assert f"changes_{stage}" not in pages
            continue
        steps, rows = pages[f"changes_{stage}"].parts
        assert isinstance(steps, Waterfall)
        assert isinstance(rows, Rows)
        assert [one.value for one in steps.steps] == [found.start, *(one.euros for one in found.moves), found.end]
        kinds = ["correction" if one.kind in money.CORRECTIONS else "movement" for one in found.moves]
        assert [one.kind for one in steps.steps] == ["total", *kinds, "total"]
        behind = money.units(samples, moments, stage)
        assert [row[3:] for row in rows.table.rows] == [(one.before, one.after, one.euros) for one in behind[:LARGEST]]
        assert rows.title.endswith(f"({len(rows.table.rows)} sur {fmt.count(len(behind), 'fr')})")


def test_the_planted_week_in_words(at: At) -> None:
    pages = by_id(changes.pages(at(REVIEW)))
    assert list(pages) == [
        "changes", "changes_awarded", "changes_committed", "changes_paid", "changes_projects", "changes_deliverables",
        "corrections",
    ]  # fmt: skip
    plain = {name: " ".join(page.says).replace("\u202f", " ").replace("\xa0", " ") for name, page in pages.items()}
    assert "attribué −7 620 €, engagé +40 776 €, payé +198 670 €" in plain["changes"]
    assert "Projets : 3 nouveaux, 4 avancés, 1 refusé, 2 retirés." in plain["changes"]
    assert plain["changes_awarded"] == (
        "De 73,63 M€ à 73,622 M€, soit −7 620 € : +16 320 € de mouvement, −23 940 € de corrections du passé."
    )
    assert plain["changes_deliverables"] == "Livrables : 2 livrés, 3 nouveaux retards, 1 annoncé, 1 abandonné."
    assert "attribué −23 940 €, engagé −25 547 €, payé +4 893 €" in plain["corrections"]


def test_projects_deliverables_and_corrections_row_by_row(samples: sa.Connection, at: At) -> None:
    pages = by_id(changes.pages(at(REVIEW)))
    moments = span(Scope(as_of=frozen(samples, REVIEW)), frozen(samples, COPOL))
    numbers, moved, stalled = pages["changes_projects"].parts
    assert isinstance(numbers, Numbers)
    assert isinstance(moved, Rows)
    assert [one.value for one in numbers.numbers][:4] == ["3", "4", "1", "2"]
    steps = projects.moved(samples, moments, projects.MOVEMENTS)
    assert [row[:2] for row in moved.table.rows] == [(one.title, one.holder) for one in steps[:LARGEST]]
    assert moved.title.endswith(f"({LARGEST} sur 10)")
    assert isinstance(stalled, Rows)
    numbers, listed = pages["changes_deliverables"].parts
    assert isinstance(numbers, Numbers)
    assert [one.value for one in numbers.numbers] == ["2", "3", "1", "1"]
    assert isinstance(listed, Rows)
    assert [(row[0], row[3]) for row in listed.table.rows] == [
        (one.title, one.day) for one in deliverables.moved(samples, moments)
    ]
    euros, back = pages["corrections"].parts
    assert isinstance(euros, Rows)
    assert isinstance(back, Rows)
    every = [one for stage in money.STAGES for one in money.units(samples, moments, stage, money.CORRECTIONS)]
    assert sorted(row[5] for row in euros.table.rows) == sorted(one.euros for one in every)
    assert [row[4:] for row in back.table.rows] == [("lauréat", "en instruction")]


def test_the_first_meeting_has_nothing_to_compare_with(at: At) -> None:
    (page,) = changes.pages(at(1))
    assert (page.id, page.parts) == ("changes", ())
    assert page.says == ("Aucun moment antérieur\u00a0: il n’y a rien à comparer.",)
