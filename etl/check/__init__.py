"""Rules over typed rows -> findings. One rule a function; each bears an example that fails and one that passes.

A rule sees one row's values by field and answers the field at fault, or None. None of these stops a row: the
values stand as the file gives them, and the doubt stays visible.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from etl.finding import Severity
from etl.lines import Lines

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row rule: its code keys the catalogue; ``fails`` and ``passes`` are run as tests."""

    code: str
    severity: Severity
    dataset: str
    test: Callable[[Values], str | None]
    fails: Values
    passes: Values


def _ordered(values: Values, earlier: str, later: str) -> str | None:
    first, second = values.get(earlier), values.get(later)
    return later if isinstance(first, date) and isinstance(second, date) and second < first else None


def _at_most(values: Values, small: str, large: str) -> str | None:
    less, more = values.get(small), values.get(large)
    return small if isinstance(less, Decimal) and isinstance(more, Decimal) and less > more else None


UNDECIDED = ("draft", "filed", "under_review", "rejected", "withdrawn")

RULES = (
    Rule(
        "decided-before-filed",
        "warning",
        "projects",
        lambda v: _ordered(v, "filed_on", "decided_on"),
        {"filed_on": date(2021, 5, 2), "decided_on": date(2021, 5, 1)},
        {"filed_on": date(2021, 5, 2), "decided_on": date(2021, 5, 2)},
    ),
    Rule(
        "awarded-over-requested",
        "warning",
        "projects",
        lambda v: _at_most(v, "amount_awarded", "amount_requested"),
        {"amount_awarded": Decimal("120.00"), "amount_requested": Decimal("100.00")},
        {"amount_awarded": Decimal("100.00"), "amount_requested": Decimal("100.00")},
    ),
    Rule(
        "awarded-undecided",
        "warning",
        "projects",
        lambda v: "amount_awarded" if v.get("amount_awarded") is not None and v.get("state") in UNDECIDED else None,
        {"amount_awarded": Decimal("1.00"), "state": "rejected"},
        {"amount_awarded": Decimal("1.00"), "state": None},
    ),
    Rule(
        "requested-draft",
        "information",
        "projects",
        lambda v: "amount_requested" if v.get("amount_requested") is not None and v.get("state") == "draft" else None,
        {"amount_requested": Decimal("1.00"), "state": "draft"},
        {"amount_requested": Decimal("1.00"), "state": "filed"},
    ),
    Rule(
        "requested-over-cost",
        "warning",
        "projects",
        lambda v: _at_most(v, "amount_requested", "total_cost"),
        {"amount_requested": Decimal("101.00"), "total_cost": Decimal("100.00")},
        {"amount_requested": Decimal("50.00"), "total_cost": Decimal("100.00")},
    ),
    Rule(
        "aid-over-cost",
        "warning",
        "fundings",
        lambda v: _at_most(v, "amount", "total_cost"),
        {"amount": Decimal("2000.00"), "total_cost": Decimal("0.00")},
        {"amount": Decimal("2000.00"), "total_cost": None},
    ),
    Rule(
        "negative-amount",
        "warning",
        "fundings",
        lambda v: (
            "amount"
            if isinstance(amount := v.get("amount"), Decimal) and amount < 0 and v.get("stage") != "paid_back"
            else None
        ),
        {"amount": Decimal("-5.00"), "stage": "paid"},
        {"amount": Decimal("-5.00"), "stage": "paid_back"},
    ),
    Rule(
        "delivered-without-date",
        "warning",
        "deliverables",
        lambda v: "state" if v.get("state") in ("delivered", "verified") and v.get("delivered_on") is None else None,
        {"state": "delivered"},
        {"state": "delivered", "delivered_on": date(2022, 1, 1)},
    ),
    Rule(
        "delivered-date-without-state",
        "warning",
        "deliverables",
        lambda v: (
            "delivered_on"
            if v.get("delivered_on") is not None and v.get("state") in ("planned", "in_progress", "dropped")
            else None
        ),
        {"state": "planned", "delivered_on": date(2022, 1, 1)},
        {"state": "planned"},
    ),
)


def check_lines(lines: Lines) -> None:
    """Adds to the lines what their rules find."""
    for rule in RULES:
        if rule.dataset != lines.table.dataset:
            continue
        for place in range(len(lines)):
            if name := rule.test({field: column[place] for field, column in lines.values.items()}):
                lines.add(place, rule.severity, rule.code, name)
