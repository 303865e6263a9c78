"""Parsing undoes every rendering, for all values, separators, signs and calendars; nothing reads as another value."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etl.parse import Column, column_parser, quick_parser
from etl.parse.characters import plain
from etl.parse.date import FIRST, LAST, SERIAL_ZERO, parse_date
from etl.parse.number import parse_amount, parse_decimal
from etl.parse.siret import parse_siret, valid
from etl.parse.text import parse_text
from etl.read.workbook import Value
from etl.schemas import DATASETS, Field, schema

cents = st.integers(-(10**14), 10**14)
spaces = st.sampled_from((" ", "\u00a0", "\u202f", "\u2009", "'", "\u2019", ""))
minuses = st.sampled_from(("-", "\u2212", "\u2013"))
currencies = st.sampled_from(("", "€", " €", "\u00a0€", "\u202f€", " EUR", " euros", " Euro"))
days = st.dates(FIRST, LAST)
MONTHS = (
    ("janvier", "janv."), ("février", "févr."), ("mars", "mars"), ("avril", "avr."), ("mai", "mai"), ("juin", "juin"),
    ("juillet", "juil."), ("août", "août"), ("septembre", "sept."), ("octobre", "oct."), ("novembre", "nov."),
    ("décembre", "déc."),
)  # fmt: skip


def grouped(whole: int, space: str) -> str:
    return f"{whole:,}".replace(",", space)


@given(cents, spaces, minuses, currencies, st.sampled_from((",", ".")), st.booleans())
@example(-5, " ", "-", "", ",", True)
@example(123456, "", "-", " €", ".", False)
def test_an_amount_is_what_was_written(
    value: int, space: str, minus: str, currency: str, mark: str, brackets: bool
) -> None:
    euros, rest = divmod(abs(value), 100)
    words = f"{grouped(euros, space)}{mark}{rest:02d}"
    if value < 0:
        words = f"({words})" if brackets else f"{minus}{words}"
    outcome = parse_amount(words + currency)
    expected = Decimal(value).scaleb(-2)
    assert (outcome.value, outcome.issues) == (expected, ()) if abs(expected) < 10**13 else outcome.value is None


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_groups_by_point_and_by_comma_say_the_same(euros: int, rest: int) -> None:
    french, english = f"{grouped(euros, '.')},{rest:02d}", f"{grouped(euros, ',')}.{rest:02d}"
    expected = Decimal(euros * 100 + rest).scaleb(-2)
    assert parse_amount(french).value == parse_amount(english).value == expected


@given(cents)
def test_a_number_of_the_spreadsheet_never_loses_a_cent(value: int) -> None:
    number = float(Decimal(value).scaleb(-2))
    outcome = parse_amount(number)
    if abs(value) < 10**14:
        assert outcome.value == Decimal(value).scaleb(-2)


@given(st.text(max_size=24))
@example("1_000")
@example("１２３")
@example("1e5")
@example("12٣")
@example("1 23,4")
@example("1,234,5")
def test_no_text_reads_as_a_number_that_it_does_not_spell(words: str) -> None:
    outcome = parse_decimal(words, ",")
    if outcome.value is None:
        return
    digits = re.sub(r"[^0-9]", "", plain(words))
    spelled = re.sub(r"[^0-9]", "", f"{abs(outcome.value):f}")
    assert digits.strip("0") == spelled.strip("0")
    assert set(re.findall(r"\d", words)) <= set("0123456789")


@given(days)
def test_a_date_is_what_was_written(day: date) -> None:
    long, short = MONTHS[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    renderings: list[Value] = [
        day,
        datetime(day.year, day.month, day.day, 23, 59, 59),
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d/%m/%Y} 08:30",
        f"{day:%Y-%m-%d} 08:30:00 +0200",
        f"{first} {long} {day.year}",
        f"{first}\u00a0{short} {day.year}",
        f"{day.day} {long.upper()} {day.year}",
        f"  {day:%d/%m/%Y}\u200b ",
    ]
    assert {parse_date(words).value for words in renderings} == {day}
    assert not any(parse_date(words).issues for words in renderings)


@given(days)
def test_a_serial_is_a_date_and_says_so(day: date) -> None:
    serial = (day - SERIAL_ZERO).days
    outcome = parse_date(float(serial))
    assert (outcome.value, [issue.rule for issue in outcome.issues]) == (day, ["date-serial"])


@given(st.integers(1, 31), st.integers(1, 12), st.integers(FIRST.year, LAST.year))
def test_a_day_that_does_not_exist_is_never_moved(day: int, month: int, year: int) -> None:
    outcome = parse_date(f"{day:02d}/{month:02d}/{year}")
    try:
        assert outcome.value == date(year, month, day)
    except ValueError:
        assert (outcome.value, outcome.issues[0].rule) == (None, "date-impossible")


def siren(digits: int) -> str:
    body = f"{digits:08d}"
    return next(body + str(key) for key in range(10) if valid(body + str(key)))


# No legal person's number begins with three zeros.
@given(st.integers(10**6, 10**8 - 1), st.integers(1, 9999))
def test_a_siret_is_kept_and_its_lost_zeros_are_proven(digits: int, nic: int) -> None:
    holder = siren(digits)
    body = f"{holder}{nic:04d}"
    whole = next((body + str(key) for key in range(10) if valid(body + str(key))), None)
    if whole is None:
        return
    for words in (whole, f"{whole[:3]} {whole[3:6]} {whole[6:9]} {whole[9:]}", f"'{whole}", f"\u202f{whole} "):
        assert (parse_siret(words).value, parse_siret(words).issues) == (whole, ())
    assert parse_siret(float(whole)).value in (whole, None)
    if whole.startswith("0") and not whole.startswith("00"):
        assert parse_siret(whole[1:]).value == whole
    wrong = whole[:-1] + str((int(whole[-1]) + 1) % 10)
    assert parse_siret(wrong).value is None or wrong.startswith("356000000")


@given(st.integers(1, 10**8 - 1), st.integers(1, 9999), st.integers(2, 11))
def test_a_siret_in_scientific_notation_is_never_guessed(digits: int, nic: int, kept: int) -> None:
    number = int(f"{siren(digits)}{nic:05d}")
    for words in (f"{number:.{kept}E}", f"{number:.{kept}E}".replace(".", ",")):
        outcome = parse_siret(words)
        assert (outcome.value, outcome.issues[0].rule) == (None, "siret-destroyed")


@given(st.text(max_size=60))
def test_a_text_is_kept_but_for_its_spaces(words: str) -> None:
    kept = str(parse_text(words).value or "")
    assert kept == plain(words)
    assert plain(kept) == kept or kept.startswith("'")


FIELDS = [(name, field) for name in DATASETS for field in schema(name).fields]
raw_values = st.one_of(
    st.text(max_size=20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**6), 10**6).map(float),
    st.integers(0, 10**14).map(str),
    days,
    st.datetimes(),
    st.booleans(),
    st.timedeltas(max_value=timedelta(days=2)),
    st.integers(1, 10**8 - 1).map(siren),
)


@pytest.mark.parametrize("field", [pytest.param(one, id=f"{name}.{one.name}") for name, one in FIELDS])
@given(value=raw_values)
@example(value="2,43E+13")
@example(value="21330063500017")
@example(value="8000112.0")
def test_the_quick_way_answers_what_the_whole_parser_answers(field: Field, value: Value) -> None:
    for header in ("", "SIREN"):
        column = Column(header, [value])
        quick = quick_parser(field, column)(value)
        if quick is not None:
            outcome = column_parser(field, column)(value)
            assert (outcome.value, outcome.issues) == (quick, ())
            assert type(outcome.value) is type(quick)
