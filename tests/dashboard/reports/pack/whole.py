"""A pack that holds every kind of part, with the trouble that data can bring: long names, gaps, markup."""

from datetime import date, timedelta
from decimal import Decimal

from dashboard.figures.classes import NOT_APPLICABLE, UNKNOWN
from dashboard.reports.outlines import departments
from dashboard.reports.pack.content import (
    Bars,
    Curve,
    Curves,
    Dumbbell,
    Map,
    Number,
    Numbers,
    Pack,
    Page,
    Place,
    Rows,
    Series,
    Step,
    Waterfall,
    Words,
)  # fmt: skip
from dashboard.tables import Head, Table

HOSTILE = '#eval("1+1") *gras* $x^2$ @ref <b>été</b> & "q" \\ `c` [x] =1+1'
AXES = (
    "1 · Co-construire avec les territoires une offre de services publics numériques",
    "2 · Gouvernance, ingénierie et mutualisation",
    "3 · Fonds de transformation",
    HOSTILE,
)
LINK = "https://tnt.example.org/resultats?page=argent&territoire=FR"


def euros(*values: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(value) for value in values)


BARS = Bars(
    "Attribué, engagé et payé par axe", "L’axe 1 a reçu 14,1 M€, dont 6,2 payés.", AXES,
    (
        Series("Attribué", euros("14141000.10", "9500000", "846984", "0"), "awarded"),
        Series("Engagé", euros("11800250.55", "7000000", None, "0"), "committed"),
        Series("Payé", euros("6200000", "2125000.40", None, "0"), "paid"),
    ),
)  # fmt: skip
STACKED = Bars(
    "État des dossiers par type de collectivité", "Les EPCI déposent le plus.", ("Communes", "EPCI", "Départements"),
    (
        Series("Retenus", (210, 340, 61), "paid"),
        Series("À l’étude", (95, 12, 9), "committed"),
        Series("Refusés", (17, 120, None), "late"),
    ),
    "count", True,
)  # fmt: skip
DUMBBELL = Dumbbell(
    "Depuis le dernier comité", "Trois axes avancent, un recule.", AXES,
    Series("15 mars 2022", euros("9000000", "8000000", None, "1500000"), "hatch"),
    Series("8 octobre 2022", euros("14141000.10", "7500000", "846984", "1500000"), "primary"),
)  # fmt: skip
WATERFALL = Waterfall(
    "De 21,3 à 24,5 M€ attribués", "3,2 M€ de plus, dont 0,2 de corrections.",
    (
        Step("Attribué au 15 mars 2022", Decimal("21300000"), "total"),
        Step("Nouvelles attributions", Decimal("4100000.10")),
        Step("Abandons et retraits", Decimal("-600000.05")),
        Step("Montants repris dans les fichiers d’avant mars", Decimal("-212015.95"), "correction"),
        Step("Attribué au 8 octobre 2022", Decimal("24587984.10"), "total"),
    ),
)  # fmt: skip


def _weeks(count: int, step: int, start: int = 0) -> tuple[tuple[date, ...], tuple[Decimal, ...]]:
    days = tuple(date(2021, 1, 4) + timedelta(weeks=4 * rank) for rank in range(count))
    return days, tuple(Decimal(start + step * rank * rank) for rank in range(count))


CURVES = Curves(
    "L’attribué et la trajectoire prévue", "L’attribué a 41 jours de retard sur la trajectoire.",
    (
        Curve("Trajectoire prévue", *_weeks(40, 57000), colour="soft", dashed=True),
        Curve("Attribué", *_weeks(24, 48000), colour="primary"),
        Curve("Payé", *_weeks(24, 21000), colour="paid"),
    ),
    today=date(2022, 10, 8),
)  # fmt: skip


def _places() -> tuple[Place, ...]:
    found = []
    for order, code in enumerate(sorted(departments().rings)):
        rank = UNKNOWN if order % 17 == 0 else NOT_APPLICABLE if order % 29 == 1 else order % 5
        value = Decimal(order % 5) / 5 + Decimal("0.031") if rank >= 0 else None
        found.append(Place(code, f"Département {code}", value, "", rank))
    return tuple(found)


MAP = Map(
    "Taux d’attribution par département", "84 départements ont attribué plus de 20 % de leur enveloppe.",
    "Attribué / enveloppe départementale", "ratio", _places(), ("0–20 %", "20–40 %", "40–60 %", "60–80 %", "80–100 %"),
)  # fmt: skip
ROWS = Rows(
    "Échéances en retard",
    Table(
        [Head("Livrable"), Head("Porteur"), Head("Prévu le", "day"), Head("Montant", "euros"), Head("Part", "ratio")],
        [
            (HOSTILE, "Syndicat mixte Numérian", date(2022, 3, 1), Decimal("12345.67"), Decimal("0.426")),
            ("Plateforme de données territoriales, phase 2", "CC du Pays de Mirecourt", None, None, None),
            *(
                (f"Livrable n° {rank}", f"Commune de Saint-Rémy-{rank}", date(2022, 5, 1), Decimal(1000 * rank), None)
                for rank in range(1, 41)
            ),
        ],
    ),
    "Aucune échéance n’est en retard.",
)
EMPTY = Rows("Décisions attendues", Table([Head("Objet"), Head("Montant", "euros")], []), "Aucune décision attendue.")
WORDS = Words("Ce qui est demandé au comité", ("Valider la trajectoire révisée.", HOSTILE))
NUMBERS = Numbers(
    (
        Number("Attribué", "24,588 M€", "sur 88 M€ d’enveloppe"),
        Number("Engagé", "18,8 M€", "77 % de l’attribué"),
        Number("Payé", "8,325 M€", "44 % de l’engagé"),
        Number("Territoires servis", "1 204", "sur 34 945 communes"),
    )
)
SOURCES = ("Suivi financier ITN7, édition 12 du 8 octobre 2022.", "Méthode : attribué = décisions notifiées.")
PACK = Pack(
    "Comité de pilotage du 12 octobre 2022", "Transformation numérique des territoires : fonds ITN7",
    (("Données au", "8 octobre 2022"), ("Édition", "12"), ("Territoire", HOSTILE)),
    (
        Page("argent", "L’argent", "L’axe 1 porte plus de la moitié de l’attribué", ("24,6 M€ sont attribués.",),
             (NUMBERS, BARS, ROWS), SOURCES, LINK),
        Page("avance", "L’argent", "3,2 M€ de plus depuis mars, dont une correction du passé", ("Une phrase.", "Ici."),
             (WATERFALL, DUMBBELL), SOURCES, LINK),
        Page("temps", "Le temps", "L’attribué a 41 jours de retard sur la trajectoire prévue", (), (CURVES, STACKED),
             SOURCES, LINK),
        Page("carte", "Les territoires", "84 départements au-dessus de 20 %", ("Six ne sont pas renseignés.",),
             (MAP,), SOURCES, LINK),
        Page("decisions", "Décisions", "Deux décisions sont demandées", (), (WORDS, EMPTY), (), "javascript:alert(1)"),
    ),
    "fr", True, LINK,
)  # fmt: skip
