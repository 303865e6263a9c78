"""Labels stand apart, each as near its target as the others let it."""

import pytest

from dashboard.figures.spread import spread


@pytest.mark.parametrize(
    ("targets", "placed"),
    [
        ([10, 100], [18, 100]),
        ([100, 102], [83, 119]),
        ([200, 100, 100, 100], [200, 64, 100, 136]),
        ([80, 101, 103, 240], [58.666666666666664, 94.66666666666667, 130.66666666666666, 240]),
        ([300, 299, 298], [282, 246, 210]),
        ([0, 0, 0], [18, 54, 90]),
        ([], []),
    ],
)
def test_labels_stand_apart_within_the_chart(targets: list[float], placed: list[float]) -> None:
    assert spread(targets, 36, 18, 282) == pytest.approx(placed)
