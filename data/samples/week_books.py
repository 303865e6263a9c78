"""The workbooks of the planned week: the world as it stood, and what the plan does to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.samples import week
from data.samples.chorus_export import write_lines
from data.samples.commitments import Commitment, by_dossier, commitments
from data.samples.deliverables import Deliverable, deliverables, write_list
from data.samples.dossier import Dossier
from data.samples.dossiers_export import NOTES, write_dossiers
from data.samples.fundings_export import write_engaged
from data.samples.geography import Holder, departments
from data.samples.operators import aids
from data.samples.payments import Payment
from data.samples.territorial_desks import dossiers
from data.samples.themes import THEMES
from data.samples.workdays import NEVER, index


def write_week_dossiers(path: Path, edition: date) -> None:
    """The dossiers that changed since the last export, and no other."""
    notes = (*NOTES, f"Export partiel : dossiers modifiés depuis le {week.BEFORE:%d/%m/%Y}.")
    engaged = {**by_dossier(), **{one.number: one for one in week_commitments() if one.number and one.line == 1}}
    found = sorted(week_dossiers(), key=lambda one: int(one.number))
    write_dossiers(path, notes, found, index(edition), engaged)


def week_dossiers() -> Iterator[Dossier]:
    """The dossiers that the week filed, decided or corrected, and those whose EJ it made known."""
    known = {one.number: one for one in dossiers()}
    for new in week.FILED:
        holder = _commune(new.commune)
        about = THEMES[new.theme]
        filed = index(new.on)
        yield Dossier(new.number, holder.department, holder, new.title, about, new.cost, new.requested, 0, filed)
    yield from (known[number] for number in week.REVIEWED)
    for said in (*week.ACCEPTED, *week.REFUSED, *week.GIVEN_UP):
        on = index(said.on)
        yield replace(
            known[said.number], outcome=said.outcome, decided=on, awarded=said.awarded, motive=said.motive, corrected=on
        )
    for said in week.SENT_BACK:
        yield replace(known[said.number], outcome="", decided=NEVER, awarded=0, corrected=index(said.on))
    for number, (day, cents) in week.LOWERED.items():
        yield replace(known[number], awarded=cents, corrected=index(day))
    for one in (*week.COMMITTED, week.KNOWN_LATE):
        if one.number in known:
            yield replace(known[one.number], corrected=max(index(one.on), index(week.BEFORE) + 1))


def _commune(code: str) -> Holder:
    return next(one for place in departments().values() for one in place.communes if one.code == code)


def write_week_commitments(path: Path, edition: date) -> None:
    """The whole list of commitments at the end of the week."""
    write_engaged(path, edition, week_commitments())


def week_commitments() -> list[Commitment]:
    """Every commitment that the extract of the week holds, in the order of its day."""
    revised = {**week.RAISED, **week.CUT}
    kept = [
        replace(one, cents=revised[one.ej]) if one.ej in revised else one
        for one in commitments()
        if one.ej not in (week.ENDED, week.MISSING)
    ]
    won = {one.number: (one.title, "3", one.holder) for one in dossiers()}
    desks = {one.number: one.desk for several in aids().values() for one in several if one.number}
    won |= {one.number: (one.title, one.axis, one.holder) for several in aids().values() for one in several}
    for one in (*week.COMMITTED, week.KNOWN_LATE, week.SECOND):
        title, axis, holder = won[one.number]
        desk = desks.get(one.number) or departments()[holder.department].prefecture
        kept.append(Commitment(one.ej, one.line, one.number, title, axis, desk, holder, one.cents, index(one.on)))
    return sorted(kept, key=lambda one: one.committed)


def write_week_payments(path: Path, edition: date) -> None:
    """The payments of the week, and one that comes late: no other."""
    engaged = {one.ej: one for one in commitments() if one.line == 1}
    lines = sorted((*week.PAYMENTS, week.PAID_BACK, week.PAID_LATE), key=lambda one: (one.on, one.dp, one.line))
    found = [Payment(engaged[one.ej], one.dp, one.line, one.cents, index(one.on)) for one in lines]
    notes = [
        f"Extraction des paiements Chorus du {week.BEFORE:%d/%m/%Y} au {edition:%d/%m/%Y} (exemple).",
        "Extraction partielle : les paiements saisis dans la semaine ; un reversement est négatif.",
    ]
    write_lines(path, notes, found)


def write_week_deliverables(path: Path, edition: date) -> None:
    """The deliverables that changed in the week, and no other."""
    notes = [f"Livrables du fonds ITN7 modifiés dans la semaine du {edition:%d/%m/%Y} (exemple)."]
    write_list(path, notes, list(week_deliverables()), index(edition))


def week_deliverables() -> Iterator[Deliverable]:
    """The deliverables that the week delivered, verified, dropped or announced."""
    known = {one.number: one for one in deliverables()}
    for name, on in week.DELIVERED.items():
        yield replace(known[name], delivered=index(on), verified=NEVER)
    for name, on in week.VERIFIED.items():
        yield replace(known[name], verified=index(on))
    for name, on in week.DROPPED.items():
        yield replace(known[name], delivered=NEVER, verified=NEVER, dropped=index(on))
    number, title, dossier, announced, planned = week.ANNOUNCED
    about = next(one for one in dossiers() if one.number == dossier)
    yield Deliverable(
        number,
        f"{title} – {about.holder.name}",
        dossier,
        "3",
        about.theme,
        about.holder,
        index(announced),
        index(planned),
        NEVER,
        NEVER,
        NEVER,
    )
