"""The picture inside a frame: plotly, ECharts or a word cloud, each with what a screen reader says for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from core import safe_text
from core.charts import calendar, network, selected
from core.charts import theme as look
from pages.parts import evidence

if TYPE_CHECKING:
    from core.views import View

CLOUD_HEIGHT = 380


def theme() -> look.Theme:
    """The theme of the reader."""
    return "dark" if st.context.theme.type == "dark" else "light"


def picture(view: View) -> None:
    """The picture of a view on the page; its marks can be clicked."""
    assert view.draw is not None
    drawing, mark = view.draw(theme(), "page"), evidence.picked(view.key)
    if not isinstance(drawing, dict):
        _plotly(view, selected.outlined(drawing, mark, theme()) if mark else drawing)
    elif view.counted:
        drawing = selected.chosen(drawing, view.counted, mark) if mark else drawing
        tall = calendar.height(drawing) if "calendar" in drawing else network.HEIGHT
        _echarts(view, drawing, tall, view.counted)
    else:
        _word_cloud(view, drawing)


def alternative(view: View) -> str:
    """What a screen reader says for the picture: the finding, the measure, and the first rows of the table."""
    rows = view.named.head(5).to_csv(index=False, header=False).strip().replace("\n", "; ")
    return safe_text.visible(f"{view.title}. {view.subtitle}. {rows}")


def said_aloud(view: View) -> None:
    """The text of `alternative` beside a picture that cannot carry it."""
    st.html(f'<p style="position:absolute;left:-9999px">{safe_text.html(alternative(view))}</p>')


def _plotly(view: View, figure: Any) -> None:
    st.plotly_chart(
        figure,
        theme=None,
        key=f"chart_{view.key}",
        on_select=evidence.on_click(view.key),
        selection_mode="points",
        config=look.CONFIG,
        alt=alternative(view),
    )


def _echarts(view: View, option: dict[str, Any], height: int, marks: Sequence[Sequence[str]]) -> None:
    """By Streamlit's own copy of ECharts, as vectors. `marks` are what clicks stand for: a list for each series, in the
    order of its data."""
    st.echarts_chart(
        option,
        theme=None,
        height=height,
        renderer="svg",
        key=f"chart_{view.key}",
        on_select=evidence.on_click(view.key, marks),
        alt=alternative(view),
    )


def _word_cloud(view: View, option: dict[str, Any]) -> None:
    """By the extension that streamlit-echarts brings; in a frame of fixed height."""
    from streamlit_echarts import st_echarts

    with st.container(height=CLOUD_HEIGHT + 10, border=False):
        st_echarts(option, height=f"{CLOUD_HEIGHT}px", theme=theme(), key=f"chart_{view.key}")
        said_aloud(view)
