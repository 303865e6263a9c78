"""The columns in doubt: what each may be and why; an answer makes a new preview."""

from collections import defaultdict

import streamlit as st

from dashboard import format as fmt
from dashboard.components.html import alert, h, section, write
from dashboard.components.words import counted
from dashboard.pages.imports import answers
from dashboard.pages.imports.upload import Upload
from dashboard.pages.imports.words import field_title, reason
from data.texts import text
from etl.recognise.mapping import UnusableMapping
from etl.recognise.question import Question
from etl.schemas import schema

ASIDE = ""
"""The answer « not loaded »."""


def show(upload: Upload, lang: str) -> None:
    """The questions of each kind of table, and the button that takes the answers."""
    preview = upload.preview
    if preview is None or not preview.questions:
        return
    write(
        section(
            counted("ui.questions_title", len(preview.questions), lang),
            text("ui.questions_sub", lang),
        )
    )
    kinds: defaultdict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in preview.questions:
        kinds[question.dataset, question.signature].append(question)
    for number, asked in enumerate(kinds.values()):
        _kind(upload, asked, f"{upload.number}_{number}", lang)


def _kind(upload: Upload, asked: list[Question], key: str, lang: str) -> None:
    with st.container(key=f"questions_{key}", border=True):
        given = [(question, _one(question, f"{key}_{rank}", lang)) for rank, question in enumerate(asked)]
        answered = [(question, answer) for question, answer in given if answer is not None]
        if st.button(text("ui.answers_take", lang), key=f"answer_{key}", type="primary", disabled=not answered):
            try:
                answers.take(upload, answered)
            except UnusableMapping as error:
                write(alert("error", error.message(upload.name, lang)))
            else:
                st.rerun()


def _one(question: Question, key: str, lang: str) -> str | None:
    """What the person answers: a field, a code of the only field, « not loaded », or nothing yet."""
    words, choice = st.columns([3, 2], gap="medium", vertical_alignment="bottom")
    with words:
        options = _asked(question, lang)
    with choice:
        answer: str | None = st.selectbox(
            text("ui.question_label", lang, cell=question.cell),
            list(options),
            index=None,
            format_func=lambda name: options[name],
            placeholder=text("ui.question_choose" if question.required else "ui.question_leave", lang),
            key=f"question_{key}",
        )
    return answer


def _asked(question: Question, lang: str) -> dict[str, str]:
    """Says what is asked; the answers that there are, in words."""
    sheet = text("ui.question_sheet", lang, sheet=question.sheet)
    if question.header is None:
        field = question.candidates[0].field
        title = field_title(question.dataset, field, lang)
        write(f"<p><b>{h(title)}</b> <span class='tnt-soft'>· {h(sheet)}</span></p>")
        return {code: schema(question.dataset)[field].label(code, lang) for code in question.choices}
    letter = question.cell.rstrip("0123456789")
    write(
        f"<p><b>{h(question.header)}</b> <span class='tnt-soft'>{h(letter)} · {h(sheet)}</span></p>"
        f"<ul class='tnt-list'>{''.join(_candidates(question, lang))}</ul>"
    )
    return _fields(question, lang)


def _candidates(question: Question, lang: str) -> list[str]:
    said = []
    for one in question.candidates:
        sure = fmt.percent(answers.decimal(one.confidence), lang, 0)
        why = f"· {sure} · {reason(one.reason, one.evidence, lang)}"
        title = field_title(question.dataset, one.field, lang)
        said.append(f"<li>{h(title)} <span class='tnt-soft'>{h(why)}</span></li>")
    return said


def _fields(question: Question, lang: str) -> dict[str, str]:
    """The candidates first, then the other fields, then « not loaded »."""
    names = [one.field for one in question.candidates]
    names += [field.name for field in schema(question.dataset).fields if field.name not in names]
    options = {name: field_title(question.dataset, name, lang) for name in names}
    return options if question.required else options | {ASIDE: text("ui.not_to_load", lang)}
