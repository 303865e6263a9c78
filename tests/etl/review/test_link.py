"""A link is written in one way, and read back from it."""

import pytest

from etl.review.link import Link, UnknownLink, read_link


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("project:A-1", Link("project", "A-1")),
        ("project:t:portail famille|213300635", Link("project", "t:portail famille|213300635")),
        ("territory:2A", Link("territory", "2A")),
        ("figure:award_rate", Link("figure", "award_rate")),
        ("alert:late:t:portail|33", Link("alert", "t:portail|33", "late")),
    ],
)
def test_a_link_is_read_and_written(words: str, link: Link) -> None:
    assert (read_link(f" {words} "), str(link)) == (link, words)


@pytest.mark.parametrize(
    "words", ["A-1", "dossier:A-1", "project:", ":A-1", "alert:late", "alert::A-1", "alert:L@:A-1"]
)
def test_what_is_no_link_is_refused(words: str) -> None:
    with pytest.raises(UnknownLink) as refused:
        read_link(words)
    assert (refused.value.reason, refused.value.link) == ("shape", words)
    assert refused.value.message("en") == (
        f"“{words}” is no link: project:KEY, territory:CODE, figure:FIGURE or alert:RULE:TARGET."
    )
