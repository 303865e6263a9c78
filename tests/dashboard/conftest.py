"""No answer of one test's database serves the next."""

from collections.abc import Iterator

import pytest
import streamlit as st

from dashboard import cached


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Forgets every answer, and the connections that gave them."""
    yield
    cached.readers.clear()
    st.cache_data.clear()
