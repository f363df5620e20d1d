"""One frame for every chart and table: finding, measure, chart, note and source, pin, table and downloads, sentences
behind a mark.

A chart is a view of `core.views`: only those can be framed, so every chart can be pinned, presented and exported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from core import safe_text
from core.catalogue import glossary
from core.charts import widths
from core.views import View
from core.views.download import downloaded
from pages.parts import deck, drawing, evidence, saved
from pages.parts.language import language, t

if TYPE_CHECKING:
    from pandas import DataFrame

Options = dict[str, Any]

# The whole cell for what stands in it.
EQUAL_HEIGHT = (
    "<style>.st-key-beside [data-testid^=stGridCell], "
    ".st-key-beside [data-testid=stGridCellContent] > * {height: 100%}"
    # On a tablet each has the whole width.
    "@media (max-width: 1150px) { .st-key-beside { grid-template-columns: minmax(0, 1fr) !important; }"
    ".st-key-beside > [data-testid^=stGridCell] { grid-column: 1 / -1 !important; } }</style>"
)


@dataclass
class Chart:
    """What a frame shows.

    `table` is the data as it is drawn, with the columns `columns` (name to what it is called, in order). `facts` gives,
    for a clicked mark, the rows of facts behind it and what to call them. `pin` is the view with the choices of the page
    behind it; a list that is no view has none.
    """

    key: str
    title: str
    subtitle: str
    source: str
    table: DataFrame
    columns: dict[str, str]
    note: str = ""
    how: str = ""
    facts: Callable[[str], tuple[DataFrame, str]] | None = None
    pin: tuple[View, Options] | None = None

    @classmethod
    def of(cls, view: View, options: Options) -> Chart:
        """The frame of a view."""
        return cls(
            view.key, view.title, view.subtitle, view.source, view.table, view.columns, view.note, view.how, view.facts,
            (view, options),
        )  # fmt: skip

    @property
    def named(self) -> DataFrame:
        """The table under the names readers see."""
        return self.table[list(self.columns)].rename(columns=self.columns)

    def leaving(self, language: str) -> DataFrame:
        """The table as it is saved: of a view, with what its rows need to stand alone."""
        if self.pin is None:
            return self.named
        return downloaded(replace(self.pin[0], table=self.table, columns=self.columns), language)


def beside(first: int, second: int) -> tuple[Any, Any]:
    """Two places side by side, so many tracks wide and equally high; under each other where the window is narrow."""
    # Streamlit aligns the cells of a grid to the top and has no setting for it.
    st.html(EQUAL_HEIGHT)
    grid = st.grid(columns=first + second, min_column_width=800 // (first + second), key="beside")
    return grid.cell(column_span=first), grid.cell(column_span=second)


def show(view: View, options: Options, draw: Callable[[View], None] = drawing.picture) -> None:
    """The frame around what `draw` puts on the page for a view."""
    chart = Chart.of(view, options)
    with st.container(border=True, height="stretch", key=f"frame_{chart.key}", gap="small"):
        _head(chart, lambda: _table(chart))
        draw(view)
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

    `config` are column settings of Streamlit by column; the others are named by `columns`, and as wide as `widths.fitting`
    has them.
    """
    config = config or {}
    told = sum(settings.get("width") or 0 for settings in config.values())
    room = widths.ROOM - (widths.CHOICE if marks or on_row else 0) - told
    free = {name: words for name, words in chart.columns.items() if not (config.get(name) or {}).get("width")}
    fitted = {
        name: {**(config.get(name) or st.column_config.Column(chart.columns[name])), "width": width}
        for name, width in widths.fitting(chart.table, free, room).items()
    }
    settings: dict[str, Any] = {
        "height": min(row * (len(chart.table) + 1) + 2, tall),
        "key": f"table_{chart.key}",
    }
    if marks or on_row:
        chosen = on_row or evidence.on_row(chart.key, list(marks))
        settings |= {"on_select": chosen, "selection_mode": "single-row"}
    with st.container(border=True, key=f"frame_{chart.key}", gap="small"):
        _head(chart, lambda: saved.buttons(chart))
        st.dataframe(
            chart.table[list(chart.columns)], hide_index=True, row_height=row, placeholder="—",
            column_config=chart.columns | config | fitted, **settings,
        )  # fmt: skip
        if chart.source:
            st.caption(safe_text.markdown(t("frame.source", source=chart.source)))
        _sentences(chart)


def _head(chart: Chart, more: Callable[[], None]) -> None:
    """The finding with the pin, what else there is behind the three dots, and the measure."""
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"#### {safe_text.markdown(chart.title)}", width="stretch")
        if chart.pin:
            deck.pin_button(*chart.pin)
        with st.popover(
            t("frame.more"), icon=":material/more_horiz:", type="tertiary", key=f"more_{chart.key}"
        ):
            more()
    if chart.subtitle:
        meant = glossary(
            " ".join((chart.title, chart.subtitle, chart.note, *chart.columns.values())), language()
        )
        st.caption(safe_text.markdown(chart.subtitle), help="\n\n".join(meant) or None)


def _sentences(chart: Chart) -> None:
    mark = evidence.picked(chart.key)
    if mark and chart.facts:
        evidence.sentences(*chart.facts(mark))


def _table(chart: Chart) -> None:
    table = chart.named
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
        saved.buttons(chart)


def counted(documents: int, *more: str) -> str:
    """The source line: how many documents, and what else is worth saying."""
    return " · ".join([t("frame.documents", n=documents), *(words for words in more if words)])


def separator() -> str:
    """What stands between the names of a list in the reader's language."""
    return t("frame.separator")
