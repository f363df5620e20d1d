"""What Streamlit's own widgets say in English, said in Chinese to readers of Chinese: its uploader, tables and menus have no
setting for it, so their words are replaced where they stand. Words of documents are not touched: only labels for screen
readers, placeholders, and texts inside the widgets named here."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core import catalogue
from pages.parts.language import language

_JS = """
const PLACES = ["[data-testid^=stFileUploader]", "[role=tooltip]", "[data-testid^=stTooltip]", "[role=menu]", "[role=dialog]",
  "[data-testid^=stMainMenu]", "[role=listbox]", "[data-testid=stElementToolbar]", "[data-testid=InputInstructions]",
  "[data-testid=stSkipToContent]", "[data-testid^=stStatusWidget]", "[data-testid^=stDataFrame]",
  "[data-testid=stConnectionStatus]", "[data-baseweb=popover]"].join(",");
const ATTRIBUTES = ["aria-label", "placeholder", "title"];
const before = new WeakMap();
let words = new Map(), patterns = [];
const said = (text) => {
  const plain = text.trim();
  if (!plain) return null;
  if (words.has(plain)) return words.get(plain);
  for (const [head, tail, own] of patterns)
    if (plain.length > head.length + tail.length && plain.startsWith(head) && plain.endsWith(tail))
      return own.replace("*", () => plain.slice(head.length, plain.length - tail.length));
  return null;
};
const change = (node, name, now, put) => {
  const known = before.get(node)?.[name];
  const original = known && known.own === now ? known.theirs : now;
  const own = said(original);
  if (own === null) { if (original !== now) put(original); return; }
  before.set(node, { ...before.get(node), [name]: { own, theirs: original } });
  if (own !== now) put(own);
};
const visit = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.nodeValue.trim() && node.parentElement?.closest(PLACES))
      change(node, "text", node.nodeValue, (text) => { node.nodeValue = text; });
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  for (const name of ATTRIBUTES)
    if (node.hasAttribute(name)) change(node, name, node.getAttribute(name), (text) => node.setAttribute(name, text));
  for (const child of node.childNodes) visit(child);
};
let watcher = null;
export default function ({ data }) {
  const entries = Object.entries(data);
  words = new Map(entries.filter(([theirs]) => !theirs.includes("*")));
  patterns = entries.filter(([theirs]) => theirs.includes("*")).map(([theirs, own]) => [...theirs.split("*"), own]);
  watcher?.disconnect();
  visit(document.body);
  if (!entries.length) return;
  watcher = new MutationObserver((changes) => {
    for (const one of changes) {
      if (one.type === "childList") one.addedNodes.forEach(visit);
      else if (one.type === "characterData") visit(one.target);
      else change(one.target, one.attributeName, one.target.getAttribute(one.attributeName) ?? "",
        (text) => one.target.setAttribute(one.attributeName, text));
    }
  });
  watcher.observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    """Registered once for a server."""
    return st.components.v2.component("widget_words", js=_JS)


def replace() -> None:
    """Replaces what the widgets of the page say, now and later."""
    with st.container(key="widget_words"):
        _component()(key="words_of_widgets", data=catalogue.of_widgets(language()), height=1)
