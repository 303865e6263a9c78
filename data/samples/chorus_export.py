"""The payment extract of Chorus: text numbers padded with zeros, nameless labels, ``#`` for missing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data.samples.book import Sheet, write
from data.samples.notation import Cell
from data.samples.payments import Payment, until
from data.samples.workdays import day, index

HEADER: tuple[Cell, ...] = (
    "N° EJ",
    "N° poste EJ",
    "Fournisseur payé (DP)",
    None,
    "Branche",
    None,
    "Code taxe 1",
    "No TVA 3 (COM-RIDET ou TAHITI)",
    "Référentiel de programmation",
    None,
    "Société",
    "Exercice comptable",
    "N° DP",
    "N° poste DP",
    "Date de dernière opération sur la DP",
    "Centre financier",
    None,
    "Domaine fonctionnel",
    None,
    "Montant payé",
)
CENTRES = {
    "1": ("AA01/0363-ANCT-0001", "UO ANCT NUMERIQUE"),
    "2": ("AA01/0363-DNUM-0002", "UO DINUM TERRITOIRES"),
    "3": ("AA01/0363-PREF-0003", "UO GUICHETS TERRITORIAUX"),
}


def write_payments(path: Path, edition: date) -> None:
    """The extract on a date, since the opening of the fund."""
    notes = [
        f"Extraction des paiements Chorus au {edition:%d/%m/%Y} (exemple).",
        "Une ligne par poste de demande de paiement ; le montant total d’un EJ est la somme de ses lignes.",
    ]
    write_lines(path, notes, until(index(edition)))


def write_lines(path: Path, notes: Sequence[str], found: Sequence[Payment]) -> None:
    """An extract of some payment lines."""
    rows = [HEADER, *(_row(one) for one in found)]
    write(path, notes, [Sheet("1. Extraction", rows, widths={3: 34, 19: 14})])


def _row(one: Payment) -> Sequence[Cell]:
    holder = one.commitment.holder
    return (
        "#" if one.loose else one.commitment.ej,
        "#" if one.loose else str(one.commitment.line),
        f"1{int(holder.siren) % 10**9:09d}",
        holder.legal_name,
        "Z030",
        "Collectivités terr.",
        "#" if one.anonymous else holder.siret,
        "#",
        f"BG00/0363010{one.commitment.axis}0701",
        "Transfo num coll terr",
        "ADCE",
        str(day(one.paid).year),
        one.dp,
        str(one.line),
        day(one.paid),
        *CENTRES[one.commitment.axis],
        "0363-04",
        "Mise à niveau num",
        one.cents / 100,
    )
