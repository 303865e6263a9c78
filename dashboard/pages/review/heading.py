"""The head of the page: which meeting, in what state, on which data; its steps; the ways from one to the next."""

from collections.abc import Sequence

from dashboard import address, view
from dashboard import format as fmt
from dashboard.components import links
from dashboard.components.html import h, tag, write
from dashboard.meeting_words import meeting_name
from dashboard.pages.review import writing
from dashboard.pages.review.focused import NAME as FOCUS
from dashboard.pages.review.session import Session
from data.texts import text
from etl.review.meeting import Meeting

PATH = "revue"
TAGS = {"planned": "quiet", "open": "information", "closed": "done"}


def show(session: Session, steps: Sequence[str]) -> str:
    """The head; returns the step that the address names."""
    lang, met = session.lang, session.meeting
    step = address.value("step", steps[0], lambda asked: asked in steps)
    state = tag(TAGS[met.state], text(f"review.state_{met.state}", lang))
    name = meeting_name(met, lang, long=True)
    write(f'<h1>{h(name[:1].upper() + name[1:])} {state}</h1><p class="tnt-sub">{h(_looks_at(session))}</p>')
    write(_nav(met, steps, step, lang))
    writing.said()
    return step


def ways(session: Session, steps: Sequence[str], step: str) -> None:
    """To the step before, to the next one, full screen, and the keys that do the same."""
    lang, rank = session.lang, steps.index(step)
    parts = []
    if rank:
        parts.append(_way(session.meeting, steps[rank - 1], "← {}", lang))
    if rank + 1 < len(steps):
        parts.append(_way(session.meeting, steps[rank + 1], "{} →", lang))
    on = not view.presented()
    full = _to(session.meeting, step, mode="presentation" if on else None)
    words = text("revue.full" if on else "revue.full_end", lang)
    parts.append(f'<a class="tnt-go" data-tnt-full="{int(on)}" href="{h(full)}" target="_self">{h(words)}</a>')
    keys = f'<span class="tnt-soft">{h(text("revue.keys", lang, last=fmt.count(len(steps), lang)))}</span>'
    write(f'<div class="tnt-ways">{"".join(parts)}{keys}</div>')


def _looks_at(session: Session) -> str:
    lang, met = session.lang, session.meeting
    if met.frozen is None:
        return text("revue.will_look", lang, date=fmt.day(session.now.as_of, lang))
    if met.edition == 0 and met.as_of is None:
        return text("revue.looks_at_nothing", lang)
    edition = fmt.count(session.setting.edition or 0, lang)
    return text("revue.looks_at", lang, date=fmt.day(session.now.as_of, lang), edition=edition)


def _nav(met: Meeting, steps: Sequence[str], here: str, lang: str) -> str:
    items = []
    for rank, step in enumerate(steps, start=1):
        to = h(_to(met, step))
        current = ' aria-current="step"' if step == here else ""
        words = h(text(f"revue.step_name_{step}", lang))
        link = f'<a class="tnt-go" data-tnt-step="{rank}" href="{to}" target="_self"{current}>'
        items.append(f"<li>{link}<b>{rank}</b> {words}</a></li>")
    label = h(text("revue.steps", lang))
    return f'<nav class="tnt-agenda" aria-label="{label}"><ol>{"".join(items)}</ol></nav>'


def _way(met: Meeting, step: str, shape: str, lang: str) -> str:
    words = shape.format(text(f"revue.step_name_{step}", lang))
    return f'<a class="tnt-go" href="{h(_to(met, step))}" target="_self">{h(words)}</a>'


def _to(met: Meeting, step: str, **changes: str | None) -> str:
    """The address of a step: what the meeting chose to look at goes along."""
    kept = {name: address.current().get(name) for name in (FOCUS, "as_of")}
    return links.href(PATH, **kept | {"meeting": str(met.id), "step": step} | changes)
