"""What a part of the page worked out of the database, kept while it speaks of the same thing."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.cached import edition
from dashboard.components.lists import Keep


def keeper(name: str, of: object) -> Keep:
    """Keeps under a name what was worked out of ``of``, until ``of`` or the last edition changes."""
    kept = st.session_state.setdefault(f"kept_{name}", {})
    if kept.get("of") != (of, edition()):
        kept.clear()
        kept["of"] = (of, edition())

    def keep(part: str, asked: object, make: Callable[[], Any]) -> Any:
        if part not in kept or kept[part][0] != asked:
            kept[part] = (asked, make())
        return kept[part][1]

    return keep
