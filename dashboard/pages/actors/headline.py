"""One number: associations at the last committee; then the State and the project groups."""

from dashboard import format as fmt
from dashboard.cached import ask
from dashboard.components import cells
from dashboard.components.html import h, write
from dashboard.queries import actors, partner_rows
from dashboard.view import View
from data.texts import text


def show(now: View) -> None:
    """The headline and its sentences."""
    lang = now.lang
    met = ask(actors.last_committee, now.scope)
    big, beside, said = "—", text("actors.lead_none", lang), []
    if met is not None:
        big = fmt.count(met["associations_present"], lang)
        known, day = fmt.count(met["associations_known"], lang), fmt.day(met["met_on"], lang)
        beside = text("actors.lead_known", lang, known=known, date=day)
        present, of = fmt.count(met["state_present"], lang), fmt.count(met["state_known"], lang)
        said = [text("actors.said_state", lang, body=met["body"], present=present, known=of)]
        count, alone = fmt.count(met["groups"], lang), met["groups_without_local_copilot"]
        key = "actors.said_groups" if alone else "actors.said_groups_full"
        if met["groups"]:
            said.append(text(key, lang, count=count, **({"alone": fmt.count(alone, lang)} if alone else {})))
    write(
        f'<div class="tnt-section"><h2 class="tnt-question">{h(text("actors.question", lang))}</h2>'
        f'<p class="tnt-lead">{h(big)} <span>{h(beside)}</span></p>'
        f'<p class="tnt-context">{h(" ".join(said))}</p></div>'
    )
    if met is not None:
        cells.button(now, lambda: ask(partner_rows.partner_rows, now.scope, "meetings"), "headline")
