"""Records of several tables put together."""

from etl.record import Records


def test_the_tables_that_are_put_together_stay_as_they_were() -> None:
    values = {"title": ["a", "b"]}
    one = Records("projects", dict(values), ["1", "2"], [0, 0], [2, 3], ["title"] * 2, ["x", "y"], [1, 1])
    other = Records("projects", {"title": ["c"], "state": ["filed"]}, ["3"], [1], [2], ["title"], ["z"], [1])
    one.add(other)
    assert one.columns == {"title": ["a", "b", "c"], "state": [None, None, "filed"]}
    assert values == {"title": ["a", "b"]}
    assert len(one) == 3
