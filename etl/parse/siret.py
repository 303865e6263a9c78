"""SIRET (14 digits) and SIREN (9 digits), checked by Luhn; La Poste's exception.

Insee, *Le répertoire Sirene*: the last digit of each is a Luhn key; establishments of La Poste
(SIREN 356000000) whose key fails have a digit sum that is a multiple of 5.
"""

import re

from etl.parse.characters import plain
from etl.parse.outcome import Outcome, ok, refused, repaired
from etl.read.workbook import Value

LA_POSTE = "356000000"


def luhn(digits: str) -> bool:
    """Whether a string of digits passes Luhn's check."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (1 + place % 2)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


def valid(digits: str) -> bool:
    """Whether 9 or 14 digits are a well-formed SIREN or SIRET."""
    if len(digits) == 9:
        return luhn(digits) and digits != "000000000"
    if len(digits) != 14 or not luhn(digits[:9]) or digits[9:] == "00000" or digits[:9] == "000000000":
        return False
    return luhn(digits) or (digits[:9] == LA_POSTE and sum(map(int, digits)) % 5 == 0)


DOUBLED = str.maketrans("0123456789", "0246813579")
"""A digit doubled, its own digits added up: what Luhn counts of every second digit."""


def quick_siret(value: Value) -> str | None:
    """A SIRET of 14 digits whose two keys hold, La Poste's exception left to the full parser."""
    if not (isinstance(value, str) and len(value) == 14 and value.isascii() and value.isdigit()):
        return None
    siren = sum(map(int, value[0:9:2])) + sum(map(int, value[1:8:2].translate(DOUBLED)))
    whole = sum(map(int, value[1::2])) + sum(map(int, value[0::2].translate(DOUBLED)))
    if siren % 10 or whole % 10 or value[9:] == "00000" or value[:9] == "000000000":
        return None
    return value


def parse_siret(value: Value, header: str = "") -> Outcome:
    """A SIRET or a SIREN as text. Repairs only what the keys prove; a destroyed number is an error, not a guess."""
    words = plain(value)
    digits = re.sub(r"[ .\-]", "", words.removesuffix(".0"))
    if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+", words):
        return refused("siret-destroyed")
    if not re.fullmatch(r"[0-9]+", digits):
        return refused("siret-unreadable")
    if len(digits) in (8, 13) and valid("0" + digits):
        return repaired("0" + digits, "siret-padded")
    if len(digits) not in (9, 14):
        return refused("siret-length", length=len(digits))
    if len(digits) == 14 and digits[9:] == "00000":
        return refused("siret-truncated")
    if not valid(digits):
        return refused("siret-key")
    if words.endswith(".0"):
        return repaired(digits, "decimal-suffix")
    if len(digits) == 14 and "siren" in header:
        return repaired(digits, "siret-in-siren-column", siren=digits[:9])
    return ok(digits)


ACCEPTS = {
    parse_siret: [
        ("21330063500017", "21330063500017"),
        ("213 300 635 00017", "21330063500017"),
        (21330063500017.0, "21330063500017"),
        ("213300635", "213300635"),
        ("200071892.0", "200071892"),
        ("35600000000048", "35600000000048"),
        ("35600000009075", "35600000009075"),
    ],
}
REFUSES = {
    parse_siret: [
        ("2,43E+13", "siret-destroyed"),
        ("22040000000000", "siret-truncated"),
        ("21330063500018", "siret-key"),
        ("213300636", "siret-key"),
        ("1090992001", "siret-length"),
        ("Bordeaux", "siret-unreadable"),
        ("²", "siret-unreadable"),
    ],
}
