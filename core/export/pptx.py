"""A deck as PowerPoint: native charts that can be edited, no pictures; evidence in the notes of the speaker."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from core import catalogue
from core.charts import theme as look
from core.export import words
from core.export.deck import Deck, Slide
from core.export.fitted_table import fitted_table
from core.export.fitted_table import wide as letters_across
from core.export.native import Drawn, drawn
from core.export.tables import chart_data
from core.safe_text import visible

FONT = "Microsoft YaHei"
WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
# What is still read from afar: bars in all, series of them; the lines of all rows of a table.
MOST_BARS, MOST_SERIES, MOST_LINES = 16, 5, 10
LINE = 0.34  # inches, of a table
LETTERS_ACROSS = 118  # of a table over the whole width, a Chinese character counting for two
GRID = "#E6EAF0"


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
    # One line of 32 points holds 54 letters; two of 20 hold 120.
    wide = letters_across(title)
    size = 32 if wide <= 54 else max(20, 1740 // wide) if wide <= 120 else 14
    _write(shape.text_frame, title, Pt(size), look.LIGHT.text, True)


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
    series = found.series
    most = len(found.categories)
    if native.kind == "bar":
        series = dict(list(series.items())[:MOST_SERIES])
        most = MOST_BARS if len(series) < 3 else max(3, 2 * MOST_BARS // len(series))
    data = chart_data(found.categories[:most], {name: values[:most] for name, values in series.items()})
    kind = XL_CHART_TYPE.BAR_CLUSTERED if native.kind == "bar" else XL_CHART_TYPE.LINE_MARKERS
    place = Inches(MARGIN), Inches(1.75), Inches(WIDTH - 2 * MARGIN), Inches(4.05)
    chart = page.shapes.add_chart(kind, *place, data).chart
    chart.font.name, chart.font.size = FONT, Pt(14)
    chart.has_title = False
    chart.has_legend = len(series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.value_axis.has_major_gridlines = native.kind == "line"
    chart.category_axis.format.line.color.rgb = _rgb(look.LIGHT.context)
    if native.kind == "line":
        chart.value_axis.major_gridlines.format.line.color.rgb = _rgb(GRID)
        chart.value_axis.format.line.fill.background()
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
    _colour(chart, native.kind, found)
    left = max(len(found.categories) - most, 0) + len(found.series) - len(series)
    if left:
        _left(page, slide, left)


def _colour(chart: Any, kind: str, found: Drawn) -> None:
    """A colour for each place; its targets are dashed and hollow, as everywhere."""
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE_DASH_STYLE

    places = list(dict.fromkeys(found.of.values()))
    for name, series in zip(found.series, chart.plots[0].series, strict=False):
        place, aimed = found.of[name], name in found.aimed
        ink = _rgb(look.CATEGORICAL[places.index(place) % len(look.CATEGORICAL)])
        if kind == "bar":
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = ink
            continue
        series.smooth = False
        series.format.line.color.rgb = ink
        series.marker.style = XL_MARKER_STYLE.CIRCLE
        series.marker.format.line.color.rgb = ink
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _rgb(look.LIGHT.background) if aimed else ink
        if aimed:
            series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _table(page: Any, slide: Slide) -> None:
    """As many rows as fit, columns as wide as what stands in them."""
    from pptx.util import Inches

    assert slide.view is not None
    table = fitted_table(slide.view.named, LETTERS_ACROSS, MOST_LINES)
    place = (Inches(MARGIN), Inches(1.75), Inches(WIDTH - 2 * MARGIN), Inches(LINE * sum(table.lines)))
    grid = page.shapes.add_table(len(table.rows) + 1, len(table.head), *place).table
    for column, share in zip(grid.columns, table.shares, strict=True):
        column.width = Inches(share * (WIDTH - 2 * MARGIN))
    for row, height in zip(grid.rows, table.lines, strict=True):
        row.height = Inches(LINE * height)
    for down, cells in enumerate([table.head, *table.rows]):
        for at, said in enumerate(cells):
            _fill(grid.cell(down, at), said, down)
    if table.left:
        _left(page, slide, table.left)


def _fill(cell: Any, said: str, down: int) -> None:
    """The words of a cell; the head and every second row on grey."""
    from pptx.util import Inches, Pt

    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(
        "#DCE2EA" if down == 0 else "#F4F6F9" if down % 2 == 0 else look.LIGHT.background
    )
    _write(cell.text_frame, said, Pt(13), look.LIGHT.text, down == 0)


def _left(page: Any, slide: Slide, left: int) -> None:
    """How much of the data is only in the workbook."""
    _text(page, slide.request.t("present.rows_left", n=left), 5.55, 0.3, 11, look.LIGHT.muted)


def _legal(text: object) -> str:
    """Letters that an Office file can hold."""
    return visible(text).replace("\x0b", " ")


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made(*bytes.fromhex(colour[1:]))
