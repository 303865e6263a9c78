"""The exact strings that readers see, French and English."""

from datetime import date
from decimal import Decimal

import pytest

from dashboard import format as fmt

N, W = "\u202f", "\u00a0"  # narrow no-break space, no-break space
UNKNOWN = {"fr": "non renseigné", "en": "not known"}


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (Decimal("1234.56"), f"1{N}234,56{W}€", "€1,234.56"),
        (Decimal("37461000"), f"37{N}461{N}000,00{W}€", "€37,461,000.00"),
        (Decimal("0"), f"0,00{W}€", "€0.00"),
        (Decimal("0.005"), f"0,01{W}€", "€0.01"),
        (Decimal("-2500"), f"\u22122{N}500,00{W}€", "\u2212€2,500.00"),
        (12, f"12,00{W}€", "€12.00"),
        (
            Decimal("9007199254740993.01"),
            f"9{N}007{N}199{N}254{N}740{N}993,01{W}€",
            "€9,007,199,254,740,993.01",
        ),
    ],
)
def test_money(value: Decimal, fr: str, en: str) -> None:
    assert fmt.money(value, "fr") == fr
    assert fmt.money(value, "en") == en


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (Decimal("37461000"), f"37,461{W}M€", "€37.461M"),
        (Decimal("13620000"), f"13,62{W}M€", "€13.62M"),
        (Decimal("88000000"), f"88{W}M€", "€88M"),
        (Decimal("1000000"), f"1{W}M€", "€1M"),
        (Decimal("846984.00"), f"846{N}984{W}€", "€846,984"),
        (Decimal("-2100000"), f"\u22122,1{W}M€", "\u2212€2.1M"),
        (Decimal("1234567890"), f"1{N}234,568{W}M€", "€1,234.568M"),
    ],
)
def test_money_short(value: Decimal, fr: str, en: str) -> None:
    assert fmt.money_short(value, "fr") == fr
    assert fmt.money_short(value, "en") == en


@pytest.mark.parametrize(
    ("ratio", "fr", "en"),
    [
        (Decimal(37461) / Decimal(88000), f"42,6{N}%", "42.6%"),
        (Decimal("0.5"), f"50{N}%", "50%"),
        (Decimal("1.2345"), f"123,5{N}%", "123.5%"),
        (0, f"0{N}%", "0%"),
        (Decimal("0.9996"), f"100{N}%", "100%"),
    ],
)
def test_percent(ratio: Decimal, fr: str, en: str) -> None:
    assert fmt.percent(ratio, "fr") == fr
    assert fmt.percent(ratio, "en") == en


def test_counts_and_heads() -> None:
    assert fmt.count(2076, "fr") == f"2{N}076"
    assert fmt.count(2076, "en") == "2,076"
    assert fmt.money_per_head(Decimal("0.548"), "fr") == f"0,55{W}€/hab."
    assert fmt.money_per_head(Decimal("0.548"), "en") == "€0.55/inhab."


@pytest.mark.parametrize(
    ("day", "fr", "long", "en"),
    [
        (date(2021, 10, 8), f"8{W}oct. 2021", f"8{W}octobre 2021", f"8{W}Oct 2021"),
        (date(2021, 10, 1), f"1er{W}oct. 2021", f"1er{W}octobre 2021", f"1{W}Oct 2021"),
        (date(2022, 2, 28), f"28{W}févr. 2022", f"28{W}février 2022", f"28{W}Feb 2022"),
    ],
)
def test_day(day: date, fr: str, long: str, en: str) -> None:
    assert fmt.day(day, "fr") == fr
    assert fmt.day(day, "fr", long=True) == long
    assert fmt.day(day, "en") == en


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_null_is_said_and_is_never_zero(lang: str) -> None:
    writers = (fmt.money, fmt.money_short, fmt.money_per_head, fmt.percent, fmt.count, fmt.day, fmt.size)
    assert {write(None, lang) for write in writers} == {UNKNOWN[lang]}


def test_sign_and_size() -> None:
    assert fmt.signed(fmt.money_short(Decimal(2100000)), Decimal(2100000)) == f"+2,1{W}M€"
    assert fmt.signed(fmt.count(0), 0) == "0"
    assert fmt.size(1234567, "fr") == f"1,2{W}Mo"
    assert fmt.size(812, "en") == f"812{W}B"
