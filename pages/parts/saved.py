"""What a frame shows as a file: its table as CSV and Excel, its chart as PNG and SVG; made when a button is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.safe_text import file_name
from pages.parts import access, deck
from pages.parts.language import language, t

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.export.deck import Pin
    from pages.parts.frame import Chart

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def buttons(chart: Chart) -> None:
    """A button a format; pictures of views that are charts, where a browser can draw them.

    A file is made outside of the run of the page, where there is no URL: filter and language are taken along from here.
    """
    source, words = t("frame.source", source=chart.source), language()
    with st.container(horizontal=True, width=420, gap="small"):
        _button(chart, "csv", "text/csv", lambda: _csv(chart, words))
        _button(chart, "xlsx", _SHEET, lambda: _xlsx(chart, source, words))
        if chart.pin and chart.pin[0].draw:
            pin = deck.pin_of(*chart.pin)
            for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml")):
                _button(chart, kind, mime, lambda kind=kind: _picture(pin, kind), drawable())
    if chart.pin and chart.pin[0].draw and not drawable():
        st.caption(t("present.no_browser"))


def drawable() -> bool:
    """Whether there is a browser on this machine that draws pictures."""
    from core.export.pictures import browser

    return browser() is not None


def _button(chart: Chart, kind: str, mime: str, make: Callable[[], bytes], possible: bool = True) -> None:
    name = file_name(f"{chart.title}_{chart.subtitle}"[:60])
    if not possible:
        st.button(t(f"frame.{kind}"), key=f"{kind}_{chart.key}", icon=":material/download:", disabled=True)
        return
    st.download_button(
        t(f"frame.{kind}"), make, f"{name}.{kind}", mime, key=f"{kind}_{chart.key}", icon=":material/download:",
        on_click="ignore",
    )  # fmt: skip


def _csv(chart: Chart, words: str) -> bytes:
    from core.export.tables import csv_bytes

    return csv_bytes(chart.leaving(words))


def _xlsx(chart: Chart, source: str, words: str) -> bytes:
    from core.export.tables import xlsx_bytes

    return xlsx_bytes(chart.leaving(words), chart.title, [chart.subtitle, chart.note, source], words)


def _picture(pin: Pin, kind: str) -> bytes:
    from core.export import deck as decks
    from core.export.pictures import pictures

    ((_, png, svg),) = pictures([decks.slide(pin, access.ask, language=pin.language)])
    return png if kind == "png" else svg
