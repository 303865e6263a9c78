"""How many dossiers and how much money for each department, so that the published totals hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.samples.draws import amounts, rng, share
from data.samples.envelopes import envelopes

AWARDED, AWARDED_TOTAL = 500, 9_700_000_00
DECIDED = {"Refusé": 231, "Classé sans suite": 88}
BLANK = 57
PENDING = 1_200
GONE = 14
LATE_AWARDS = 1_400
LATER = 1_640

NO_DOSSIER_YET = frozenset({"976", "52"})
"""White zones of 8 October 2021: nothing filed."""
NO_AWARD_YET = frozenset({"23", "2A", "09"})
"""White zones of 8 October 2021: filed, nothing awarded."""
OVER = {"38": 1.03, "56": 1.045}
"""Departments that end beyond their sub-envelope, by money redeployed from others."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One department. "Early" is known on 8 October 2021; ``pending`` leaves out those awarded later."""

    early_awards: tuple[int, ...]
    late_awards: tuple[int, ...]
    late_from_pending: int
    early_decisions: Mapping[str, int]
    early_blank: int
    early_gone: int
    pending: int
    later: int


@cache
def plans() -> Mapping[str, Plan]:
    """The plan of each department, by code."""
    draw = rng("plans")
    codes, budget = list(envelopes()), envelopes()
    weak = set(draw.sample([code for code in codes if code not in OVER], 9))
    rate = {
        code: OVER.get(code) or (draw.uniform(0.55, 0.8) if code in weak else draw.uniform(0.96, 1.0)) for code in codes
    }
    pace = {code: min(max(draw.lognormvariate(0, 0.5), 0.35), 2.1) for code in codes}
    none, unawarded = NO_DOSSIER_YET, NO_DOSSIER_YET | NO_AWARD_YET
    award = [0.0 if code in unawarded else budget[code] * pace[code] for code in codes]
    file = [0.0 if code in none else budget[code] * pace[code] ** 0.5 for code in codes]

    early_count = share(AWARDED, award, 1)
    early_sum = [1000 * part for part in share(AWARDED_TOTAL // 1000, award, 400)]
    late_sum = [round(budget[code] * rate[code] / 1000) * 1000 - early_sum[i] for i, code in enumerate(codes)]
    late_count = share(LATE_AWARDS, [float(part) for part in late_sum], 2)
    pending = share(PENDING, file, 2)
    decided = {outcome: share(count, file) for outcome, count in DECIDED.items()}
    blank, gone = share(BLANK, file), share(GONE, file)
    later = share(LATER, [float(budget[code]) for code in codes], 3)
    found = {}
    for i, code in enumerate(codes):
        from_pending = min(round(0.42 * late_count[i]), int(0.6 * pending[i]))
        money = rng(f"amounts {code}")
        found[code] = Plan(
            tuple(amounts(early_sum[i], early_count[i], money, 1_500_00)),
            tuple(amounts(late_sum[i], late_count[i], money, 1_500_00)),
            from_pending,
            {outcome: counts[i] for outcome, counts in decided.items()},
            blank[i],
            gone[i],
            pending[i] - from_pending,
            later[i],
        )
    return found
