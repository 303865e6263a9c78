"""The table of the curves: known days, then the days ahead with their interval; nothing more where nothing is ahead."""

from datetime import date
from decimal import Decimal

from dashboard.pages.uptake.cumulated import drawn, table
from dashboard.queries.forecast import Forecast, Step
from dashboard.queries.schedule import straight

FIRST, ON, END = date(2021, 3, 1), date(2021, 10, 8), date(2021, 12, 31)
CURVES = {
    "awarded": ("attribué", ((FIRST, Decimal("0.00")), (ON, Decimal("10.00")))),
    "paid": ("payé", ((FIRST, Decimal("0.00")), (ON, Decimal("1.00")))),
}
PLANS = {"awarded": ("attribué, prévu", straight(FIRST, END, Decimal("61.00")))}
AHEAD = {
    "awarded": Forecast(
        ON, Decimal("10.00"), (Step(END, Decimal("15.00"), Decimal("12.00"), Decimal("18.50")),), Decimal("0.1"), ()
    )
}


def test_known_days_then_days_ahead() -> None:
    made = table(CURVES, PLANS, AHEAD, "euros", "fr")
    assert [head.label for head in made.heads] == [
        *("jusqu’au", "attribué", "payé", "attribué, prévu", "attribué, au moins", "attribué, au plus", "nature"),
    ]
    assert [list(row) for row in made.rows][1:] == [
        [ON, Decimal("10.00"), Decimal("1.00"), Decimal("44.20"), Decimal("10.00"), Decimal("10.00"), "observé"],
        [
            END,
            Decimal("15.00"),
            None,
            Decimal("61.00"),
            Decimal("12.00"),
            Decimal("18.50"),
            "prolongé au rythme actuel",
        ],
    ]
    assert tuple(drawn(2, 1).values) == (1, 2, 3)


def test_nothing_more_where_nothing_is_ahead() -> None:
    made = table(CURVES, {}, {}, "euros", "fr")
    assert [head.label for head in made.heads] == ["jusqu’au", "attribué", "payé"]
    assert [row[0] for row in made.rows] == [FIRST, ON]
