"""What a finding says is kept in both languages."""

from decimal import Decimal

import pytest

from etl.check.words import Euros
from etl.finding import Finding, read_args


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_arguments_come_back_in_the_words_of_each_language(lang: str) -> None:
    args = {"old": Euros(Decimal("1234.5")), "new": Decimal("2.00"), "by": "a", "reason": "b", "number": 1}
    said = Finding("information", "corrected", value="x", args=args)
    back = Finding("information", "corrected", value="x", args=read_args(said.stored_args()))
    assert back.message(lang) == said.message(lang)
    assert read_args(back.stored_args()) == read_args(said.stored_args())
    assert str(back.args["old"]) == "1\u202f234,50\u00a0€"
