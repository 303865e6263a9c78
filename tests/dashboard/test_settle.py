"""Before its first visitor the server has read what never changes, and no collection looks through it again."""

import gc
import sys

from dashboard.settle import EACH, settle


def test_what_lives_as_long_as_the_process_is_out_of_the_collectors_rounds() -> None:
    before, threshold = gc.get_freeze_count(), gc.get_threshold()
    try:
        settle()
        assert "dashboard.app" in sys.modules
        assert gc.get_freeze_count() > before + 100_000
        assert gc.get_threshold() == (EACH, *threshold[1:])
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
