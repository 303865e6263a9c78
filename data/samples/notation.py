"""How people write things in spreadsheets: one value, many notations, all of them readable.

Each record has a generator of its own, so that it is written in the same way in every edition.
"""

import unicodedata
from datetime import date
from random import Random
from typing import TypeAlias

Cell: TypeAlias = str | int | float | date | bool | None

NARROW, HARD = "\u202f", "\u00a0"


def euros(cents: int, draw: Random, messy: float = 0.12) -> Cell:
    """A true number most of the time, or French text: "12 500,00 €"."""
    if draw.random() >= messy:
        return cents / 100
    whole, rest = divmod(cents, 100)
    gap = draw.choice((NARROW, HARD, " "))
    grouped = f"{whole:,}".replace(",", gap)
    forms = (f"{grouped},{rest:02d}{HARD}€", f"{grouped},{rest:02d}", f"{whole},{rest:02d} €")
    return draw.choice(forms) if rest else draw.choice((*forms, f"{grouped}{NARROW}€"))


def day(when: date, draw: Random, messy: float = 0.15) -> Cell:
    """A true date most of the time, or ``JJ/MM/AAAA`` text, or ISO text."""
    chance = draw.random()
    if chance >= messy:
        return when
    return f"{when:%d/%m/%Y}" if chance < 0.7 * messy else f"{when:%Y-%m-%d}"


def department(code: str, name: str, draw: Random) -> Cell:
    """``33``, ``033``, ``1``, ``2a``, or the name."""
    chance = draw.random()
    if chance < 0.70:
        return code
    if chance < 0.80:
        return name
    if chance < 0.90:
        return code.lower() if len(code) == 2 and not code.isdigit() else f"{code:0>3}"
    return int(code) if code.isdigit() else code.lower()


def commune(code: str, former: str | None, draw: Random) -> Cell:
    """The five characters, a number that lost its zero, or the code of a commune since merged."""
    chance = draw.random()
    if former and chance < 0.5:
        return former
    if chance > 0.94 and code.isdigit():
        return int(code)
    return code


def siret(number: str, draw: Random) -> Cell:
    """Fourteen digits as text, with spaces, or as a number."""
    chance = draw.random()
    if chance < 0.88:
        return number
    if chance < 0.95:
        return f"{number[:3]} {number[3:6]} {number[6:9]} {number[9:]}"
    return int(number)


def axis(code: str, draw: Random) -> Cell:
    """``3``, ``"3"``, ``"3 "`` or ``Axe 3``."""
    chance = draw.random()
    if chance < 0.80:
        return int(code)
    return code if chance < 0.88 else f"{code} " if chance < 0.95 else f"Axe {code}"


def plain(word: str) -> str:
    """A word without accents and capitals, for an address."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
