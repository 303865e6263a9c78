"""``tnt review``: what is taken away of the review, and who is sent it."""

import argparse
from typing import Any

from dashboard import cli_follow_up, cli_pack, cli_sending, cli_subscriptions
from dashboard.reports.pack.formats import FORMATS
from dashboard.sending.follow_up_files import calendar_file, items_file
from dashboard.sending.make import Makers
from dashboard.sending.pack_files import MINUTES, minutes_file, pack_file
from dashboard.sending.says import Says, says
from data.texts import text

MAKERS: Makers = {
    **dict.fromkeys(FORMATS, pack_file),
    MINUTES: minutes_file,
    "ics": calendar_file,
    "items": items_file,
}
"""What makes each format that can be sent."""
SAYS: Says = says
"""What says, in a message, what changed."""


def add_commands(commands: "argparse._SubParsersAction[Any]", lang: str) -> None:
    """Adds the command to the parser of ``tnt``."""
    said = text("sending.cli_review", lang)
    made = commands.add_parser("review", help=said, description=said)
    under = made.add_subparsers(required=True, metavar="pack|calendar|items|send|subscribe|subscriptions|unsubscribe")
    cli_pack.add_commands(under, lang)
    cli_follow_up.add_commands(under, lang)
    cli_sending.add_commands(under, lang, MAKERS, SAYS)
    cli_subscriptions.add_commands(under, lang, MAKERS)
