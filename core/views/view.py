"""The value: title, table, figure, evidence and takeaway of one chart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from core.charts.theme import Theme

if TYPE_CHECKING:
    from pandas import DataFrame

# `page` is the chart of the app; `picture` the same as a plotly figure where the page draws it otherwise; `slide` and
# `small` are read from ten metres on a screen 1080 and 768 pixels high.
Size = Literal["page", "picture", "slide", "small"]
# A plotly figure, or an ECharts option on a page.
Drawing = Any


@dataclass(frozen=True, slots=True)
class Native:
    """How programs that draw for themselves (PowerPoint, the offline page) draw the table.

    A category for each different value of the column `categories`; a series for each of the columns `values`, or, where
    `series` names a column, for each of its values. Rows in the order of the table. `unit` follows a value where it is %.
    `called` names the columns `values` where readers see other columns of the table.
    """

    kind: Literal["bar", "line"]
    categories: str
    values: tuple[str, ...]
    series: str | None = None
    unit: str = ""
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What a frame shows.

    `table` is the data as it is drawn; `columns` (name to what readers call it, in order) are the ones shown.
    `facts(mark)` gives the rows of facts behind a clicked mark and what to call them; `lead` is the mark whose first
    sentence stands for the whole view. `place` and `year` name the columns of `table` that a reader can filter by.
    `draw` is None for a view that is a table. `marks` are what the rows of such a table stand for.
    """

    id: str
    title: str
    subtitle: str
    source: str
    table: DataFrame
    columns: dict[str, str]
    documents: int
    note: str = ""
    how: str = ""
    takeaway: str = ""
    lead: str = ""
    place: str | None = None
    year: str | None = None
    native: Native | None = None
    draw: Callable[[Theme, Size], Drawing] | None = None
    facts: Callable[[str], tuple[DataFrame, str]] | None = None
    marks: tuple[str, ...] = ()
    # For ECharts: what clicks stand for, a list for each series.
    counted: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def key(self) -> str:
        """The part of the id after the page: the name of its frame."""
        return self.id.partition(".")[2]

    @property
    def named(self) -> DataFrame:
        """The table under the names readers see."""
        return self.table[list(self.columns)].rename(columns=self.columns)
