"""A figure as written, by its unit; n/N beside a rate; what is not known."""

from decimal import Decimal

import pytest

from dashboard.figure_words import short, value, with_parts
from dashboard.queries.definitions import Number
from dashboard.queries.figures import Figure


def figure(
    unit: str, number: Number, n: Number = None, N: Number = None, basis: str | None = None, stage: str | None = None
) -> Figure:
    return Figure("x", number, n, N, unit, stage, basis, None, "")


def plain(words: str) -> str:
    return words.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("one", "whole", "glance", "parts"),
    [
        (figure("EUR", Decimal("1234567.89")), "1 234 567,89 €", "1,235 M€", "1,235 M€"),
        (figure("count", 1234), "1 234", "1 234", "1 234"),
        (figure("ratio", Decimal("0.425693")), "42,6 %", "42,6 %", "42,6 %"),
        (
            figure("ratio", Decimal("0.5"), Decimal("30000000"), Decimal("60000000"), "envelope", "awarded"),
            "50 %", "50 %", "50 % (30 M€ / 60 M€)",
        ),
        (figure("ratio", Decimal("0.25"), 1200, 4800, "eligible"), "25 %", "25 %", "25 % (1 200 / 4 800)"),
        (figure("EUR", None), "non renseigné", "non renseigné", "non renseigné"),
        (figure("ratio", None), "non renseigné", "non renseigné", "non renseigné"),
    ],
)  # fmt: skip
def test_by_its_unit(one: Figure, whole: str, glance: str, parts: str) -> None:
    assert (plain(value(one, "fr")), plain(short(one, "fr")), plain(with_parts(one, "fr"))) == (whole, glance, parts)


def test_per_inhabitant() -> None:
    assert plain(value(figure("EUR_per_inhabitant", Decimal("1.2")), "fr")).startswith("1,2")
