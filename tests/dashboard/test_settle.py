"""Before its first visitor the server has read what never changes, and no collection looks through it again."""

import gc
import sys

from dashboard.settle import settle


def test_what_lives_as_long_as_the_process_is_out_of_the_collectors_rounds() -> None:
    before = gc.get_freeze_count()
    try:
        settle()
        assert "dashboard.app" in sys.modules
        assert gc.get_freeze_count() > before + 100_000
    finally:
        gc.unfreeze()
