"""The pages and the links between them: a link carries the filters and the language along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from pages.parts import url
from pages.parts.language import language, t

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

ICONS = {
    "overview": "dashboard",
    "indicators": "query_stats",
    "targets": "flag",
    "meetings": "groups",
    "regions": "map",
    "keywords": "label",
    "documents": "article",
    "present": "co_present",
    "corpus": "database",
}


def pages() -> dict[str, Page]:
    """The pages by name, in the order of the menu; the url path of each is its file name.

    They have no icon of their own: Streamlit would take it for the icon of the browser tab and fetch it from outside.
    """
    return {
        name: st.Page(
            f"pages/{name}.py",
            title=t(f"page.{name}"),
            url_path=name,
            default=name == "overview",
        )
        for name in ICONS
    }


def link(name: str, words: str, icon: str | None = None, **parameters: str | list[str] | None) -> None:
    """A link to a page that keeps the filters and the language.

    Streamlit leaves the address as it is when a link leads to the page it stands on: that one is a button."""
    wanted = url.shared(**parameters)
    if st.session_state.get("_page") != name:
        st.page_link(pages()[name], label=words, icon=icon, query_params=wanted)
        return
    st.session_state["_links"] = number = st.session_state.get("_links", 0) + 1
    st.button(
        words,
        key=f"link_{number}",
        icon=icon,
        type="tertiary",
        on_click=st.query_params.from_dict,
        args=(wanted,),
    )


def draw(listed: dict[str, Page]) -> None:
    """The name of the product, the pages, the other language; in the sidebar."""
    with st.sidebar:
        st.markdown(f"### {t('app.name')}")
        with st.container(gap="xsmall", key="menu"):
            for name, page in listed.items():
                st.page_link(page, icon=f":material/{ICONS[name]}:", query_params=url.shared())
        with st.container(horizontal=True, key="language"):
            other = "en" if language() == "zh" else "zh"
            st.button(
                t("language.other"),
                key="switch_language",
                type="tertiary",
                icon=":material/translate:",
                on_click=lambda: url.put(lang="en" if other == "en" else None),
            )
