"""The export of démarches-simplifiées: ``Dossiers``, ``Etablissements``, ``Avis`` and a repeated block."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from random import Random

from data.samples import notation
from data.samples.book import Sheet, write
from data.samples.commitments import Commitment, by_dossier
from data.samples.dossier import Dossier
from data.samples.draws import rng
from data.samples.geography import departments, former_codes
from data.samples.notation import Cell
from data.samples.territorial_desks import dossiers
from data.samples.workdays import REVIEW, day, index

HEADER = (
    "ID",
    "Email",
    "FranceConnect ?",
    "Entreprise raison sociale",
    "Entreprise SIREN",
    "Demandeur Prénom",
    "Demandeur Nom",
    "Archivé",
    "État du dossier",
    "Dernière mise à jour le",
    "Déposé le",
    "Passé en instruction le",
    "Traité le",
    "Motivation de la décision",
    "Instructeurs",
    "Groupe instructeur",
    "Intitulé du projet",
    "Thème",
    "Département",
    "Commune (code INSEE)",
    "Coût total du projet",
    "Montant de la subvention demandée",
    "Montant accordé",
    "N° EJ",
    "Axe",
)
ESTABLISHMENTS = (
    "Dossier ID",
    "Champ",
    "Établissement SIRET",
    "Établissement siège social",
    "Établissement NAF",
    "Établissement libellé NAF",
)
OPINIONS = ("Dossier ID", "Introduction", "Réponse", "Créé le", "Répondu le", "Instructeur", "Expert")
PARTNERS = ("Dossier ID", "Ligne", "Nom du partenaire", "Rôle du partenaire")
FIRST_NAMES = (
    "Camille",
    "Claude",
    "Sacha",
    "Maxime",
    "Alix",
    "Noa",
    "Charlie",
    "Andrea",
    "Lou",
    "Morgan",
    "Eden",
)
LAST_NAMES = ("Fictif", "Exemple", "Modèle", "Essai", "Témoin", "Inventé", "Imaginaire", "Démo", "Spécimen")
HOURS = ("09:00", "10:30", "12:00", "13:30", "15:00", "16:30", "18:00")
NOTES = (
    "Export hebdomadaire de la démarche du fonds ITN7, axe 3 (guichets territoriaux).",
    "Noms et codes de collectivités : réels. Personnes, dossiers, montants : inventés.",
)


def write_export(path: Path, edition: date) -> None:
    """The weekly export as it stood on a date."""
    when = index(edition)
    present = [one for one in dossiers() if one.state(when) is not None]
    write_dossiers(path, NOTES, present, when, by_dossier())


def write_dossiers(
    path: Path, notes: Sequence[str], present: Sequence[Dossier], when: int, engaged: Mapping[str, Commitment]
) -> None:
    """Some dossiers as they stood on a day; ``engaged`` are the commitments by dossier."""
    numbers = {one.number for one in present}
    write(
        path,
        notes,
        [
            Sheet(
                "Dossiers",
                [HEADER, *(_row(one, when, engaged.get(one.number)) for one in present)],
                widths={16: 44, 3: 34},
            ),
            Sheet("Etablissements", [ESTABLISHMENTS, *(_establishment(one) for one in present)]),
            Sheet("Avis", [OPINIONS, *(row for one in present[::97] for row in _opinion(one, when))]),
            Sheet("(1) Partenaires", [PARTNERS, *(row for row in _partners() if str(row[0]) in numbers)]),
        ],
    )


@cache
def _broken() -> frozenset[str]:
    """Three dossiers whose SIRET a spreadsheet has destroyed."""
    early = [one for one in dossiers() if one.holder.level == "commune" and one.filed < REVIEW - 40]
    return frozenset(one.number for one in early[100:700:290])


def _draw(one: Dossier, subject: str) -> Random:
    return rng(f"{subject} {one.number}")


@cache
def _fixed(one: Dossier) -> tuple[Cell, ...]:
    """The cells that never change: e-mail to names; theme to cost; axis."""
    draw = _draw(one, "fixed")
    given, family = draw.choice(FIRST_NAMES), draw.choice(LAST_NAMES)
    place = departments()[one.department]
    code = one.holder.code if one.holder.level == "commune" else None
    return (
        f"{given.lower()}.{notation.plain(family)}@exemple.fr",
        "Oui" if draw.random() < 0.1 else "Non",
        one.holder.legal_name,
        one.holder.siren,
        given,
        family,
        one.theme.label(draw),
        notation.department(place.code, place.name, draw),
        notation.commune(code, former_codes().get(code), draw) if code else None,
        None if draw.random() < 0.03 else notation.euros(one.cost, draw),
        notation.axis("3", draw),
        draw.choice(HOURS),
    )


def _row(one: Dossier, when: int, commitment: Commitment | None) -> Sequence[Cell]:
    mail, connect, name, siren, given, family, theme, department, commune, cost, axis, hour = _fixed(one)
    state = one.state(when)
    clock = time.fromisoformat(str(hour))
    decided = bool(state) and one.decided <= when
    reviewed = bool(state) and one.review <= when
    ahead = one.corrected > when
    requested = one.first_requested if ahead and one.first_requested else one.requested
    events = (one.filed, one.review, one.decided, one.corrected, one.fixing[0])
    changed = max(event for event in events if event <= when)
    engaged = decided and commitment is not None and commitment.committed <= when
    desk = departments()[one.department].prefecture
    motives = {"Refusé": "Projet hors du champ du fonds.", "Classé sans suite": "Pièces non reçues."}
    return (
        int(one.number),
        mail,
        connect,
        name,
        siren,
        given,
        family,
        "Non",
        state,
        datetime.combine(day(changed), clock),
        _moment(one, "filed", one.filed, clock),
        _moment(one, "review", one.review, clock) if reviewed else None,
        _moment(one, "decided", one.decided, clock) if decided else None,
        (one.motive or motives.get(state or "")) if decided else None,
        f"instruction.{one.department.lower()}@exemple.fr" if reviewed else None,
        desk,
        one.first_title if ahead and one.first_title else one.title,
        theme,
        department,
        commune,
        cost,
        notation.euros(requested, _draw(one, "requested")),
        notation.euros(one.awarded, _draw(one, "awarded")) if state == "Accepté" else None,
        commitment.ej if engaged and commitment else None,
        axis,
    )


def _moment(one: Dossier, subject: str, which: int, clock: time) -> Cell:
    """The export gives date and hour; a hand that passed by left a few dates as text."""
    draw = _draw(one, subject)
    if draw.random() < 0.03:
        return notation.day(day(which), draw, 1.0)
    return datetime.combine(day(which), clock)


@cache
def _establishment(one: Dossier) -> Sequence[Cell]:
    number: Cell = notation.siret(one.holder.siret, _draw(one, "siret"))
    if one.number in _broken():
        number = f"{int(one.holder.siret) / 1e13:.3f}E+13".replace(".", ",")
    return (int(one.number), "Dossier", number, "Vrai", "84.11Z", "Administration publique générale")


def _opinion(one: Dossier, when: int) -> list[Sequence[Cell]]:
    if one.review >= when - 3:
        return []
    asked = day(one.review + 1)
    people = ("instructeur@exemple.fr", "expert@exemple.fr")
    return [
        (int(one.number), "Avis demandé sur le calendrier.", "Avis favorable.", asked, asked, *people),
    ]


@cache
def _partners() -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = []
    for one in dossiers()[::9]:
        draw = _draw(one, "partners")
        places = departments()[one.department].epcis or departments()[one.department].communes
        for line in range(1, draw.randint(2, 4)):
            role = draw.choice(("Cofinanceur", "Appui technique", "Bénéficiaire"))
            rows.append((int(one.number), line, draw.choice(places).name, role))
    return rows
