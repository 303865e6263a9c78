"""Which two sides are compared, and to within how many euros: all three in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from dashboard import address
from dashboard import format as fmt
from dashboard.components.words import source_name
from dashboard.queries.reconciliation import Source
from dashboard.queries.sides import Side
from data.texts import text
from etl.schemas import schema

CHAIN = (("committed", "paid"), ("awarded", "committed"), ("awarded", "awarded"))
"""The stages that are worth comparing, the first that two sources speak of."""

TOLERANCES = ("0", "1", "10", "100", "1000")


@dataclass(frozen=True)
class Asked:
    """Two sides and the difference, in euros, up to which they agree."""

    left: Side
    right: Side
    tolerance: Decimal


def show(known: Sequence[Source], lang: str) -> Asked:
    """The three choices; at first two sources that tell the same money."""
    by_code = {":".join(one.side): one.side for one in known}
    names = {code: name(side, lang) for code, side in by_code.items()}
    first, second = _pair([one.side for one in known])
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="sides"):
        left = address.select("left", text("ui.side_left", lang), names, ":".join(first), width=320)
        right = address.select("right", text("ui.side_right", lang), names, ":".join(second), width=320)
        amounts = {code: fmt.money(Decimal(code), lang) for code in TOLERANCES}
        tolerance = address.select("tolerance", text("ui.tolerance", lang), amounts, TOLERANCES[0], width=170)
    return Asked(by_code[left], by_code[right], Decimal(tolerance))


def name(side: Side, lang: str) -> str:
    """A side as a reader calls it: its source and its stage."""
    return f"{source_name(side.source, lang)} · {schema('fundings')['stage'].label(side.stage, lang)}"


def _pair(sides: Sequence[Side]) -> tuple[Side, Side]:
    """What is committed beside what is paid, else the stages before; else the first two sides."""
    for stage, following in CHAIN:
        for one in sides:
            for other in sides:
                if (one.stage, other.stage) == (stage, following) and one.source != other.source:
                    return one, other
    return sides[0], sides[1]
