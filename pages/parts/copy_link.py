"""The button that copies the link of a page: the whole state of a page is in its URL.

The clipboard of a browser opens only to https and to this machine. Elsewhere an older way is tried, and the link stands
in a field, selected, to be copied by hand.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.language import t

_HTML = """
<div class="place"><button type="button" aria-expanded="false"><span class="icon" aria-hidden="true">link</span><span class="name"></span></button>
<div class="panel" hidden>
  <p class="said" role="status"></p>
  <input readonly>
  <p class="local" hidden></p>
</div></div>
"""
_CSS = """
.place, .panel { font-family: var(--st-font); color: var(--st-text-color); }
button { font: inherit; font-size: 0.875rem; color: inherit; background: none; border: 0; border-radius: var(--st-button-radius);
  padding: 0.3rem 0.5rem; cursor: pointer; display: inline-flex; gap: 0.35rem; align-items: center; white-space: nowrap; }
button:hover { color: var(--st-primary-color); } button:focus-visible { outline: 2px solid var(--st-primary-color); }
.icon { font-family: "Material Symbols Rounded"; font-size: 1.125rem; line-height: 1; }
.panel { position: fixed; z-index: 1000; width: min(26rem, 80vw); padding: 0.75rem; box-sizing: border-box;
  background: var(--st-background-color); border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); }
.panel[hidden], p[hidden] { display: none; }
p { margin: 0 0 0.5rem; font-size: 0.875rem; } .local { margin: 0.5rem 0 0; opacity: 0.75; }
input { font: inherit; font-size: 0.875rem; width: 100%; box-sizing: border-box; padding: 0.35rem 0.5rem; color: inherit;
  background: var(--st-secondary-background-color); border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius); }
"""
_JS = """
const byOldWay = (field) => {
  field.focus();
  field.select();
  try { return document.execCommand("copy"); } catch { return false; }
};
export default function ({ parentElement, data }) {
  const [button, panel, field, said, local] =
    ["button", ".panel", "input", ".said", ".local"].map((what) => parentElement.querySelector(what));
  parentElement.querySelector(".name").textContent = data.copy;
  field.setAttribute("aria-label", data.field);
  local.textContent = data.local;
  local.hidden = !["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);
  const close = () => { panel.hidden = true; button.setAttribute("aria-expanded", "false"); };
  button.onclick = async () => {
    if (!panel.hidden) { close(); return; }
    field.value = location.href;
    panel.hidden = false;
    // Fixed to the window: nothing around it cuts it off.
    const under = button.getBoundingClientRect();
    panel.style.top = `${under.bottom + 4}px`;
    panel.style.right = `${document.documentElement.clientWidth - under.right}px`;
    button.setAttribute("aria-expanded", "true");
    let done = false;
    try { await navigator.clipboard.writeText(field.value); done = true; } catch { done = byOldWay(field); }
    field.focus();
    field.select();
    said.textContent = done ? data.copied : data.by_hand;
  };
  const outside = (event) => { if (!event.composedPath().includes(parentElement)) close(); };
  const escape = (event) => { if (event.key === "Escape" && !panel.hidden) { close(); button.focus(); } };
  document.addEventListener("pointerdown", outside);
  document.addEventListener("keydown", escape);
  return () => {
    document.removeEventListener("pointerdown", outside);
    document.removeEventListener("keydown", escape);
  };
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    """Registered once for a server."""
    return st.components.v2.component("copy_link", html=_HTML, css=_CSS, js=_JS)


def button() -> None:
    """The button, with the field below it once it is pressed."""
    words = {name: t(f"copy.{name}") for name in ("copy", "copied", "by_hand", "field", "local")}
    _component()(key="copy_link", data=words, width="content", height="content")
