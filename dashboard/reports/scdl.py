"""Awards as the standard of open grants, SCDL « Subventions » 2.1.1; each award that the standard refuses, and why.

Columns and constraints are those of ``data/opendata/scdl_subventions.json``. A mandatory value that nothing says is
never made up: the line is left out, counted and listed. ``docs/guide.md`` says where each column comes from.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from dashboard.queries.awards import Award
from dashboard.reports.csv_file import csv_bytes
from dashboard.reports.declared import Declared, declared
from dashboard.reports.persons import legal_person
from data import ROOT
from data.texts import text
from etl.parse.siret import valid
from etl.schemas import schema

CENT, ONE = Decimal("0.01"), Decimal(1)
PERSONAL = "personal"
TOGETHER = {
    "grantor": ("nomAttribuant", "idAttribuant"),
    "payments": ("conditionsVersement", "datesPeriodeVersement"),
}
"""Columns that one thing unknown leaves empty: one reason, not two."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An award that is not exported: the standard's columns that cannot be filled, or ``personal``."""

    award: Award
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """``rows`` under the standard's columns; what was left out; what an exported line lost, as (row, column)."""

    rows: tuple[dict[str, Any], ...]
    total: Decimal
    refused: tuple[Refused, ...]
    lost: tuple[tuple[int, str], ...]

    def csv(self) -> bytes:
        """The file of the standard."""
        return csv_bytes(columns(), [[row[name] for name in columns()] for row in self.rows])

    @property
    def refused_total(self) -> Decimal:
        """Euros of what was left out: with ``total``, what was awarded."""
        return sum((one.award.amount for one in self.refused), Decimal("0.00"))


@cache
def fields() -> Mapping[str, Mapping[str, Any]]:
    """The standard's columns and their constraints, in order."""
    raw = json.loads((ROOT / "opendata" / "scdl_subventions.json").read_text(encoding="utf-8"))
    return {one["name"]: one.get("constraints", {}) for one in raw["fields"]}


def columns() -> tuple[str, ...]:
    """The standard's columns, in order."""
    return tuple(fields())


def export(awards: Iterable[Award], fund: str) -> Export:
    """The awards of a fund as the standard wants them."""
    rows: list[dict[str, Any]] = []
    refused: list[Refused] = []
    lost: list[tuple[int, str]] = []
    total, known = Decimal("0.00"), declared(fund)
    for award in awards:
        row = _row(award, known)
        gone = tuple(_fit(row))
        reasons = tuple(_reasons(award, row))
        if reasons:
            refused.append(Refused(award, reasons))
            continue
        lost += [(len(rows), name) for name in gone]
        rows.append(row)
        total += award.amount
    return Export(tuple(rows), total, tuple(refused), tuple(lost))


def _row(award: Award, known: Declared) -> dict[str, Any]:
    grantor = known.grantor(award.desk, award.department)
    own = award.grantor_siret is not None
    share = ONE if award.share is None else award.share
    notified = award.eu_notified
    if notified is None and award.party_local:
        notified = known.notified
    conditions, period = _payments(award)
    return {
        "nomAttribuant": award.grantor_name if own or grantor is None else grantor.name,
        "idAttribuant": award.grantor_siret if own or grantor is None else grantor.siret,
        "dateConvention": award.dated_on,
        "referenceDecision": award.decision_reference,
        "nomBeneficiaire": award.party_name,
        "idBeneficiaire": award.beneficiary_siret,
        "rnaBeneficiaire": award.beneficiary_rna,
        "objet": award.title or award.category or _kind(award),
        # The standard repeats the whole on each beneficiary's line: multiplied and rounded, it gives the part again.
        "montant": award.amount if share == ONE or share == 0 else (award.amount / share).quantize(CENT),
        "nature": _nature(award.aid_nature) or known.nature,
        "conditionsVersement": conditions,
        "datesPeriodeVersement": period,
        "idRAE": award.rae_id,
        "notificationUE": None if notified is None else ("oui" if notified else "non"),
        "pourcentageSubvention": share.normalize() if share != ONE else ONE,
        "dispositifAide": award.aid_scheme,
    }


def _kind(award: Award) -> str | None:
    return schema("fundings")["kind"].label(award.kind, "fr").capitalize() if award.kind == "flat_aid" else None


def _nature(words: str | None) -> str | None:
    return ";".join(part.strip().lower() for part in words.split(";")) if words else None


def _payments(award: Award) -> tuple[str | None, str | None]:
    """How and when the money is paid: as the file says, else as payments to the project show."""
    conditions, period = award.payment_conditions, award.payment_period
    if award.payments and award.first_paid and award.last_paid:
        whole = award.payments == 1 and award.alone and award.paid == award.amount
        first, last = award.first_paid.isoformat(), award.last_paid.isoformat()
        conditions = conditions or ("unique" if whole else "échelonné")
        period = period or (first if first == last else f"{first}/{last}")
    return conditions, period


@cache
def _required() -> tuple[str, ...]:
    """The mandatory columns."""
    return tuple(name for name, rules in fields().items() if rules.get("required"))


@cache
def _fitted() -> tuple[tuple[str, int | None], ...]:
    """The columns that a value may be too much for: the greatest length of a mandatory one, None for an optional."""
    found = ((name, rules.get("maxLength") if name in _required() else None) for name, rules in fields().items())
    return tuple((name, longest) for name, longest in found if longest or name not in _required())


def _fit(row: dict[str, Any]) -> Iterator[str]:
    """Shortens long texts and drops optional values that the standard refuses; the columns concerned."""
    for name, longest in _fitted():
        value = row[name]
        if value is None:
            continue
        if longest is None:
            if not _allowed(name, value):
                row[name] = None
                yield name
        elif len(str(value)) > longest:
            row[name] = str(value)[: longest - 1].rstrip() + "…"
            yield name


@lru_cache(maxsize=32768, typed=True)
def _allowed(name: str, value: Any) -> bool:
    """Whether a value respects its column: a value comes back on many lines, and in many exports."""
    rules = fields()[name]
    if name in ("idAttribuant", "idBeneficiaire"):
        return bool(re.fullmatch(r"[0-9]{14}", str(value))) and valid(str(value))
    if "minimum" in rules:
        return bool(Decimal(str(rules["minimum"])) <= value <= Decimal(str(rules["maximum"])))
    words = str(value)
    if "enum" in rules and words not in rules["enum"]:
        return False
    if "pattern" in rules and not re.search(rules["pattern"], words):
        return False
    return "maxLength" not in rules or len(words) <= int(rules["maxLength"])


def _reasons(award: Award, row: Mapping[str, Any]) -> Iterator[str]:
    """Why a line is not exported."""
    if not legal_person(award.beneficiary_siret, award.beneficiary_rna, award.party_local, award.party_name):
        yield PERSONAL
    bare = {
        name for name in _required() if row[name] is None or not str(row[name]).strip() or not _allowed(name, row[name])
    }
    for code, names in TOGETHER.items():
        if bare.issuperset(names):
            bare.difference_update(names)
            yield code
    if row["idBeneficiaire"] is None and row["rnaBeneficiaire"] is None:
        bare.add("idBeneficiaire")
    yield from (name for name in columns() if name in bare)


def columns_of(code: str) -> tuple[str, ...]:
    """The columns of the standard that a reason is about."""
    return TOGETHER.get(code, () if code == PERSONAL else (code,))


def reason(code: str, lang: str) -> str:
    """A reason in words."""
    return text(f"opendata.reason_{code}", lang)
