"""Invented packs that hold every kind of part: a rich one to look at, and one of extremes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.figures.classes import NOT_APPLICABLE, UNKNOWN, rates
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
    Value,
    Waterfall,
    Words,
)
from dashboard.tables import Head, Table, written
from data.reference import territories

HOSTILE = "=1+1 <b>&amp;\x00\x0b]]> \U0001f4a3 *x* \u202e$x^2$ @SUM(A1)"
LONG = (
    "L’engagé progresse de 2,1 M€ depuis la dernière réunion, mais trois axes sur cinq restent sous leur trajectoire "
    "et l’écart se creuse outre-mer, où deux opérations structurantes attendent encore leur maître d’ouvrage"
)
SOURCES = (
    "Chorus, extraction du 30 septembre 2026 : chorus_2026-09.xlsx",
    "Engagé : somme des engagements juridiques.",
)
AXES = (
    "Réseaux et infrastructures",
    "Services publics en ligne",
    "Inclusion et médiation numériques",
    "Données et intelligence artificielle",
    "Cybersécurité",
)


def money(*amounts: str | None) -> tuple[Value, ...]:
    """Amounts in euros from their words."""
    return tuple(Decimal(amount) if amount is not None else None for amount in amounts)


AWARDED = Series("Attribué", money("21400000", "14250000.50", "9800000", "7300000", "4711000"), "awarded")
COMMITTED = Series("Engagé", money("15100000", "9120000.25", "6400000", None, "2390000"), "committed")
PAID = Series("Payé", money("8030000", "4410000", "2950000", "1200000", "0"), "paid")

WATERFALL = Waterfall(
    "De la dernière réunion à aujourd’hui",
    "L’engagé passe de 31,2 M€ à 33,3 M€ : 3,4 M€ nouveaux, 0,9 M€ désengagés, 0,4 M€ de corrections.",
    (
        Step("Au 30 juin", Decimal("31200000"), "total"),
        Step("Engagements nouveaux", Decimal("3400000.10")),
        Step("Désengagements", Decimal("-900000")),
        Step("Corrections du passé", Decimal("-400000.10"), "correction"),
        Step("Au 30 sept.", Decimal("33300000"), "total"),
    ),
)
CROSSING = Waterfall(
    "Solde de trésorerie, en passant sous zéro",
    "Le solde part de 120 k€, descend à -150 k€, puis remonte à 60 k€.",
    (
        Step("Solde initial", Decimal("120000"), "total"),
        Step("Avances versées", Decimal("-200000")),
        Step("Régularisation d’écritures antérieures", Decimal("-70000"), "correction"),
        Step("Solde à mi-parcours", Decimal("-150000"), "total"),
        Step("Nouvelles dépenses", Decimal("-20000")),
        Step("Remboursements reçus des bénéficiaires", Decimal("230000")),
        Step("Ajustement nul", Decimal("0"), "correction"),
        Step("Solde final", Decimal("60000"), "total"),
    ),
)
DUMBBELL = Dumbbell(
    "Taux d’engagement, réunion précédente et aujourd’hui",
    "Quatre axes progressent, un recule.",
    AXES,
    Series("30 juin 2026", money("0.61", "0.55", "0.70", None, "0.42"), "awarded"),
    Series("30 septembre 2026", money("0.706", "0.64", "0.653", "0.31", "0.507"), "paid"),
    "ratio",
)
BARS = Bars("Attribué, engagé, payé par axe", "Réseaux d’abord.", AXES, (AWARDED, COMMITTED, PAID))
STACKED = Bars(
    "Dossiers par état",
    "Les dossiers attribués dominent.",
    ("Communes", "EPCI", "Départements", "Régions"),
    (
        Series("Attribués", (310, 121, 48, 9), "paid"),
        Series("En instruction", (120, 44, 8, 4), "committed"),
        Series("Refusés", (25, 9, 1, 0), "late"),
    ),
    "count",
    stacked=True,
)


def curves() -> Curves:
    """What is committed, and what was planned."""
    months = [date(year, month, 1) for year in (2024, 2025, 2026) for month in range(1, 13)]
    done = months[:33]
    return Curves(
        "Engagé cumulé et trajectoire",
        "L’engagé atteint 33,3 M€ le 30 septembre 2026, 4,2 M€ sous la trajectoire.",
        (
            Curve("Trajectoire", tuple(months), tuple(Decimal(n * n) * 33000 for n in range(36)), "hatch", dashed=True),
            Curve("Engagé", tuple(done), tuple(Decimal(n * n) * 32500 for n in range(33)), "paid"),
            Curve("Payé", tuple(done), tuple(Decimal(n * n) * 16000 for n in range(33)), "committed"),
        ),
        today=date(2026, 9, 30),
    )


def france(lang: str = "fr", only: Value | str = "") -> Map:
    """Rates by department: one beyond 100 %, some not known, some not applicable; a collectivity has no outline."""
    values: list[tuple[str, Value, int]] = []
    for place, code in enumerate(departments().rings):
        value = Decimal(place * 37 % 108) / 100 if only == "" else only
        values.append((code, value if isinstance(value, Decimal | int) else None, 0))
    classes = rates([value for _, value, _ in values], lang)
    names = territories()
    places = []
    for place, (code, value, _) in enumerate(values):
        known = value if place % 17 else None
        rank = classes.rank(known) if place % 23 != 5 else NOT_APPLICABLE
        shown = known if rank not in (UNKNOWN, NOT_APPLICABLE) else None
        places.append(Place(code, names[code].name, shown, written(shown, "ratio", lang), rank))
    places.append(Place("975", "Saint-Pierre-et-Miquelon", Decimal("0.5"), written(Decimal("0.5"), "ratio", lang), 2))
    return Map(
        "Taux d’attribution par département",
        "Le taux va de 0 à 107 %.",
        "Attribué sur enveloppe",
        "ratio",
        tuple(places),
        classes.labels,
    )


def rows(many: int) -> Rows:
    """Projects with money, rates, dates and long names; the first holds hostile words."""
    heads = [
        Head("Projet"),
        Head("Territoire"),
        Head("Attribué", "euros"),
        Head("Engagé", "euros"),
        Head("Taux", "ratio"),
        Head("Échéance", "day"),
    ]
    names = (
        "Fibre des zones d’activité",
        "Portail de démarches en ligne de la communauté de communes et de ses communes",
    )
    lines = [
        (
            HOSTILE if n == 0 else f"{names[n % 2]} n° {n}",
            ("Côtes-d’Armor", "La Réunion", "Territoire de Belfort")[n % 3],
            Decimal(n * 7919 % 900000) + Decimal("0.50"),
            None if n % 7 == 3 else Decimal(n * 104729 % 500000),
            None if n % 7 == 3 else Decimal(n % 100) / 100,
            date(2026, 1 + n % 12, 1 + n % 28),
        )
        for n in range(many)
    ]
    return Rows("Opérations à suivre", Table(heads, lines), "Aucune opération à suivre.")


SMALL = Rows(
    "Jalons du trimestre",
    Table(
        [Head("Jalon"), Head("Échéance", "day"), Head("Montant", "euros")],
        [
            ("Signature de la convention cadre", date(2026, 10, 15), Decimal("1250000")),
            ("Recette du portail", date(2026, 11, 30), Decimal("84000.5")),
            ("Comité de pilotage", date(2026, 12, 8), None),
        ],
    ),
    "Aucun jalon.",
)
NUMBERS = Numbers(
    (
        Number("Attribué", "57,5 M€", "sur 88 M€ d’enveloppe"),
        Number("Engagé", "33,3 M€", "+2,1 M€ depuis le 30 juin"),
        Number("Payé", "16,6 M€", "49,8 % de l’engagé"),
        Number("Collectivités atteintes", "488", "sur 1 312 éligibles"),
    )
)
WORDS = Words(
    "Points à décider",
    (
        "Redéployer 1,2 M€ de l’axe Données vers l’axe Inclusion, dont les demandes dépassent l’enveloppe.",
        "Relancer les sept porteurs dont aucun engagement n’est connu depuis six mois.",
        "Confirmer la date de la prochaine réunion.",
    ),
)


def page(name: str, chapter: str, title: str, *parts: object, says: tuple[str, ...] = ()) -> Page:
    """A page with sources and a link."""
    return Page(name, chapter, title, says, parts, SOURCES, f"https://exemple.fr/{name}?vue=1")  # type: ignore[arg-type]


def example(lang: str = "fr") -> Pack:
    """A pack of every kind of part."""
    return Pack(
        "Transformation numérique des territoires : revue du fonds",
        "Comité de pilotage du 8 octobre 2026",
        (
            ("Date des données", "30 septembre 2026"),
            ("Édition", "n° 42, publiée le 2 octobre 2026"),
            ("Comparée à", "n° 37, données au 30 juin 2026"),
            (
                "Périmètre",
                "France entière, tous les axes, y compris les cinq départements d’outre-mer et les collectivités",
            ),
        ),
        (
            page(
                "l-essentiel",
                "L’essentiel",
                "Un tiers de l’enveloppe est engagé, à un rythme qui s’accélère",
                NUMBERS,
                WATERFALL,
                WORDS,
                says=("L’engagé gagne 2,1 M€ en un trimestre.", "Trois axes sont en retard."),
            ),
            page("mouvements", "L’essentiel", "Ce qui a changé depuis la dernière réunion", WATERFALL, DUMBBELL),
            page("solde", "L’essentiel", "Le solde est passé sous zéro au printemps", CROSSING),
            page(
                "axes",
                "Argent",
                "Réseaux et services en ligne portent les deux tiers de l’engagé",
                BARS,
                STACKED,
                says=("La donnée de l’axe 4 n’est pas encore remontée.",),
            ),
            page("trajectoire", "Argent", "L’engagé suit la trajectoire avec un trimestre de retard", curves()),
            page("deux-courbes", "Argent", "Trajectoire et taux", curves(), DUMBBELL, says=("Même échelle.",)),
            page(
                "carte", "Territoires", "L’attribution est forte au nord, faible dans le Massif central", france(lang)
            ),
            page("carte-table", "Territoires", "Carte et jalons", france(lang), SMALL, says=("Une phrase.",)),
            page("long", "Territoires", LONG, BARS, says=("Le titre est long, le graphique reste entier.",)),
            page(
                "table",
                "Opérations",
                "Quarante opérations attendent leur premier engagement",
                rows(40),
                says=("Triées par montant attribué.",),
            ),
            page("vide", "Opérations", "Aucune opération en alerte", rows(0)),
            page("decisions", "Décisions", "Trois points à décider", WORDS),
        ),
        lang,
        fictitious=True,
        link="https://exemple.fr/",
    )


def stress() -> Pack:
    """Extremes: long names, nothing, one bar, thirty bars, nothing known, one long cell, hostile words everywhere."""
    names = tuple(f"Communauté d’agglomération du Très Long Nom de Territoire numéro {n}" for n in range(30))
    many = Series("Attribué", tuple(Decimal(n * n * 1000 - 50000) for n in range(30)), "paid")
    other = Series("Engagé", tuple(Decimal(n * 9000) if n % 4 else None for n in range(30)), "committed")
    nothing = Series("Rien", (None, None), "paid")
    two = ("Un", "Deux")
    day = date(2026, 1, 1)
    steps = [Step(f"Mouvement du territoire numéro {n} et de ses voisins", Decimal(n * 1000 - 5000)) for n in range(12)]
    steps.append(Step("Total", sum((step.value for step in steps), Decimal(0)), "total"))
    return Pack(
        HOSTILE + LONG,
        LONG,
        (("Date", "30 septembre 2026"), (LONG, LONG), (HOSTILE, HOSTILE)),
        (
            page("a", HOSTILE, HOSTILE + " " + LONG + LONG, says=(LONG, HOSTILE, LONG, LONG)),
            page("b", "Barres", "Trente barres", Bars("Trente", "Trente.", names, (many,))),
            page("c", "Barres", "Trente barres doubles", Bars("Trente", "Trente.", names, (many, other)), WORDS),
            page(
                "d", "Barres", "Une barre", Bars("Une", "Une.", ("Une",), (Series("A", (1,), "late"),), "count"), SMALL
            ),
            page(
                "e",
                "Rien",
                "Rien de connu",
                Bars("Rien", "Rien.", two, (nothing,)),
                Dumbbell("Rien", "Rien.", two, nothing, nothing),
            ),
            page("f", "Rien", "Rien du tout", Bars("", "", (), ()), Waterfall("", "", ())),
            page(
                "g",
                "Rien",
                "Courbes vides",
                Curves("", "", (Curve("A", (day,), (None,), "paid"),)),
                Curves("Un point", "Un.", (Curve("A", (day,), (Decimal(3),), "paid"),), today=date(2026, 3, 1)),
            ),
            page("h", "Rien", "Carte sans valeur", france(only=None)),
            page("i", "Longs", "Cascade de douze", Waterfall("Douze", "Douze.", tuple(steps)), WORDS),
            page("j", "Longs", "Haltères de trente", Dumbbell("Trente", "Trente.", names, many, other)),
            page(
                "k",
                "Longs",
                "Cellule immense",
                Rows("", Table([Head("A"), Head("B", "count")], [(LONG * 40, 1)]), "Vide."),
            ),
            page(
                "l",
                "Longs",
                "Quinze colonnes",
                Rows(
                    "Large",
                    Table(
                        [Head(f"Colonne {n}", "euros") for n in range(15)],
                        [tuple(Decimal(n * 1234567) for n in range(15))] * 3,
                    ),
                    "Vide.",
                ),
            ),
            page("m", "Longs", "Un très long texte", Words("Texte", (LONG,) * 30)),
            page(
                "n",
                "Longs",
                "Cinq nombres",
                Numbers(tuple(Number(LONG[:60], "1 234 567,89 €", LONG[:80]) for _ in range(5))),
            ),
            page("o", "", "", Words("", ())),
        ),
        "fr",
        fictitious=True,
    )


def english() -> Pack:
    """The rich pack in English words of the product, with curves that are named at their ends."""
    days = tuple(date(2026, month, 1) for month in range(1, 9))
    named = Curves(
        "Committed",
        "Committed and paid.",
        (
            Curve("Committed", days, tuple(Decimal(n * 1250) for n in range(8)), "paid"),
            Curve("Paid", days, tuple(None if n == 3 else Decimal(n * 400 - 800) for n in range(8)), "committed"),
        ),
    )
    pack = example("en")
    return replace(pack, pages=(*pack.pages, page("named", "Named", "Curves named at their ends", named, named)))
