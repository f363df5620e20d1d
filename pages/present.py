"""汇报: the pinned views in order, the deck as a file, its exports; and one slide after the other on the whole screen."""

import streamlit as st

from core.export import deck as decks
from core.models import Filter
from core.safe_text import markdown
from pages.parts import access, exports, filters, keys, slide, url
from pages.parts import deck as kept
from pages.parts.language import language, t
from pages.parts.shell import ensure_entry

ensure_entry()

deck = kept.current()


def pins() -> None:
    """Each pin with its title and comment, what moves it and what takes it out."""
    for at, shown in enumerate(decks.slides(deck, access.ask, language=language())):
        with st.container(border=True, key=f"pin_card_{at}", gap="small"):
            with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
                st.markdown(f"**{at + 1}. {markdown(shown.title)}**", width="stretch")
                for name, icon, changed in (
                    ("up", "arrow_upward", deck.moved(at, -1)),
                    ("down", "arrow_downward", deck.moved(at, 1)),
                    ("remove", "delete", deck.without(at)),
                ):
                    st.button(
                        t(f"present.{name}"), key=f"pin_{name}_{at}", icon=f":material/{icon}:", type="tertiary", help=t(f"present.{name}"),
                        on_click=kept.keep, args=(changed,), disabled=changed == deck,
                    )  # fmt: skip
            about = shown.view.subtitle if shown.view else t(shown.missing)
            st.caption(markdown(about + (t("deck.fewer", n=shown.fewer) if shown.fewer else "")))
            _words(at, shown)


def _words(at: int, shown: decks.Slide) -> None:
    """The title and comment of a pin; empty means what the data say."""
    left, right = st.columns(2, gap="small")
    for place, name, usual in (
        (left, "title", shown.view.title if shown.view else shown.pin.shown),
        (right, "comment", shown.view.takeaway if shown.view else ""),
    ):
        key = f"pin_{name}_{at}"
        st.session_state[key] = getattr(shown.pin, name)
        place.text_input(
            t(f"present.{name}"), key=key, placeholder=usual, max_chars=decks.LONGEST[name],
            on_change=lambda key=key, name=name: kept.keep(deck.changed(at, **{name: st.session_state[key].strip()})),
        )  # fmt: skip


def actions() -> None:
    """Starting, saving, opening, exporting."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="deck_actions"):
        if deck.pins:
            st.button(
                t("present.start"),
                help=t("present.start_help"),
                type="primary",
                icon=":material/play_arrow:",
                key="present_start",
                on_click=_start,
            )
            exports.buttons(deck)
        with st.popover(t("present.open"), icon=":material/folder_open:"):
            found = st.file_uploader(t("present.open"), type=["json"], key="deck_file", max_upload_size=2)
            if found is not None:
                _open(found.getvalue())
    exports.progress(deck)


def _start() -> None:
    filters.put(Filter())
    url.put(slide="1")


def _open(data: bytes) -> None:
    try:
        opened = decks.from_json(data)
    except decks.NoDeck:
        st.error(t("present.no_deck"), icon=":material/error:")
        return
    words = t("present.found", n=len(opened.pins))
    st.button(words, key="deck_use", on_click=kept.keep, args=(opened,), icon=":material/check:")
    for problem in opened.problems:
        st.warning(t(f"present.{problem}"), icon=":material/warning:")


if url.value("slide") and deck.pins:
    slide.page(deck)
else:
    for code in deck.problems:
        st.warning(t(f"present.{code}"), icon=":material/warning:")
    actions()
    if deck.pins:
        keys.listen(lambda _: _start(), presenting=False)
        pins()
    else:
        st.info(t("present.empty"), icon=":material/keep:")
