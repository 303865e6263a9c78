"""The week from 14 to 20 January 2023, told change by change: what a weekly review has to say.

Nothing is drawn here: whoever reads the plan knows each euro that moves after the CoPol of 18 January 2023. Amounts
are in cents; dossiers, EJ and deliverables are those of the world that the other modules draw, by number.
"""

from dataclasses import dataclass
from datetime import date

BEFORE, WEEK = date(2023, 1, 13), date(2023, 1, 20)
"""The day of the last exports before the week, and the day of this one's."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A dossier filed; ``commune`` is its holder's code, ``theme`` a rank in ``THEMES``."""

    number: str
    on: date
    commune: str
    theme: int
    title: str
    cost: int
    requested: int


@dataclass(frozen=True, slots=True)
class Decided:
    """What a dossier's decision has become. Without ``outcome`` it is under review again."""

    number: str
    on: date
    outcome: str
    awarded: int = 0
    motive: str = ""


@dataclass(frozen=True, slots=True)
class Committed:
    """A commitment of a dossier that had none, or, at ``line`` 2, a second line of one that had."""

    number: str
    ej: str
    line: int
    on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Paid:
    """A line of a payment request on the first line of an EJ; paid back where negative."""

    ej: str
    dp: str
    line: int
    on: date
    cents: int


FILED = (
    Filed("6706214", date(2023, 1, 16), "23096", 0, "Guichet unique des démarches en ligne", 23_000_00, 18_400_00),
    Filed("6706871", date(2023, 1, 17), "52121", 2, "Audit et plan de cybersécurité", 30_750_00, 24_600_00),
    Filed("6707403", date(2023, 1, 19), "09122", 6, "Base adresse locale", 12_000_00, 9_600_00),
)
REVIEWED = ("6692307",)
"""Filed before, under review since 17 January by the world's own draw."""

ACCEPTED = (
    Decided("6682982", date(2023, 1, 17), "Accepté", 12_400_00),
    Decided("6675276", date(2023, 1, 18), "Accepté", 14_800_00),
    Decided("6666074", date(2023, 1, 19), "Accepté", 13_200_00),
)
REFUSED = (Decided("6670747", date(2023, 1, 18), "Refusé"),)
GIVEN_UP = (
    Decided("6585666", date(2023, 1, 18), "Classé sans suite", motive="Abandon par le porteur."),
    Decided("6673108", date(2023, 1, 19), "Classé sans suite", motive="Abandon par le porteur."),
)
"""Awarded before: the award goes, and with it the commitment of the first, which is one of ``ENDED``."""

SENT_BACK = (Decided("6699886", date(2023, 1, 19), ""),)
"""Said accepted by mistake."""

LOWERED = {"6663167": (date(2023, 1, 17), 34_480_00)}
"""Awards put right, their decision as before: the day of the correction, the amount."""

COMMITTED = (
    Committed("6674196", "2107524310", 1, date(2023, 1, 16), 11_200_00),
    Committed("6691655", "2107526084", 1, date(2023, 1, 17), 11_360_00),
    Committed("DINUM-21-103", "2107527745", 1, date(2023, 1, 18), 45_000_00),
    Committed("6677804", "2107529912", 1, date(2023, 1, 19), 14_640_00),
)
KNOWN_LATE = Committed("6639132", "2107389977", 1, date(2022, 12, 15), 12_640_00)
SECOND = Committed("6372450", "2107344627", 2, date(2023, 1, 18), 763_14)
RAISED, CUT = {"2107373163": 31_130_00}, {"2107372942": 20_750_00}
"""Commitments of 2022 said otherwise: EJ -> amount."""

ENDED, MISSING = "2107333860", "2107429870"
"""EJ that the extract holds no more: of a dossier given up; without a reason."""

PAYMENTS = (
    Paid("2106815502", "001071602", 1, date(2023, 1, 16), 14_649_00),
    Paid("2107068975", "001071655", 1, date(2023, 1, 16), 3_807_00),
    Paid("2104124004", "001071718", 1, date(2023, 1, 16), 2_127_00),
    Paid("2107272384", "001072006", 1, date(2023, 1, 17), 4_000_00),
    Paid("2107272384", "001072006", 2, date(2023, 1, 17), 3_161_00),
    Paid("2107210680", "001072140", 1, date(2023, 1, 17), 5_000_00),
    Paid("2104631357", "001072233", 1, date(2023, 1, 17), 3_393_00),
    Paid("2104861054", "001072301", 1, date(2023, 1, 17), 5_265_00),
    Paid("2107297511", "001072587", 1, date(2023, 1, 18), 7_014_00),
    Paid("2104190422", "001072644", 1, date(2023, 1, 18), 78_475_00),
    Paid("2105026898", "001072709", 1, date(2023, 1, 18), 6_279_50),
    Paid("2107284169", "001072958", 1, date(2023, 1, 19), 5_000_00),
    Paid("2106352907", "001073012", 1, date(2023, 1, 19), 20_564_00),
    Paid("2106522020", "001073077", 1, date(2023, 1, 19), 18_955_00),
    Paid("2106740776", "001073120", 1, date(2023, 1, 19), 17_332_00),
)
PAID_BACK = Paid("2105208478", "000990102", 1, date(2023, 1, 18), -1_245_00)
PAID_LATE = Paid("2107129802", "001051904", 1, date(2022, 12, 20), 4_893_00)

DELIVERED = {"L-0943": date(2023, 1, 18), "L-0936": date(2023, 1, 19)}
VERIFIED = {"L-0772": date(2023, 1, 19)}
DROPPED = {"L-0802": date(2023, 1, 19)}
ANNOUNCED = ("L-1001", "Parapheur électronique", "6674196", date(2023, 1, 19), date(2023, 6, 30))
"""A deliverable announced: number, title, dossier, the day, the day planned."""

LATE = ("L-0837", "L-0906", "L-0985")
"""Due on 18 or 19 January and not delivered: the calendar alone makes them late, no file speaks of them."""
