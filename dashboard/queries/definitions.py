"""Every figure, defined once: formula, stage, basis, what it is made of. What asks for them: ``figures``.

A figure is computed from the counts of its group (``dashboard.queries.counts``). Null where not known: a stage of
which the fund's data say nothing is null, a territory without a line of a known stage is zero.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard.queries.counts import Counts, Subject

Number = Decimal | int | None
RATE = Decimal("0.000001")
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Answer:
    """A value with what it is made of: n is the numerator (or the lines behind a sum), N the denominator."""

    value: Number
    n: Number = None
    N: Number = None


@dataclass(frozen=True, slots=True)
class Definition:
    """How a figure is computed; ``datasets`` are those whose dates it bears, ``made_of`` the aggregates it needs."""

    id: str
    unit: str
    stage: str | None
    basis: str | None
    datasets: tuple[str, ...]
    compute: Callable[[Counts, frozenset[str]], Answer]
    made_of: tuple[Subject, ...]


def rate(n: Number, N: Number) -> Answer:
    """n/N to six decimals, half up; null where either is unknown or N is zero."""
    if n is None or N is None or N == 0:
        return Answer(None, n, N)
    return Answer((Decimal(n) / Decimal(N)).quantize(RATE, ROUND_HALF_UP), n, N)


def _euros(*stages: str) -> Callable[[Counts, frozenset[str]], Answer]:
    def compute(counts: Counts, there: frozenset[str]) -> Answer:
        if not there & set(stages):
            return Answer(None)
        euros, lines = counts.stage(*stages)
        return Answer(euros, lines)

    return compute


def _stage(counts: Counts, there: frozenset[str], *stages: str, within: set[str] | None = None) -> Decimal | None:
    return counts.stage(*stages, axes=within)[0] if there & set(stages) else None


def _projects(name: str, needs: str = "projects") -> Callable[[Counts, frozenset[str]], Answer]:
    def compute(counts: Counts, there: frozenset[str]) -> Answer:
        if needs not in there:
            return Answer(None)
        return Answer(counts.projects.get(name, 0), counts.projects.get(name, 0), counts.projects.get("known", 0))

    return compute


def _deliverables(name: str) -> Callable[[Counts, frozenset[str]], Answer]:
    def compute(counts: Counts, there: frozenset[str]) -> Answer:
        if "deliverables" not in there:
            return Answer(None)
        return Answer(counts.deliverables.get(name, 0), counts.deliverables.get(name, 0))

    return compute


def _flat_aids(counts: Counts, there: frozenset[str]) -> Answer:
    return Answer(counts.flat_aids, counts.flat_aids) if "awarded" in there else Answer(None)


def _holders(counts: Counts, there: frozenset[str]) -> Answer:
    return Answer(counts.holders, counts.holders) if "projects" in there else Answer(None)


def _beneficiaries(counts: Counts, there: frozenset[str]) -> Answer:
    return Answer(counts.beneficiaries, counts.beneficiaries) if "local_authorities" in there else Answer(None)


def _envelope(counts: Counts, there: frozenset[str]) -> Answer:
    return Answer(sum(counts.envelopes.values(), Decimal("0.00"))) if counts.envelopes else Answer(None)


def _award_rate(counts: Counts, there: frozenset[str]) -> Answer:
    """Awarded on the axes that have an envelope here / that envelope: both on one basis."""
    if not counts.envelopes:
        return Answer(None)
    # National envelopes cover the whole fund: money whose axis is not known counts there too.
    within = None if counts.national else set(counts.envelopes)
    awarded = _stage(counts, there, "awarded", within=within)
    return rate(awarded, sum(counts.envelopes.values(), Decimal("0.00")))


def _commitment_rate(counts: Counts, there: frozenset[str]) -> Answer:
    return rate(_stage(counts, there, "committed"), _stage(counts, there, "awarded"))


def _payment_rate(counts: Counts, there: frozenset[str]) -> Answer:
    return rate(_stage(counts, there, "paid", "paid_back"), _stage(counts, there, "committed"))


def _delivery_rate(counts: Counts, there: frozenset[str]) -> Answer:
    if "deliverables" not in there:
        return Answer(None)
    return rate(counts.deliverables.get("delivered", 0), counts.deliverables.get("planned", 0))


def _on_time_rate(counts: Counts, there: frozenset[str]) -> Answer:
    if "deliverables" not in there:
        return Answer(None)
    return rate(counts.deliverables.get("on_time", 0), counts.deliverables.get("dated", 0))


def _take_up(counts: Counts, there: frozenset[str]) -> Answer:
    if "local_authorities" not in there:
        return Answer(None)
    return rate(sum(counts.authorities.values()), sum(counts.eligible.values()))


def _coverage(counts: Counts, there: frozenset[str]) -> Answer:
    return rate(counts.covered, counts.population) if "deliverables" in there else Answer(None)


def _per_inhabitant(counts: Counts, there: frozenset[str]) -> Answer:
    awarded, people = _stage(counts, there, "awarded"), counts.population
    if awarded is None or not people:
        return Answer(None, awarded, people)
    return Answer((awarded / people).quantize(CENT, ROUND_HALF_UP), awarded, people)


MONEY, PROJECTS, DELIVERABLES = ("fundings",), ("projects",), ("deliverables",)
OF_MONEY: tuple[Subject, ...] = ("money",)
OF_PROJECTS: tuple[Subject, ...] = ("projects",)
OF_DELIVERABLES: tuple[Subject, ...] = ("deliverables",)
DEFINITIONS: dict[str, Definition] = {
    one.id: one
    for one in (
        Definition("requested", "EUR", "requested", "aid", MONEY, _euros("requested"), OF_MONEY),
        Definition("awarded", "EUR", "awarded", "aid", MONEY, _euros("awarded"), OF_MONEY),
        Definition("committed", "EUR", "committed", "aid", MONEY, _euros("committed"), OF_MONEY),
        Definition("paid", "EUR", "paid", "aid", MONEY, _euros("paid", "paid_back"), OF_MONEY),
        Definition("envelope", "EUR", "envelope", "envelope", ("envelopes",), _envelope, ("envelopes",)),
        Definition("projects_filed", "count", "filed", "projects", PROJECTS, _projects("filed", "filed"), OF_PROJECTS),
        Definition(
            "projects_pending",
            "count",
            "under_review",
            "projects",
            PROJECTS,
            _projects("pending", "filed"),
            OF_PROJECTS,
        ),
        Definition("projects_awarded", "count", "awarded", "projects", PROJECTS, _projects("awarded"), OF_PROJECTS),
        Definition(
            "projects_rejected", "count", "rejected", "projects", PROJECTS, _projects("rejected", "filed"), OF_PROJECTS
        ),
        Definition(
            "projects_withdrawn",
            "count",
            "withdrawn",
            "projects",
            PROJECTS,
            _projects("withdrawn", "filed"),
            OF_PROJECTS,
        ),
        Definition("flat_aids", "count", "awarded", "flat_aids", MONEY, _flat_aids, OF_MONEY),
        Definition("holders", "count", "awarded", "holders", PROJECTS, _holders, OF_PROJECTS),
        Definition(
            "beneficiaries",
            "count",
            "awarded",
            "local_authorities",
            ("projects", "fundings", "partners"),
            _beneficiaries,
            ("beneficiaries",),
        ),
        Definition(
            "deliverables_planned",
            "count",
            "planned",
            "deliverables",
            DELIVERABLES,
            _deliverables("planned"),
            OF_DELIVERABLES,
        ),
        Definition(
            "deliverables_delivered",
            "count",
            "delivered",
            "deliverables",
            DELIVERABLES,
            _deliverables("delivered"),
            OF_DELIVERABLES,
        ),
        Definition(
            "deliverables_late",
            "count",
            "planned",
            "deliverables",
            DELIVERABLES,
            _deliverables("late"),
            OF_DELIVERABLES,
        ),
        Definition(
            "deliverables_verified",
            "count",
            "verified",
            "deliverables",
            DELIVERABLES,
            _deliverables("verified"),
            OF_DELIVERABLES,
        ),
        Definition(
            "award_rate", "ratio", "awarded", "envelope", ("fundings", "envelopes"), _award_rate, ("money", "envelopes")
        ),
        Definition("commitment_rate", "ratio", "committed", "awarded", MONEY, _commitment_rate, OF_MONEY),
        Definition("payment_rate", "ratio", "paid", "committed", MONEY, _payment_rate, OF_MONEY),
        Definition(
            "delivery_rate", "ratio", "delivered", "deliverables", DELIVERABLES, _delivery_rate, OF_DELIVERABLES
        ),
        Definition("on_time_rate", "ratio", "delivered", "deliverables", DELIVERABLES, _on_time_rate, OF_DELIVERABLES),
        Definition(
            "take_up",
            "ratio",
            "awarded",
            "local_authorities",
            ("projects", "fundings", "partners"),
            _take_up,
            ("authorities",),
        ),
        Definition("coverage", "ratio", "delivered", "population", DELIVERABLES, _coverage, ("coverage",)),
        Definition(
            "euros_per_inhabitant", "EUR_per_inhabitant", "awarded", "population", MONEY, _per_inhabitant, OF_MONEY
        ),
    )
}
FIGURE_IDS = tuple(DEFINITIONS)
