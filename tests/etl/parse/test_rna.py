"""RNA numbers with letters, as some overseas have, are kept with a doubt."""

from etl.parse.rna import parse_rna


def test_a_variant_is_kept_with_a_warning() -> None:
    outcome = parse_rna("W9R1004567")
    assert outcome.value == "W9R1004567"
    assert [(one.severity, one.rule) for one in outcome.issues] == [("warning", "rna-variant")]
