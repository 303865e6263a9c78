"""Payments: advances, instalments and balances, in payment requests (DP) of one line or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from data.samples.commitments import Commitment, commitments
from data.samples.draws import rng, share
from data.samples.workdays import LAST, index

AXIS_3_FROM = index(date(2021, 11, 2))
"""No payment on the territorial desks before November 2021: on 8 October "paid" is known for axes 1 and 2."""


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of a payment request. Without ``commitment`` the extract shows ``#`` for its EJ."""

    commitment: Commitment
    dp: str
    line: int
    cents: int
    paid: int
    loose: bool = False
    anonymous: bool = False


@cache
def payments() -> tuple[Payment, ...]:
    """Every payment line, in the order of its day."""
    draw = rng("payments")
    due: list[tuple[int, Commitment, int]] = []
    for one in commitments():
        start = max(one.committed, AXIS_3_FROM) if one.axis == "3" else one.committed
        if not one.number:
            due.append((start + draw.randint(10, 60), one, one.cents))
            continue
        rates = draw.choice(((0.3, 0.4, 0.3), (0.3, 0.4, 0.3), (0.5, 0.0, 0.5), (0.2, 0.5, 0.3)))
        days = (draw.randint(8, 45), draw.randint(80, 170), draw.randint(180, 340))
        steps = share(one.cents, rates)
        due += [(start + days[i], one, steps[i]) for i in range(3) if steps[i] and draw.random() < 0.94]
    due = sorted((one for one in due if one[0] <= LAST), key=lambda one: (one[0], one[1].ej, one[1].line))
    made: list[Payment] = []
    serial = 195_000
    for day, one, cents in due:
        serial += draw.randint(1, 420)
        cuts = draw.choices((1, 2, 3), (7, 2, 1))[0]
        parts = share(cents, [draw.uniform(0.5, 1.5) for _ in range(cuts)])
        loose = not one.number and one.axis == "2" and draw.random() < 0.05
        anonymous = draw.random() < 0.012
        made += [
            Payment(one, f"{serial:09d}", line, part, day, loose, anonymous) for line, part in enumerate(parts, start=1)
        ]
    return tuple(made + _paid_back(made))


def _paid_back(made: Sequence[Payment]) -> list[Payment]:
    """Two overpayments taken back in 2022: negative lines on a request of their own."""
    early = [one for one in made if one.commitment.axis == "1" and one.commitment.number and one.paid < 200]
    return [
        Payment(one.commitment, f"{990_100 + rank:09d}", 1, -min(one.cents // 10, 5_000_00), 360 + 10 * rank)
        for rank, one in enumerate(early[:2])
    ]


def until(when: int) -> Sequence[Payment]:
    """The payment lines known on a day."""
    return [one for one in payments() if one.paid <= when]
