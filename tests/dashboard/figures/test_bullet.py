"""What the bars of an axis hold, and what they say."""

from decimal import Decimal

from dashboard.figures.bullet import Bullet, alt, bullet
from dashboard.theme import DARK, LIGHT
from tests.figures import checked

FULL = Bullet(Decimal(30), Decimal(14), Decimal(11), Decimal(4), Decimal(10))


def test_stages_are_drawn_over_one_another_the_widest_first() -> None:
    chart = checked(bullet(FULL, LIGHT, "fr", Decimal(34)))
    assert [trace.x[0] for trace in chart.data] == [30, 14, 11, 4]
    assert [trace.marker.color for trace in chart.data] == [
        LIGHT.envelope,
        LIGHT.awarded,
        LIGHT.committed,
        LIGHT.paid,
    ]
    assert chart.layout.barmode == "overlay"


def test_the_scale_is_the_shared_one_and_the_tick_is_the_plan() -> None:
    chart = checked(bullet(FULL, DARK, "fr", Decimal(34)))
    assert chart.layout.xaxis.range[0] == 0
    assert chart.layout.xaxis.range[1] >= 34
    assert chart.layout.shapes[0].x0 == chart.layout.shapes[0].x1 == 10


def test_what_is_not_known_draws_nothing() -> None:
    chart = checked(bullet(Bullet(Decimal(34), Decimal(9), None, None), LIGHT, "fr", Decimal(34)))
    assert len(chart.data) == 2
    assert not chart.layout.shapes


def test_zero_is_drawn_and_is_not_the_same_as_unknown() -> None:
    chart = checked(bullet(Bullet(Decimal(34), Decimal(0), None, Decimal(0)), LIGHT, "fr", Decimal(34)))
    assert [trace.x[0] for trace in chart.data] == [34, 0, 0]


def test_reach_goes_beyond_the_envelope_when_the_money_does() -> None:
    assert Bullet(Decimal(10), Decimal(12), None, None).reach() == 12
    assert Bullet(None, None, None, None).reach() == 0


def test_sentence_names_each_stage_and_says_what_is_not_known() -> None:
    said = alt("3 · Guichets", Bullet(Decimal(34_000_000), Decimal(9_700_000), None, None), "fr")
    assert "9,7\u00a0M€ attribués" in said
    assert "non renseigné payés" in said
    assert alt("3 · Desks", FULL, "en").startswith("3 · Desks: €4 paid")
