"""The address of the page is the state of the view: every choice stands in the URL by its code.

Streamlit's own ``bind="query-params"`` writes the label that is shown, which changes with the language; codes
don't, so an address pasted from a French page shows the same view in English.
"""

from collections.abc import Callable

import streamlit as st

_PREFIX = "url_"
_DEFAULTS = "url_defaults"


def value(name: str, default: str, allowed: Callable[[str], bool]) -> str:
    """What the address says of ``name``: the default where it is absent or not allowed."""
    asked = st.query_params.get(name, default)
    return asked if asked == default or allowed(asked) else default


def change(**values: str | None) -> None:
    """Write values into the address; None removes. Call it from a callback, or before ``st.rerun``."""
    merged = st.query_params.to_dict() | {name: text for name, text in values.items() if text is not None}
    for name, text in values.items():
        if text is None:
            merged.pop(name, None)
    st.query_params.from_dict(merged)


def current() -> dict[str, str]:
    """All that the address says, for a link to another page with the same choices."""
    return st.query_params.to_dict()


def select(name: str, label: str, options: dict[str, str], default: str, *, width: int = 200) -> str:
    """A selectbox whose choice lives in the address. ``options``: code to label."""
    chosen = _prepare(name, options, default)
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=_PREFIX + name,
        on_change=_write,
        width=width,
    )
    return chosen


def segments(name: str, label: str, options: dict[str, str], default: str, *, hidden: bool = False) -> str:
    """A segmented control whose choice lives in the address."""
    chosen = _prepare(name, options, default)
    st.segmented_control(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=_PREFIX + name,
        on_change=_write,
        label_visibility="collapsed" if hidden else "visible",
    )
    return chosen


def several(name: str, label: str, options: dict[str, str], most: int, *, placeholder: str = "") -> list[str]:
    """A choice of several, at most ``most``, that lives in the address as codes separated by commas."""
    chosen = listed(name, lambda code: code in options)[:most]
    key = f"{_PREFIX}{name}"
    st.session_state[key] = chosen
    st.multiselect(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=key,
        max_selections=most,
        placeholder=placeholder,
        on_change=lambda: change(**{name: ",".join(st.session_state[key]) or None}),
    )
    return chosen


def listed(name: str, allowed: Callable[[str], bool]) -> list[str]:
    """The codes that the address gives under a name, each once, those that are not allowed left out."""
    asked = st.query_params.get(name, "").split(",")
    return list(dict.fromkeys(code for code in asked if code and allowed(code)))


def _prepare(name: str, options: dict[str, str], default: str) -> str:
    chosen = value(name, default, lambda asked: asked in options)
    st.session_state[_PREFIX + name] = chosen
    st.session_state.setdefault(_DEFAULTS, {})[name] = default
    return chosen


def _write() -> None:
    """Put what the widgets hold into the address: all of them, so that two quick changes are both kept."""
    values: dict[str, str | None] = {}
    for name, default in st.session_state[_DEFAULTS].items():
        held = st.session_state.get(_PREFIX + name)
        if held is not None:
            values[name] = None if held == default else held
    change(**values)
