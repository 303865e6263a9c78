"""One edition: who published it, when, from which file; what it found and changed; the way back to before it."""

import streamlit as st

from dashboard import format as fmt
from dashboard.cached import ask, engine
from dashboard.components import download
from dashboard.components.html import facts, write
from dashboard.components.kept import keeper
from dashboard.components.words import counted, datasets, source_name
from dashboard.pages.imports import findings, lists, undo
from dashboard.pages.imports.changes import euros
from data.texts import text
from etl.store.history import Edition, changes_of, edition, kept_file


def show(number: int, lang: str) -> None:
    """The edition in full."""
    found = ask(edition, number)
    if found is None:
        return
    write(_facts(found, lang), euros(found.before, found.after, lang))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="edition_files"):
        if found.file_name and found.file_sha256:
            download.file(
                found.file_name, lambda: _kept(found.file_sha256), text("ui.download_file", lang), key="edition_file"
            )
        if found.findings:
            download.button(
                f"constats-{number}",
                lambda: findings.as_frame(found.findings, lang),
                lang,
                key="edition_findings",
                label=counted("ui.edition_findings", len(found.findings), lang),
            )
    st.fragment(lists.of_edition)(ask(changes_of, number), f"edition_{number}", keeper("edition", number), lang)
    if found.rolled_back_by is None:
        undo.show(number, lang)


def _facts(found: Edition, lang: str) -> str:
    """What a reader asks first, a line each."""
    when = f"{fmt.day(found.loaded_at.date(), lang)}, {found.loaded_at:%H:%M} UTC"
    said = [
        ("edition", fmt.count(found.number, lang)),
        ("loaded_at", when),
        ("loaded_by", found.loaded_by),
        ("data_date", fmt.day(found.data_date, lang)),
        ("source", source_name(found.source, lang)),
        ("dataset", datasets(",".join(found.datasets), lang)),
        ("file", _file(found, lang)),
    ]
    if found.rolled_back_by is not None:
        said.append(("freshness", text("ui.rolled_back_by", lang, number=fmt.count(found.rolled_back_by, lang))))
    if found.correction is not None:
        said.append(("correction", found.correction.note(lang)))
    return facts((text(f"ui.{name}", lang), value) for name, value in said)


def _file(found: Edition, lang: str) -> str:
    if found.kind == "rollback" and found.rolls_back is not None:
        return text("ui.rolls_back", lang, file=fmt.count(found.rolls_back, lang))
    if not found.file_name:
        return text("ui.no_file", lang)
    return f"{found.file_name} · {fmt.size(found.file_bytes, lang)} · SHA-256 {(found.file_sha256 or '')[:16]}…"


def _kept(sha256: str | None) -> bytes:
    with engine().connect() as connection:
        return kept_file(connection, sha256 or "") or b""
