"""The frame of every page: navigation that carries the filters, title, the store opened with progress, problems in words.

Streamlit runs `pages/x.py` alone when a freshly started server is opened at `/x`, before `dashboard.py` ever called
`st.navigation`. `ensure_entry`, the first line of every page, hands over to the entry point in that case.
"""

from __future__ import annotations

import streamlit as st

from pages.parts import copy_link, menu, url, widget_words
from pages.parts.language import t

# Nothing to see of what only works; buttons that show an icon still have a name for who cannot see it.
_STYLE = """<style>
@media (max-width: 1500px) { [data-testid=stMainBlockContainer] { padding-left: 2rem; padding-right: 2rem; } }
.st-key-widget_words { position: absolute; height: 0; overflow: hidden; }
:is([class*="st-key-pin_"], [class*="st-key-more_"], .st-key-slide_back, .st-key-slide_next,
  .st-key-slide_leave) button [data-testid=stMarkdownContainer] {
  position: absolute; left: -9999px; }
[class*="st-key-more_"] button [data-testid=stIconMaterial] + div { display: none; }
</style>"""
_NO_MENU = """<style>
[data-testid=stHeader] { display: none; }
[data-testid=stMainBlockContainer] { padding-top: 2rem; padding-bottom: 0.5rem; }
</style>"""


def ensure_entry() -> None:
    """Hands a page that was started on its own over to the entry point."""
    if not st.session_state.get("_shell"):
        st.navigation(list(menu.pages().values()), position="hidden")
        st.rerun()


def run() -> None:
    """Everything around a page, then the page."""
    listed = menu.pages()
    page = st.navigation(list(listed.values()), position="hidden")
    name = next(name for name, one in listed.items() if one.url_path == page.url_path)
    st.set_page_config(
        page_title=f"{page.title} · {t('app.name')}",
        page_icon="static/favicon.png",
        layout="wide",
        initial_sidebar_state=236,
    )
    st.html(_STYLE)
    widget_words.replace()
    # A slide has the screen for itself: nothing in the sidebar, so there is none.
    presenting = name == "present" and url.value("slide") is not None
    if presenting:
        st.html(_NO_MENU)
    else:
        menu.draw(listed)
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", key="head"):
            st.title(t(f"page.{name}"), anchor=False, width="stretch")
            copy_link.button()
    if not _opened(explain=name != "corpus", warn=not presenting):
        return
    _follow()
    from core.models import Filter
    from pages.parts import filters

    wanted = filters.chosen()
    if not presenting:
        filters.sidebar(wanted)
        filters.chips(wanted)
    if wanted != Filter() and name not in {"documents", "corpus", "present"} and _nothing_left(wanted):
        filters.explain_empty(wanted, "documents")
        return
    st.session_state["_shell"] = True
    st.session_state["_page"], st.session_state["_links"] = name, 0
    try:
        page.run()
    except Exception:
        st.error(t("app.failed"), icon=":material/error:")
        raise
    finally:
        st.session_state["_shell"] = False


def _follow() -> None:
    """Draws again when the theme was switched (which starts no run), or when documents or corrections came in, from
    this or another program."""
    from pages.parts import access

    drawn = st.context.theme.type, access.drawn_from()

    @st.fragment(run_every="2s")
    def look() -> None:
        if (st.context.theme.type, access.drawn_from()) != drawn:
            st.rerun(scope="app")

    look()


def _opened(explain: bool, warn: bool) -> bool:
    """Opens the store, showing what is read; with `warn` says what is wrong with the corpus. False when there is nothing to
    show, after explaining how to change that if it was asked for."""
    from pages.parts import access, corpus

    # Who comes back after filling an empty folder finds it read.
    again = access.ready() and not st.session_state.get("_looked") and not corpus.filled()
    st.session_state["_looked"] = True
    if again or not access.ready():
        place = st.empty()
        with place.container():
            bar = st.progress(0.0, t("app.loading"))
            st.caption(t("app.loading_fine"))
        access.open_store(corpus.teller(bar), again)
        place.empty()
    if warn:
        corpus.problems()
        corpus.synthetic()
    return not explain or corpus.anything()


def _nothing_left(wanted: object) -> bool:
    from core.analysis import overview
    from pages.parts import access

    counts = access.ask(overview.corpus_counts, wanted)
    return int(counts["documents"].iloc[0]) == 0
