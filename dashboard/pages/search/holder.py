"""The projects of one holder, with their euros by stage."""

from dashboard.cached import ask
from dashboard.components import projects
from dashboard.components.html import alert, title, write
from dashboard.queries import listing
from dashboard.view import View
from data.texts import text


def show(now: View, party: str) -> None:
    """The name of the holder and the list; one sentence where it holds nothing here."""
    lang = now.lang
    first = ask(listing.projects, now.scope, party, 1)
    if not first:
        write(title(text("sheets.holder_title", lang)))
        write(alert("warning", text("sheets.holder_none", lang, party=party[:60])))
        return
    number = party if party.isdigit() else ""
    sub = text("sheets.siren", lang, number=number) if number else ""
    write(title(first[0].holder or party, sub))
    projects.show(now, party)
