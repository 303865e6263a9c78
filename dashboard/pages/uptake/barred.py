"""A block of bars: its drawing says every bar in words, its sentence only what matters most."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components import block, chart
from dashboard.components.block import Block
from dashboard.figures import grouped
from dashboard.view import View


def show(now: View, one: Block, groups: Sequence[grouped.Group]) -> None:
    """The block with its groups drawn."""
    drawing = grouped.bars(groups, now.palette, now.lang)
    block.head(one)
    with st.container(key=f"plot_{one.id}"):
        chart.draw(drawing, grouped.alt(groups, now.lang), key=one.id)
    block.below(now, replace(one, figure=drawing))
