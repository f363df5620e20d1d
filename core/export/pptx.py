"""A deck as PowerPoint: native charts that can be edited, no pictures; evidence in the notes of the speaker."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from core import catalogue
from core.charts import theme as look
from core.export import words
from core.export.deck import Deck, Slide
from core.export.native import drawn
from core.export.tables import chart_data
from core.safe_text import visible

FONT = "Microsoft YaHei"
WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
MOST_BARS, MOST_ROWS, MOST_COLUMNS = 16, 8, 6


def pptx_bytes(deck: Deck, slides: Sequence[Slide]) -> bytes:
    """The file, 16:9, a slide a pin in the order of the deck."""
    from pptx import Presentation
    from pptx.util import Inches

    book = Presentation()
    book.slide_width, book.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for number, slide in enumerate(slides, start=1):
        page = book.slides.add_slide(book.slide_layouts[5])
        _title(page, slide)
        _text(page, slide.view.subtitle if slide.view else "", 1.2, 0.45, 18, look.LIGHT.muted)
        if slide.view is not None and slide.view.native is not None:
            _chart(page, slide)
        elif slide.view is not None:
            _table(page, slide)
        _text(page, words.takeaway(slide), 5.85, 0.6, 20, look.LIGHT.text)
        _text(page, "  ".join(words.foot(slide)), 6.5, 0.6, 11, look.LIGHT.muted)
        _text(page, f"{number} / {len(slides)}", 7.0, 0.35, 11, look.LIGHT.muted)
        page.notes_slide.notes_text_frame.text = _legal(
            "\n".join([words.takeaway(slide), *words.evidence(slide)])
        )
    book.core_properties.title = _legal(deck.title or catalogue.text("present.deck", "zh"))[:200]
    book.core_properties.author = ""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _title(page: Any, slide: Slide) -> None:
    from pptx.util import Inches, Pt

    shape = page.shapes.title
    shape.left, shape.top, shape.width, shape.height = (
        Inches(MARGIN),
        Inches(0.3),
        Inches(WIDTH - 2 * MARGIN),
        Inches(0.9),
    )
    title = _legal(slide.title)
    _write(
        shape.text_frame,
        title,
        Pt(32 if len(title) <= 30 else 24 if len(title) <= 60 else 14),
        look.LIGHT.text,
        True,
    )


def _text(page: Any, said: str, top: float, height: float, size: int, colour: str) -> None:
    from pptx.util import Inches, Pt

    if said:
        box = page.shapes.add_textbox(Inches(MARGIN), Inches(top), Inches(WIDTH - 2 * MARGIN), Inches(height))
        _write(box.text_frame, _legal(said), Pt(size), colour, False)


def _write(frame: Any, said: str, size: Any, colour: str, bold: bool) -> None:
    from pptx.enum.text import PP_ALIGN

    frame.word_wrap = True
    frame.text = said
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = size, bold, FONT
            run.font.color.rgb = _rgb(colour)


def _chart(page: Any, slide: Slide) -> None:
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    assert slide.view is not None and slide.view.native is not None
    native, found = slide.view.native, drawn(slide.view)
    most = MOST_BARS if native.kind == "bar" else len(found.categories)
    series = {name: values[:most] for name, values in found.series.items()}
    data = chart_data(found.categories[:most], series)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if native.kind == "bar" else XL_CHART_TYPE.LINE_MARKERS
    place = Inches(MARGIN), Inches(1.75), Inches(WIDTH - 2 * MARGIN), Inches(4.05)
    chart = page.shapes.add_chart(kind, *place, data).chart
    chart.font.name, chart.font.size = FONT, Pt(14)
    chart.has_title = False
    chart.has_legend = len(found.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.value_axis.has_major_gridlines = native.kind == "line"
    if native.kind == "bar":
        chart.category_axis.reverse_order = True
        chart.value_axis.visible = False
        chart.plots[0].gap_width = 45
        chart.plots[0].has_data_labels = True
        labels = chart.plots[0].data_labels
        labels.number_format, labels.number_format_is_linked = (
            '#,##0.##"%"' if native.unit == "%" else "#,##0.##",
            False,
        )
    _colour(chart, native.kind)


def _colour(chart: Any, kind: str) -> None:
    for number, series in enumerate(chart.plots[0].series):
        ink = _rgb(look.CATEGORICAL[number % len(look.CATEGORICAL)])
        if kind == "bar":
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = ink
        else:
            series.smooth = False
            series.format.line.color.rgb = ink


def _table(page: Any, slide: Slide) -> None:
    from pptx.util import Inches, Pt

    assert slide.view is not None
    table = slide.view.named.iloc[:, :MOST_COLUMNS]
    rows = table.head(MOST_ROWS)
    place = Inches(MARGIN), Inches(1.75), Inches(WIDTH - 2 * MARGIN), Inches(0.4 * (len(rows) + 1))
    grid = page.shapes.add_table(len(rows) + 1, len(rows.columns), *place).table
    lines = [list(rows.columns), *rows.itertuples(index=False, name=None)]
    for down, line in enumerate(lines):
        for across, value in enumerate(line):
            said = words.shown(value)
            _write(
                grid.cell(down, across).text_frame, _legal(said if len(said) <= 40 else said[:39] + "…"), Pt(13),
                "#FFFFFF" if down == 0 else look.LIGHT.text, down == 0,
            )  # fmt: skip
    if len(table) > MOST_ROWS:
        more = catalogue.text("present.rows_left", slide.request.language, n=len(table) - MOST_ROWS)
        _text(page, more, 5.5, 0.35, 12, look.LIGHT.muted)


def _legal(text: object) -> str:
    """Letters that an Office file can hold."""
    return visible(text).replace("\x0b", " ")


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made(*bytes.fromhex(colour[1:]))
