"""The temporary files of the tests in memory, where there is room: databases made and dropped wait for no disk."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 6 * 2**30


def keep() -> None:
    """From now on and until its end, for this process and those that it starts.

    A folder that is asked for by TMPDIR stands: what a failing test wrote can be looked at there.
    """
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
        folder = tempfile.mkdtemp(prefix="tnt-tests-", dir=MEMORY)
        # PostgreSQL, which never runs as root, has a folder of its own in it.
        Path(folder).chmod(0o711)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["TMPDIR"] = folder
        tempfile.tempdir = None
