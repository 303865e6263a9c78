"""The index of what can be sought, made once for each state of the data."""

import streamlit as st

from dashboard.cached import Moment, ask, moment
from dashboard.queries import labels
from dashboard.queries.scope import Scope
from dashboard.queries.search import Index


def index(scope: Scope) -> Index:
    """The index of a fund at the scope's moment."""
    return _index(moment(), Scope(scope.fund, as_of=scope.as_of))


@st.cache_resource(show_spinner=False, max_entries=3)
def _index(moment: Moment, scope: Scope) -> Index:
    return Index({kind: ask(question, scope) for kind, question in labels.KINDS.items()})
