"""The number of an association in the Répertoire national des associations: W and nine digits."""

import re

from etl.parse.characters import plain
from etl.parse.outcome import Issue, Outcome, ok, refused, repaired
from etl.read.workbook import Value

USUAL = re.compile(r"W[0-9]{9}")
VARIANT = re.compile(r"W[0-9A-Z]{9}")


def parse_rna(value: Value) -> Outcome:
    """An RNA number. Letters among its nine characters, as some overseas have, are kept with a warning."""
    words = plain(value)
    bare = re.sub(r"[ .\-]", "", words).upper()
    if USUAL.fullmatch(bare):
        return ok(bare) if bare == words else repaired(bare, "rna-rewritten")
    if VARIANT.fullmatch(bare):
        return Outcome(bare, (Issue("warning", "rna-variant", {}),))
    return refused("rna-unreadable", "warning")


ACCEPTS = {parse_rna: [("W380475558", "W380475558"), ("w380475558", "W380475558"), ("W 380 475 558", "W380475558")]}
REFUSES = {parse_rna: [("W3222", "rna-unreadable"), ("380475558", "rna-unreadable"), ("Non", "rna-unreadable")]}
