"""The world of axis 3: every dossier with its whole life; a weekly export shows what is known by then."""

from dataclasses import replace
from functools import cache
from random import Random

from data.samples.departments_plan import Plan, plans
from data.samples.dossier import Dossier, Life
from data.samples.draws import rng
from data.samples.geography import Department, Holder, departments
from data.samples.themes import theme
from data.samples.workdays import LAST, LAST_FILING, NEVER, REVIEW


@cache
def dossiers() -> tuple[Dossier, ...]:
    """Every dossier ever, numbered in the order of filing."""
    found: list[Dossier] = []
    for code, plan in plans().items():
        found += _department(departments()[code], plan, rng(f"dossiers {code}"))
    found.sort(key=lambda one: (one.filed, one.department, one.title, one.requested, one.holder.code))
    draw, number = rng("numbers"), 4_100_000
    numbered = []
    for one in found:
        number += draw.randint(40, 1100)
        numbered.append(replace(one, number=str(number)))
    return tuple(numbered)


def _department(place: Department, plan: Plan, draw: Random) -> list[Dossier]:
    order = place.holders(draw)
    holders = iter(order)
    made: list[Dossier] = []

    def new(life: Life, awarded: int = 0) -> None:
        holder = next(holders, None)
        if holder is None or (made and draw.random() < 0.03):
            holder = made[-1].holder if made and draw.random() < 0.5 else draw.choice(order)
        made.append(_dossier(place.code, holder, awarded, draw, life))

    for cents in plan.early_awards:
        decided = min(round(draw.triangular(50, REVIEW + 1, REVIEW + 1)), REVIEW)
        new(_before("Accepté", decided, draw), cents)
    for rank, cents in enumerate(plan.late_awards):
        if rank < plan.late_from_pending:
            decided = round(draw.triangular(REVIEW + 1, 400, REVIEW + 1))
            filed = draw.randint(40, REVIEW)
            review = draw.randint(filed + 2, decided - 1) if decided - filed > 3 else filed + 1
            end = max(decided, review)
            new({"outcome": "Accepté", "filed": filed, "review": review, "decided": end}, cents)
        else:
            decided = round(draw.triangular(REVIEW + 40, LAST, 330))
            life = _before("Accepté", decided, draw)
            life["filed"] = max(life["filed"], REVIEW + 1)
            life["review"] = max(life.get("review", 0), life["filed"] + 1)
            new(life, cents)
    for outcome, count in plan.early_decisions.items():
        for _ in range(count):
            new(_before(outcome, min(round(draw.triangular(45, REVIEW + 1, REVIEW)), REVIEW), draw))
    for _ in range(plan.early_blank):
        filed = draw.randint(10, 150)
        back = draw.choice((NEVER, NEVER, draw.randint(REVIEW + 20, 420)))
        since = filed if draw.random() < 0.6 else draw.randint(filed, REVIEW)
        new({"outcome": "Classé sans suite", "filed": filed, "decided": back, "blank": (since, back)})
    for _ in range(plan.early_gone):
        filed = draw.randint(5, 110)
        gone = draw.randint(REVIEW - 4, REVIEW) if draw.random() < 0.3 else draw.randint(filed + 8, REVIEW)
        new({"filed": filed, "review": filed + draw.randint(4, 60), "vanished": gone})
    for _ in range(plan.pending):
        filed = min(round(draw.triangular(3, REVIEW + 1, REVIEW - 1)), REVIEW)
        new(_after(filed, max(filed + 12, REVIEW + 1), draw))
    for _ in range(plan.later):
        filed = round(draw.triangular(REVIEW + 1, LAST_FILING, REVIEW + 3))
        new(_after(filed, filed + 15, draw))
    return made


def _before(outcome: str, decided: int, draw: Random) -> Life:
    """A life that ends with a decision on a known day."""
    review = max(decided - draw.randint(12, 70), 3)
    filed = max(review - draw.randint(2, 28), 0)
    return {"outcome": outcome, "filed": filed, "review": review, "decided": decided}


def _after(filed: int, decision: int, draw: Random) -> Life:
    """A life that isn't decided before a known day, and not accepted."""
    life: Life = {"filed": filed}
    if draw.random() < 0.85:
        life["review"] = filed + draw.randint(3, 55)
    elif draw.random() < 0.5:
        life["fixing"] = (filed + 4, filed + draw.randint(15, 60))
    chance = draw.random()
    if chance < 0.02:
        life["vanished"] = decision + draw.randint(0, 120)
    elif chance < 0.04:
        life["blank"] = (decision + draw.randint(0, 90), NEVER)
    elif chance < 0.92:
        life["outcome"] = "Refusé" if draw.random() < 0.66 else "Classé sans suite"
        life["decided"] = decision + round(draw.triangular(0, 190, 8))
    return life


def _dossier(code: str, holder: Holder, awarded: int, draw: Random, life: Life) -> Dossier:
    about = theme(draw)
    title = draw.choice(about.projects)
    if draw.random() < 0.45:
        title = f"{title} – {holder.name}"
    hundred = 100_00
    if awarded:
        wanted = awarded / draw.choice((0.5, 0.6, 0.7, 0.8, 0.9, 1.0))
    else:
        wanted = min(max(draw.lognormvariate(14.6, 0.7), 200_000), 20_000_000)
    requested = -int(-wanted // hundred) * hundred
    cost = -int(-requested / draw.choice((0.5, 0.6, 0.7, 0.8, 0.8, 1.0)) // hundred) * hundred
    one = Dossier("", code, holder, title, about, cost, requested, awarded, **life)
    if draw.random() < 0.07:
        last = min(one.decided, one.vanished, LAST)
        if last - one.filed > 6:
            changed = draw.randint(one.filed + 3, last - 1)
            if draw.random() < 0.3:
                return replace(one, corrected=changed, first_title=draw.choice(about.projects))
            first = max(round(requested * draw.uniform(0.7, 1.3) / hundred), 5) * hundred
            return replace(one, corrected=changed, first_requested=first)
    return one
