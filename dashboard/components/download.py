"""A table as CSV that a French spreadsheet opens: semicolons, UTF-8 mark, no cell taken for a formula."""

import csv
import io
import re
from collections.abc import Callable

import pandas as pd
import streamlit as st

from data.texts import text

_NUMBER = re.compile(r"[-+][0-9][0-9 \u00a0\u202f.,]*€?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The table as CSV. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow(["" if _missing(cell) else _inert(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def button(name: str, make: Callable[[], pd.DataFrame], lang: str, key: str, *, label: str = "") -> None:
    """A button that makes the CSV when it is pressed, not before."""
    file(f"{name}.csv", lambda: csv_bytes(make()), label or text("ui.download_csv", lang), key)


def file(name: str, make: Callable[[], bytes], label: str, key: str) -> None:
    """A button that makes a file when it is pressed, not before; its label is never data."""
    st.download_button(
        label,
        data=make,
        file_name=name,
        key=key,
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _missing(cell: object) -> bool:
    return cell is None or cell is pd.NaT or (isinstance(cell, float) and cell != cell)


def _inert(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
