"""What the server does before its first visitor, so that no visit pays for it: reads what never changes, once."""

import gc
from importlib import import_module

from dashboard.queries import ground
from data import reference
from data.texts import LANGUAGES, catalogue

EACH = 20_000
"""The values made between two rounds of the collector."""


def settle() -> None:
    """Loads the pages, the territories and the words; then takes all of it out of the collector's rounds.

    These half a million values live as long as the process: looking through them again and again for cycles took
    longer than to make a page.
    """
    import_module("dashboard.app")
    reference.territories()
    ground.settle()
    for lang in LANGUAGES:
        catalogue(lang)
    gc.collect()
    gc.freeze()
    # A page makes some thousands of values and few cycles: a round each 700 values took a tenth of its time.
    gc.set_threshold(EACH, *gc.get_threshold()[1:])
