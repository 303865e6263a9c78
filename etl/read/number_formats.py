"""Which number formats show a number as a percentage (ECMA-376 part 1, 18.8.30; numbered alike in binary formats)."""

import re
from collections.abc import Iterable
from typing import TypeVar

BUILT_IN = (9, 10)
"""``0%`` and ``0.00%``, unless the workbook gives these numbers to others."""
NOT_SHOWN_AS_SIGN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
Number = TypeVar("Number", int, str)


def percents(codes: Iterable[tuple[Number, str]], built_in: Iterable[Number]) -> set[Number]:
    """The numbers of the formats of percentages: of those built in, and of the workbook's own (number, code)."""
    shown = set(built_in)
    for number, code in codes:
        (shown.add if "%" in NOT_SHOWN_AS_SIGN.sub("", code) else shown.discard)(number)
    return shown
