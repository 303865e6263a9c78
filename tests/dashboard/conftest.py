"""No answer of one test's database serves the next; what is installed is looked up once."""

from collections.abc import Iterator
from functools import cache

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

from dashboard import cached


@pytest.fixture(scope="session", autouse=True)
def _packages_read_once() -> Iterator[None]:
    """Each page run in memory would read all the installed packages again for components of Streamlit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Forgets every answer, and the connections that gave them."""
    yield
    cached.readers.clear()
    st.cache_data.clear()
