"""What reading a file had to decide, or met on the way: (rule, args), the rule a key of the findings' catalogue.

A note on one cell says ``sheet``, ``cell`` (A1), ``value`` (what it held) and ``new`` (what was read) in its args.
"""

Note = tuple[str, dict[str, str]]

WARNINGS = frozenset({"mojibake", "macros", "external-links", "embedded-objects"})
"""The rules that somebody should look into; the others inform."""
