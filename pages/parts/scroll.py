"""Moves the window to what was chosen. The only scripts of the app: fixed texts, never with a word of a document."""

from __future__ import annotations

import zlib

import streamlit as st

from core.charts import selected

_TO_FACT = "document.getElementById('fact')?.scrollIntoView({block: 'center'})"
# The outlined mark of a chart may lie under the sentences at the foot of the window: it is moved above them.
_TO_MARK = """
  const panel = document.querySelector('.st-key-evidence');
  const mark = [...document.querySelectorAll('.js-plotly-plot .point, .js-plotly-plot .point path')]
    .find(one => one.style.strokeWidth === '{edge}px');
  if (!panel || !mark) return false;
  const hidden = mark.getBoundingClientRect().bottom - panel.getBoundingClientRect().top + 24;
  if (hidden > 0) document.querySelector('[data-testid=stMain]').scrollBy({top: hidden, behavior: 'smooth'});
  return true;
"""


def to_fact(at: int) -> None:
    """The chosen fact of a text, or the place `at` in it."""
    _run(f"setTimeout(() => {_TO_FACT}, 300)", str(at))


def to_mark(mark: str) -> None:
    """The chosen mark of a chart, as soon as it is drawn: for three seconds at most."""
    look = f"(() => {{ {_TO_MARK.replace('{edge}', str(selected.EDGE))} }})()"
    _run(
        f"let tries = 0; const wait = setInterval(() => {{ if ({look} || ++tries > 20) clearInterval(wait) }}, 150)",
        mark,
    )


def _run(script: str, occasion: str) -> None:
    """A script runs again only when its text has changed: the number of the occasion stands in it."""
    number = zlib.crc32(occasion.encode("utf-8", "replace"))
    st.html(f"<script>(() => {{ {script} }})()</script><!-- {number} -->", unsafe_allow_javascript=True)
