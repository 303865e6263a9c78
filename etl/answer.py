"""How a command answers: its exit status, and one sentence where it refuses."""

import sys

DONE, BLOCKED, UNUSABLE = 0, 1, 2


def complain(message: str) -> None:
    """One sentence on standard error."""
    print(message, file=sys.stderr)


def refused(message: str) -> int:
    """One sentence on standard error, and the status of what cannot be done."""
    complain(message)
    return UNUSABLE
