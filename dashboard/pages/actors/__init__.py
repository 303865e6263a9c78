"""Acteurs: who takes part in what, who comes, who co-pilots, who holds, where both sides meet, what was decided."""

from dashboard import view
from dashboard.cached import ask
from dashboard.components import changes, errors
from dashboard.components.html import alert, source, title, write
from dashboard.pages.actors import decided, departments, groups, headline, holders, participation, takes_part
from dashboard.queries import figures, meetings, seats
from dashboard.view import FRANCE
from data.texts import text

FOLLOWED = (
    "holders",
    "beneficiaries",
    "take_up",
)


def show() -> None:
    """The page."""
    if not view.has_data():
        errors.nothing_loaded(view.language())
        return
    now = view.current()
    write(title(text("ui.page_actors", now.lang), text("actors.sub", now.lang)))
    if now.scope.narrowed or now.scope.axis or now.scope.territory != FRANCE:
        write(source(text("actors.filters_note", now.lang)))
    dated = ask(figures.dates, now.scope).get("partners")
    if dated is None:
        write(alert("warning", text("actors.no_partners", now.lang)))
    else:
        found = ask(seats.seats, now.scope)
        came = ask(meetings.presences, now.scope)
        headline.show(now)
        takes_part.show(now, found, dated)
        participation.show(now, came, dated)
        groups.show(now, seats.groups(found), dated)
    changes.show(now, FOLLOWED)
    holders.show(now)
    departments.show(now)
    if dated is not None:
        decided.show(now, dated)
