"""How a command answers: its exit status, and one sentence where it refuses."""

import sys

PUBLISHED, BLOCKED, UNUSABLE = 0, 1, 2


def complain(message: str) -> None:
    """One sentence on standard error."""
    print(message, file=sys.stderr)
