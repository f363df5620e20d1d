"""Labels and lines of a figure, added in one step: plotly checks the whole figure for each one that is added alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.charts import theme as look

if TYPE_CHECKING:
    import plotly.graph_objects as go


class Overlay:
    """Collects labels and lines; `panel` counts the panels of a figure from 1, row by row. Texts must be safe already."""

    def __init__(self) -> None:
        self._labels: list[dict[str, Any]] = []
        self._lines: list[dict[str, Any]] = []

    def label(
        self, x: float, y: float, words: str, color: str | None = None, size: int = look.TICK_SIZE, panel: int = 1,
        **place: Any,
    ) -> None:  # fmt: skip
        """Words at a point of the axes; `place` says how they are anchored and shifted."""
        font = {"size": size} | ({"color": color} if color else {})
        self._labels.append(
            {"x": x, "y": y, "text": words, "showarrow": False, "font": font, **_axes(panel), **place}
        )

    def head(self, words: str, panel: int, shift: int = 6, size: int = look.LABEL_SIZE) -> None:
        """The name of a panel, above its upper left corner."""
        axes = {name: f"{axis} domain" for name, axis in _axes(panel).items()}
        self._labels.append(
            {"x": 0, "y": 1, "text": words, "showarrow": False, "font": {"size": size}, "xanchor": "left",
             "yanchor": "bottom", "yshift": shift, **axes}
        )  # fmt: skip

    def line(
        self, start: tuple[float, float], end: tuple[float, float], color: str, width: float, panel: int = 1,
        opacity: float = 1.0,
    ) -> None:  # fmt: skip
        """A line below the marks."""
        self._lines.append(
            {"type": "line", "x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1], "layer": "below",
             "opacity": opacity, "line": {"color": color, "width": width}, **_axes(panel)}
        )  # fmt: skip

    def onto(self, figure: go.Figure) -> None:
        """Puts everything on the figure."""
        figure.update_layout(annotations=self._labels, shapes=self._lines)


def _axes(panel: int) -> dict[str, str]:
    number = "" if panel == 1 else str(panel)
    return {"xref": f"x{number}", "yref": f"y{number}"}
