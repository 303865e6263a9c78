"""The temporary files of the tests in memory, where there is room: databases made and dropped wait for no disk."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 6 * 2**30


def keep() -> None:
    """From now on, for this process and those that it starts; a folder that is asked for by TMPDIR stands."""
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None
