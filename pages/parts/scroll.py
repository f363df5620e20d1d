"""Moves the window to what was chosen. The only scripts of the app: fixed texts, never with a word of a document."""

from __future__ import annotations

import zlib

import streamlit as st

from core.charts import selected

_TO_FACT = "document.getElementById('fact')?.scrollIntoView({block: 'center'})"
# The outlined mark of a chart may lie under the sentences at the foot of the window: it is moved above them, until it has
# stayed there for a second, since charts above it may still grow. Where the picture has no such mark (maps, networks), its
# frame is moved to the top.
_TO_MARK = """
  let tries = 0, still = 0;
  const wait = setInterval(() => {
    const panel = document.querySelector('.st-key-evidence');
    const main = document.querySelector('[data-testid=stMain]');
    const mark = [...document.querySelectorAll('.js-plotly-plot .point, .js-plotly-plot .point path')]
      .find(one => one.style.strokeWidth === '{edge}px');
    tries += 1;
    if (panel && (mark || tries > 8)) {
      const hidden = mark
        ? mark.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 24
        : panel.closest('[class*=st-key-frame_]').getBoundingClientRect().top - main.getBoundingClientRect().top - 40;
      if (hidden > 1) main.scrollBy(0, hidden);
      still = hidden > 1 ? 0 : still + 1;
    }
    if (still > 6 || tries > 30) clearInterval(wait);
  }, 150);
"""


def to_fact(at: int) -> None:
    """The chosen fact of a text, or the place `at` in it."""
    _run(f"setTimeout(() => {_TO_FACT}, 300)", str(at))


def to_mark(mark: str) -> None:
    """The chosen mark of a chart, as soon as it is drawn: for five seconds at most."""
    _run(_TO_MARK.replace("{edge}", str(selected.EDGE)), mark)


def _run(script: str, occasion: str) -> None:
    """A script runs again only when its text has changed: the number of the occasion stands in it."""
    number = zlib.crc32(occasion.encode("utf-8", "replace"))
    st.html(f"<script>(() => {{ {script} }})()</script><!-- {number} -->", unsafe_allow_javascript=True)
