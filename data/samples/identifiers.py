"""SIRET numbers that pass the checks: a real SIREN, an establishment number made up for the fiction."""


def luhn(digits: str) -> bool:
    """Whether the digits pass Luhn's check."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def siret(siren: str, establishment: int = 1) -> str:
    """SIREN, four digits of establishment and the check digit that makes the fourteen pass Luhn."""
    start = f"{siren}{establishment:04d}"
    return next(start + key for key in "0123456789" if luhn(start + key))
