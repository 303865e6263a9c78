"""What reading a file had to decide, or met on the way: (rule, args), the rule a key of the findings' catalogue.

A note on one cell says ``sheet``, ``cell`` (A1), ``value`` (what it held) and ``new`` (what was read) in its args.
"""

from etl.finding import Finding

Note = tuple[str, dict[str, str]]

WARNINGS = frozenset({"mojibake", "macros", "external-links", "embedded-objects"})
"""The rules that somebody should look into; the others inform."""


def finding(note: Note) -> Finding:
    """A note as a finding, at its cell where it has one."""
    rule, args = note
    cell = args.get("cell")
    return Finding(
        "warning" if rule in WARNINGS else "information",
        rule,
        args.get("sheet"),
        cell,
        int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) if cell else None,
        value=args.get("value"),
        args=args,
    )
