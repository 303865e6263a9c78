"""The operators' lists of aids and the list of commitments, in the layout of our own template."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data.samples import notation
from data.samples.book import Sheet, write
from data.samples.commitments import Commitment, until
from data.samples.draws import rng
from data.samples.geography import Holder, departments
from data.samples.notation import Cell
from data.samples.operators import Aid, aids
from data.samples.workdays import day, index

AIDS = (
    "N° de dossier",
    "Intitulé du projet",
    "Étape",
    "Montant (€)",
    "Nature de l’aide",
    "Axe",
    "Guichet",
    "Date",
    "Exercice",
    "Bénéficiaire",
    "SIRET du bénéficiaire",
    "Département (code)",
    "EPCI (SIREN)",
    "Commune (code)",
    "Thème",
    "Catégorie",
    "Coût total (€)",
)
COMMITMENTS = (
    "N° de dossier",
    "N° EJ",
    "N° de poste EJ",
    "Étape",
    "Montant (€)",
    "Nature de l’aide",
    "Axe",
    "Guichet",
    "Date",
    "Exercice",
    "Bénéficiaire",
    "SIRET du bénéficiaire",
    "Département (code)",
)
FISCAL_YEAR = AIDS.index("Exercice")
FLAT = {"1": "Investigation", "2": "FranceConnect et API"}


def write_aids(path: Path, edition: date, axis: str) -> None:
    """What the operator of axis 1 or 2 has awarded until a date."""
    when = index(edition)
    known = [one for one in aids()[axis] if one.decided <= when]
    projects = [_aid(one, when) for one in known if one.number]
    flats = [_aid(one, when) for one in known if not one.number]
    notes = [f"Aides attribuées sur l’axe {axis} du fonds ITN7 au {edition:%d/%m/%Y} (exemple)."]
    if axis == "1":
        total: list[Cell] = ["TOTAL", None, None, sum(one.amount(when) for one in known) / 100]
        rows: list[Sequence[Cell]] = [
            ["Fonds ITN7 – Axe 1 – Co-construction de solutions numériques"],
            [f"Extraction du {edition:%d/%m/%Y}"],
            [],
            AIDS,
            *projects,
            [],
            *flats,
            total,
        ]
        write(path, notes, [Sheet("Aides attribuées", rows, header=3, widths={1: 50, 9: 34})])
        return
    header = [f"{title} " if title == "Montant (€)" else title for title in AIDS]
    page = Sheet("Axe 2", [header, *projects, *flats], hidden=(FISCAL_YEAR,), widths={1: 50, 9: 34})
    write(path, notes, [page])


def _where(holder: Holder) -> tuple[Cell, Cell, Cell]:
    """Department, EPCI, commune: the finest that the holder is."""
    epci = holder.code if holder.level == "epci" else None
    return holder.department, epci, holder.code if holder.level == "commune" else None


def _aid(one: Aid, when: int) -> Sequence[Cell]:
    draw = rng(f"aid {one.axis} {one.number or one.holder.siren}")
    department, epci, commune = _where(one.holder)
    category = FLAT[one.axis]
    if one.number:
        first = "Consultation nationale" if one.axis == "1" else "Projet d’ampleur"
        category = "Solution incubée" if one.incubated <= when else first
    return (
        one.number,
        one.title,
        draw.choices(("attribué", "Attribué", "accordé"), (8, 1, 1))[0],
        notation.euros(one.amount(when), draw),
        "projet" if one.number else "aide forfaitaire",
        notation.axis(one.axis, draw),
        one.desk,
        notation.day(day(one.decided), draw),
        day(one.decided).year,
        one.holder.full_name,
        notation.siret(one.holder.siret, draw),
        department,
        epci,
        notation.commune(str(commune), None, draw) if commune else None,
        one.theme.label(draw) if one.theme else None,
        category,
        notation.euros(one.cost, draw) if one.cost else None,
    )


def write_commitments(path: Path, edition: date) -> None:
    """The commitments of the three axes until a date."""
    write_engaged(path, edition, until(index(edition)))


def write_engaged(path: Path, edition: date, known: Sequence[Commitment]) -> None:
    """A list of commitments extracted on a date."""
    rows: list[Sequence[Cell]] = [
        ["Engagements juridiques"],
        [f"Extraction du {edition:%d/%m/%Y}"],
        COMMITMENTS,
    ]
    for one in known:
        draw = rng(f"commitment {one.ej} {one.line}")
        place = departments()[one.holder.department]
        rows.append(
            (
                int(one.number) if one.number.isdigit() else one.number,
                one.ej if draw.random() < 0.9 else int(one.ej),
                one.line,
                draw.choices(("engagé", "AE", "Engagement"), (8, 1, 1))[0],
                notation.euros(one.cents, draw),
                "projet" if one.number else "aide forfaitaire",
                notation.axis(one.axis, draw),
                one.desk,
                notation.day(day(one.committed), draw),
                day(one.committed).year,
                one.holder.full_name,
                notation.siret(one.holder.siret, draw),
                notation.department(place.code, place.name, draw),
            )
        )
    rows.append(["TOTAL", None, None, None, sum(one.cents for one in known) / 100])
    notes = [f"Engagements (EJ) du fonds ITN7 au {edition:%d/%m/%Y} (exemple)."]
    write(path, notes, [Sheet("Engagements", rows, header=2, widths={10: 34})])
