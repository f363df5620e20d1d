"""One pin on the whole screen, with letters that can be read from ten metres."""

from __future__ import annotations

import streamlit as st

from core.export import deck as decks
from core.export.fitted_table import fitted_table
from core.safe_text import html
from core.views.evidence import sentences
from pages.parts import access, drawing, filters, keys, url
from pages.parts.language import language, t

# Letters in pixels: title, subtitle and takeaway, foot; for screens 1080 and 768 pixels high.
LETTERS = {"slide": (60, 40, 24), "small": (42, 28, 17)}
SIZES = tuple(LETTERS)
# Of a table: letters across, a Chinese character counting for two, and lines below the head.
CELLS = {"slide": (88, 6), "small": (66, 5)}
MOST_LETTERS = 90


def page(deck: decks.Deck) -> None:
    """The slide that the URL names, with what turns it."""
    # First, so that it stays where it is while slides change, and no key is lost.
    keys.listen(lambda step: turn(deck, step))
    at = place(deck)
    size = url.value("size") if url.value("size") in SIZES else SIZES[0]
    shown = decks.slide(deck.pins[at], access.ask, filters.chosen(), language())
    _style(*LETTERS[str(size)])
    st.html(f'<h1 class="slide-title">{html(shown.title)}</h1>')
    left: list[str] = []
    if shown.view is None:
        st.html(f'<p class="slide-words">{html(t(shown.missing))}</p>')
    else:
        st.html(f'<p class="slide-muted">{html(shown.view.subtitle)}</p>')
        with st.container(key="slide_chart"):
            left = _picture(shown, str(size))
        st.html(f'<p class="slide-words">{html(shown.pin.comment or shown.view.takeaway)}</p>')
    lines = [f'<p class="slide-foot">{html(line)}</p>' for line in [*left, *foot(shown)]]
    st.html(f"<div>{''.join(lines)}</div>")
    _controls(deck, at)


def place(deck: decks.Deck) -> int:
    """The slide of the URL, counted from 0, within the deck."""
    asked = url.value("slide") or "1"
    number = int(asked) if asked.isascii() and asked.isdigit() else 1
    return min(max(number, 1), len(deck.pins)) - 1


def turn(deck: decks.Deck, step: str) -> None:
    """Goes to another slide, counted from the one in the URL, or back to the list; `small` is for screens
    that are not high enough for large letters."""
    at = place(deck)
    if step == "small":
        url.put(size=step)
        return
    to = {"next": at + 1, "back": at - 1, "first": 0, "last": len(deck.pins) - 1}.get(step)
    if to is None:
        url.put(slide=None)
    else:
        url.put(slide=str(min(max(to, 0), len(deck.pins) - 1) + 1))


def foot(shown: decks.Slide) -> list[str]:
    """Source, what has gone missing, and the first sentence with its document."""
    if shown.view is None:
        return []
    lines = [t("frame.source", source=shown.view.source)]
    if shown.fewer:
        lines.append(t("deck.fewer", n=shown.fewer))
    if shown.made_up:
        lines.append(t("corpus.synthetic", n=shown.made_up))
    for words, document in sentences(shown.view, shown.request, 1):
        said = words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1] + "…"
        lines.append(t("deck.said", words=said, document=document))
    return lines


def _picture(shown: decks.Slide, size: str) -> list[str]:
    """Draws the chart, or what fits of a table; says how much of the data has no room."""
    view = shown.view
    assert view is not None
    if view.draw is None:
        st.html(_table(shown, size))
        return []
    figure = view.draw(drawing.theme(), size)  # type: ignore[arg-type]
    st.plotly_chart(
        figure, theme=None, key="slide_figure", config={"displayModeBar": False, "staticPlot": True}
    )
    # A row of names beside the marks, and no grid: each stands for a row of the table.
    drawn, rows = len(figure.layout.yaxis.tickvals or ()), len(view.table)
    if (
        figure.layout.xaxis.tickvals is not None
        or (view.native and view.native.series)
        or not 0 < drawn < rows
    ):
        return []
    return [t("present.first_of", n=drawn, total=rows)]


def _table(shown: decks.Slide, size: str) -> str:
    """What of the table fits, and how many rows do not."""
    assert shown.view is not None
    table = fitted_table(shown.view.named, *CELLS[size])
    widths = "".join(f'<col style="width:{share:.1%}">' for share in table.shares)
    head = "".join(f"<th>{html(name)}</th>" for name in table.head)
    rows = "".join(f"<tr>{''.join(f'<td>{html(said)}</td>' for said in row)}</tr>" for row in table.rows)
    left = f'<p class="slide-foot">{html(t("present.rows_more", n=table.left))}</p>' if table.left else ""
    return f'<table class="slide-table"><colgroup>{widths}</colgroup><tr>{head}</tr>{rows}</table>{left}'


def _controls(deck: decks.Deck, at: int) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="right", key="slide_controls"
    ):
        filters.compact(filters.chosen())
        url.choose(
            st.segmented_control, t("present.size"), "size", SIZES, SIZES[0], required=True,
            format_func=lambda size: t(f"present.{size}"), label_visibility="collapsed",
        )  # fmt: skip
        for step, icon in (("back", "arrow_back"), ("next", "arrow_forward"), ("leave", "close")):
            if step == "next":
                st.markdown(t("present.page", n=at + 1, total=len(deck.pins)), width="content")
            st.button(
                t(f"present.{step}"), key=f"slide_{step}", icon=f":material/{icon}:", type="tertiary", help=t(f"present.{step}"),
                on_click=turn, args=(deck, step),
            )  # fmt: skip


def _style(title: int, words: int, foot: int) -> None:
    st.html(
        f"""<style>
        .slide-title {{ font-size: {title}px; line-height: 1.25; font-weight: 600; margin: 0; padding: 0;
            display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }}
        .slide-muted, .slide-words {{ font-size: {words}px; line-height: 1.35; margin: 0;
            display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }}
        .slide-muted {{ opacity: 0.75; -webkit-line-clamp: 1; }}
        .slide-foot {{ font-size: {foot}px; line-height: 1.4; margin: 0; opacity: 0.75;
            white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }}
        .slide-table {{ font-size: {words}px; line-height: 1.3; width: 100%; border-collapse: collapse;
            table-layout: fixed; }}
        .slide-table td, .slide-table th {{ text-align: left; padding: 0.3em 0.8em 0.3em 0; font-weight: 400;
            border-bottom: 1px solid rgba(128, 140, 155, 0.4); }}
        .slide-table th {{ font-weight: 600; }}
        </style>"""
    )
