"""Who writes, where nobody signs in: the person at the keyboard."""

import getpass


def user() -> str:
    """Who is at the keyboard, as far as the system tells."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"
