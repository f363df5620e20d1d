"""Turning slides with the keyboard or a clicker: arrows, PgUp, PgDn, space, Home, End, F5 to start, Esc to stop; b or the
full stop for a black screen, w or the comma for a white one; f for the whole screen."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts import url

_JS = """
const steps = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Home: "first", End: "last", F5: "first", Escape: "leave",
};
const blanks = { b: "#000", ".": "#000", w: "#fff", ",": "#fff" };
const typing = "input, textarea, select, [role=combobox], [role=slider], [role=listbox]";
const pressing = typing + ", button, a, [role=radio]";
export default function (component) {
  const { data, setTriggerValue } = component;
  let blank = null;
  const show = () => { blank?.remove(); blank = null; };
  const hide = (colour) => {
    blank = document.createElement("div");
    blank.className = "blank-screen";
    blank.style.cssText = `position:fixed;inset:0;z-index:2147483647;background:${colour}`;
    blank.onclick = show;
    document.body.appendChild(blank);
  };
  const taken = (event) => { event.preventDefault(); event.stopPropagation(); };
  const listen = (event) => {
    const at = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || at.closest?.(typing)) return;
    if (!data.presenting) {
      if (event.key === "F5") { taken(event); setTriggerValue("step", "first"); }
      return;
    }
    if (blank) { taken(event); show(); return; }
    const key = event.key.toLowerCase();
    if (key in blanks) { taken(event); hide(blanks[key]); return; }
    if (key === "f" && !document.fullscreenElement) { document.documentElement.requestFullscreen(); return; }
    const step = steps[event.key];
    if (!step || (step === "leave" && document.fullscreenElement)) return;
    if ((event.key === " " || event.key === "Enter") && at.closest?.(pressing)) return;
    taken(event);
    setTriggerValue("step", step);
  };
  if (data.presenting && !data.sized && innerHeight < 950) setTriggerValue("step", "small");
  document.addEventListener("keydown", listen, true);
  return () => { show(); document.removeEventListener("keydown", listen, true); };
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    """Registered once for a server: a second time would take the listener off the page and put it back."""
    return st.components.v2.component("slide_keys", js=_JS)


def listen(turn: Callable[[str], None], presenting: bool = True) -> None:
    """Calls `turn` with next, back, first, last or leave when a key asks for it; before presenting only with first. With
    small once where no size is chosen yet and the screen is low."""
    component, key = _component(), "keys" if presenting else "start_keys"

    def told() -> None:
        step = (st.session_state.get(key) or {}).get("step")
        if step == "small":
            st.session_state["_sized"] = True
        if step:
            turn(str(step))

    sized = url.value("size") is not None or st.session_state.get("_sized", False)
    component(key=key, data={"presenting": presenting, "sized": sized}, on_step_change=told, height=1)
