"""The commands of the review: ``tnt meeting``, ``tnt decision``, ``tnt action``. What they refuse, ``tnt`` says."""

import argparse
from typing import Any

from etl import cli_items, cli_meetings


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds the commands to the parser of ``tnt``."""
    cli_meetings.add_commands(commands, lang)
    for kind in ("decision", "action"):
        cli_items.add_commands(commands, kind, lang)
