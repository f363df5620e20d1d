"""语料: what there is and what is missing, how to add to it, what became of every input, what people corrected."""

import streamlit as st

from pages.parts import adding, belonging, corpus, corrections_list, filters, holdings, ledger, quality, url
from pages.parts.language import t
from pages.parts.shell import ensure_entry

ensure_entry()

VIEWS = ("holdings", "add", "inputs", "quality", "same", "corrections")

chosen = filters.chosen()
view = url.choose(
    st.segmented_control, t("corpus.view"), "view", VIEWS, "holdings" if corpus.filled() else "add",
    format_func=lambda name: t(f"corpus.view_{name}"), label_visibility="collapsed", required=True,
)  # fmt: skip
adding.progress()
if view == "add":
    adding.page()
elif view == "inputs":
    ledger.page()
elif view == "quality":
    quality.page(chosen)
elif view == "same":
    belonging.page(chosen)
elif view == "corrections":
    corrections_list.page()
else:
    holdings.page(chosen)
