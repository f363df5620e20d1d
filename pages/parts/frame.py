"""One frame for every chart: finding, measure, chart, note and source, table and downloads, sentences behind a mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from core import safe_text
from core.charts import theme as look
from pages.parts import evidence
from pages.parts.language import language, t

if TYPE_CHECKING:
    from pandas import DataFrame


# The whole cell for what stands in it.
EQUAL_HEIGHT = (
    "<style>.st-key-beside [data-testid^=stGridCell], "
    ".st-key-beside [data-testid=stGridCellContent] > * {height: 100%}</style>"
)


@dataclass
class Chart:
    """What a frame shows.

    `table` is the data as it is drawn, with the columns `columns` (name to what it is called, in order).
    `sentences` gives, for a clicked mark, the rows of facts behind it and what to call them. `more` puts further choices
    behind the three dots.
    """

    key: str
    title: str
    subtitle: str
    source: str
    table: DataFrame
    columns: dict[str, str]
    note: str = ""
    how: str = ""
    sentences: Callable[[str], tuple[DataFrame, str]] | None = None
    more: Callable[[], None] | None = None


def beside(first: int, second: int) -> tuple[Any, Any]:
    """Two places side by side, so many tracks wide and equally high; under each other where the window is narrow."""
    # Streamlit aligns the cells of a grid to the top and has no setting for it.
    st.html(EQUAL_HEIGHT)
    grid = st.grid(columns=first + second, min_column_width=800 // (first + second), key="beside")
    return grid.cell(column_span=first), grid.cell(column_span=second)


def theme() -> look.Theme:
    """The theme of the reader."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show(chart: Chart, draw: Callable[[], object]) -> None:
    """Draws the frame around what `draw` puts on the page."""
    with st.container(border=True, height="stretch", key=f"frame_{chart.key}", gap="small"):
        _head(chart, lambda: _table(chart))
        draw()
        foot = [
            safe_text.markdown(words)
            for words in (chart.note, t("frame.source", source=chart.source))
            if words
        ]
        st.caption("  \n".join(foot))
        _sentences(chart)


def listing(
    chart: Chart,
    *,
    marks: Sequence[str] = (),
    on_row: Callable[[], None] | None = None,
    tall: int = 512,
    row: int = 34,
    config: dict[str, Any] | None = None,
) -> None:
    """The same frame around a table: what it shows, the rows, downloads; a row opens its sentences when rows have `marks`,
    or does what `on_row` says.

    `config` are column settings of Streamlit by column; the others are named by `columns`.
    """
    settings: dict[str, Any] = {
        "height": min(row * (len(chart.table) + 1) + 2, tall),
        "key": f"table_{chart.key}",
    }
    if marks or on_row:
        chosen = on_row or evidence.on_row(chart.key, list(marks))
        settings |= {"on_select": chosen, "selection_mode": "single-row"}
    with st.container(border=True, key=f"frame_{chart.key}", gap="small"):
        _head(chart, lambda: _downloads(chart))
        st.dataframe(
            chart.table[list(chart.columns)], hide_index=True, row_height=row, placeholder="—",
            column_config=chart.columns | (config or {}), **settings,
        )  # fmt: skip
        if chart.source:
            st.caption(safe_text.markdown(t("frame.source", source=chart.source)))
        _sentences(chart)


def _head(chart: Chart, more: Callable[[], None]) -> None:
    """The finding with what else there is behind the three dots, and the measure."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
        st.markdown(f"#### {safe_text.markdown(chart.title)}", width="stretch")
        with st.popover("", icon=":material/more_horiz:", type="tertiary", help=t("frame.more")):
            more()
            if chart.more:
                chart.more()
    if chart.subtitle:
        st.caption(safe_text.markdown(chart.subtitle))


def _sentences(chart: Chart) -> None:
    mark = evidence.picked(chart.key)
    if mark and chart.sentences:
        evidence.sentences(*chart.sentences(mark))


def plotly(chart: Chart, figure: Any) -> None:
    """A plotly figure whose marks can be clicked."""
    st.plotly_chart(
        figure,
        theme=None,
        key=f"chart_{chart.key}",
        on_select=evidence.on_click(chart.key),
        selection_mode="points",
        config=look.CONFIG,
        alt=alternative(chart),
    )


def alternative(chart: Chart) -> str:
    """What a screen reader says for the picture: the finding, the measure, and the first rows of the table."""
    rows = named(chart).head(5).to_csv(index=False, header=False).strip().replace("\n", "; ")
    return safe_text.visible(f"{chart.title}. {chart.subtitle}. {rows}")


def named(chart: Chart) -> DataFrame:
    """The table under the names readers see."""
    return chart.table[list(chart.columns)].rename(columns=chart.columns)


def file_stem(chart: Chart) -> str:
    """The name of a downloaded file: what the chart shows, without what a file system refuses."""
    return safe_text.file_name(f"{chart.title}_{chart.subtitle}"[:60])


def _table(chart: Chart) -> None:
    table = named(chart)
    with st.container(width=520):
        st.dataframe(
            table,
            hide_index=True,
            height=min(36 * (len(table) + 1) + 2, 326),
            placeholder="—",
            key=f"data_{chart.key}",
        )
        if chart.how:
            st.caption(safe_text.markdown(chart.how))
        _downloads(chart)


def _downloads(chart: Chart) -> None:
    with st.container(horizontal=True, width=260):
        st.download_button(
            t("frame.csv"), lambda: _csv(chart), f"{file_stem(chart)}.csv", "text/csv", key=f"csv_{chart.key}",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            t("frame.xlsx"), lambda: _xlsx(chart, t("frame.source", source=chart.source)), f"{file_stem(chart)}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", key=f"xlsx_{chart.key}",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip


def _csv(chart: Chart) -> bytes:
    from core.export.tables import csv_bytes

    return csv_bytes(named(chart))


def _xlsx(chart: Chart, source: str) -> bytes:
    from core.export.tables import xlsx_bytes

    return xlsx_bytes(named(chart), chart.title, [chart.subtitle, chart.note, source], language())


def counted(documents: int, *more: str) -> str:
    """The source line: how many documents, and what else is worth saying."""
    return " · ".join([t("frame.documents", n=documents), *(words for words in more if words)])


def separator() -> str:
    """What stands between the names of a list in the reader's language."""
    return "、" if language() == "zh" else ", "


def echarts(chart: Chart, option: dict[str, Any], height: int, marks: Sequence[Sequence[str]]) -> None:
    """An ECharts option drawn by Streamlit's own copy of ECharts, as vectors. `marks` are what clicks
    stand for: a list for each series, in the order of its data."""
    st.echarts_chart(
        option,
        theme=None,
        height=height,
        renderer="svg",
        key=f"chart_{chart.key}",
        on_select=evidence.on_click(chart.key, marks),
        alt=alternative(chart),
    )


CLOUD_HEIGHT = 380


def word_cloud(chart: Chart, option: dict[str, Any]) -> None:
    """An ECharts word cloud, which needs the extension that streamlit-echarts brings; in a frame of fixed height."""
    from streamlit_echarts import st_echarts

    with st.container(height=CLOUD_HEIGHT + 10, border=False):
        st_echarts(option, height=f"{CLOUD_HEIGHT}px", theme=theme(), key=f"chart_{chart.key}")
        st.html(f'<p style="position:absolute;left:-9999px">{safe_text.html(alternative(chart))}</p>')
