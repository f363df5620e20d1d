"""Turning slides with the keyboard or a clicker: arrows, PgUp, PgDn, space, Home, End; f for the whole screen."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

_JS = """
export default function (component) {
  const { setTriggerValue } = component;
  const steps = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Home: "first", End: "last", Escape: "leave",
  };
  const listen = (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (at.closest && at.closest("input, textarea, select, [role=combobox], [role=slider], [role=listbox]")) return;
    if (event.key === "f" && !document.fullscreenElement) {
      document.documentElement.requestFullscreen();
      return;
    }
    const step = steps[event.key];
    if (!step || (step === "leave" && document.fullscreenElement)) return;
    event.preventDefault();
    event.stopPropagation();
    setTriggerValue("step", step);
  };
  document.addEventListener("keydown", listen, true);
  return () => document.removeEventListener("keydown", listen, true);
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    """Registered once for a server: a second time would take the listener off the page and put it back."""
    return st.components.v2.component("slide_keys", js=_JS)


def listen(turn: Callable[[str], None]) -> None:
    """Calls `turn` with next, back, first, last or leave when a key asks for it."""
    component = _component()

    def told() -> None:
        step = (st.session_state.get("keys") or {}).get("step")
        if step:
            turn(str(step))

    component(key="keys", on_step_change=told, height=1)
