"""What stops a package from being patched in place."""


class Unpatchable(Exception):
    """The package holds something that cannot be patched safely; ``args[0]`` says what, for the log and the tests."""
