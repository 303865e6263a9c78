"""A cell -> a typed value. One parser a kind, each with its truth table beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from etl.parse import choice, date, fund_code, number, percent, period, rna, sentence, siret, territory, text
from etl.parse.fund_code import FundWords
from etl.parse.outcome import Issue, Outcome
from etl.read.workbook import Value
from etl.schemas import Field, squeeze

__all__ = ["FundWords", "Issue", "Outcome", "column_parser", "quick_parser"]

MODULES = (choice, date, fund_code, number, percent, period, rna, sentence, siret, territory, text)


@dataclass(frozen=True, slots=True)
class Column:
    """What a parser may know of its column beyond the cell: header, all its values, the fund's words.

    ``epoch_1904`` says from when the workbook counts days; ``percents`` that the spreadsheet shows the column's numbers
    as percentages.
    """

    header: str = ""
    values: list[Value] = field(default_factory=list)
    fund: FundWords = field(default_factory=FundWords)
    epoch_1904: bool = False
    percents: bool = False


def column_parser(one: Field, column: Column) -> Callable[[Value], Outcome]:
    """The parser of a field for one column of a file. Raises KeyError for a kind without a parser."""
    if one.parse in ("amount", "decimal"):
        mark = number.decimal_mark(column.values)
        parse = number.parse_amount if one.parse == "amount" else number.parse_decimal
        return lambda value: parse(value, mark)
    if one.parse == "percent":
        mark = number.decimal_mark(column.values)
        divisor = percent.unit(column.values, mark, shown=column.percents)
        return lambda value: percent.parse_percent(value, divisor, mark, settled=True)
    if one.parse == "choice":
        words = choice.words_of(one)
        return lambda value: choice.parse_choice(value, words)
    if one.parse == "siret":
        header = squeeze(column.header)
        return lambda value: siret.parse_siret(value, header)
    if one.parse == "date":
        return lambda value: sentence.parse_dated(value, column.epoch_1904)
    if one.parse == "axis":
        return lambda value: fund_code.parse_axis(value, column.fund)
    if one.parse == "desk":
        return lambda value: fund_code.parse_desk(value, column.fund)
    if one.name in ("region_name", "department_name"):
        return lambda value: _doubted(PLAIN[one.parse](value))
    return PLAIN[one.parse]


def quick_parser(one: Field, column: Column) -> Callable[[Value], Any]:
    """The common writings of a field, typed at once; None for all that the full parser must look at.

    What it answers is what the full parser answers, without an issue (a test says so).
    """
    if one.parse in ("amount", "decimal"):
        return number.quick_amount if one.parse == "amount" else number.quick_decimal
    if one.parse == "siret" and "siren" not in squeeze(column.header):
        return siret.quick_siret
    return QUICK.get(one.parse, _never)


def _never(_value: Value) -> None:
    return None


def _doubted(outcome: Outcome) -> Outcome:
    """A name beside a code: the code holds, so that a name unknown is only a warning."""
    issues = tuple(
        Issue("warning" if one.severity == "error" else one.severity, one.rule, one.args) for one in outcome.issues
    )
    return Outcome(outcome.value, issues)


PLAIN: dict[str, Callable[[Value], Outcome]] = {
    "text": text.parse_text,
    "reference": text.parse_reference,
    "date": sentence.parse_dated,
    "period": period.parse_period,
    "period_end": period.parse_period_end,
    "rna": rna.parse_rna,
    "year": date.parse_year,
    "boolean": choice.parse_boolean,
    "region": territory.parse_region,
    "department": territory.parse_department,
    "commune_name": territory.parse_commune_name,
    "epci": territory.parse_epci,
    "commune": territory.parse_commune,
    "territory": territory.parse_territory,
    "zone": territory.parse_zone,
}

QUICK: dict[str, Callable[[Value], Any]] = {
    "text": text.quick_text,
    "reference": text.quick_reference,
    "date": date.quick_date,
    "period_end": date.quick_date,
}
