"""Who may change something: everybody where the server serves this machine only, else who knows the passphrase.

`DASHBOARD_PASSPHRASE` is asked for once a session before documents are taken in or figures corrected. A server that
others can reach and that has no passphrase is for reading only.
"""

from __future__ import annotations

import hmac
import ipaddress
import os
import sys
import threading
import time

import streamlit as st

from core import catalogue
from pages.parts.language import t

_ONE_GUESS = threading.Lock()
_WARNED = threading.Event()
GUESS = 1.0  # seconds that a wrong passphrase costs, for all sessions together


def given() -> bool:
    """Whether this session may change something."""
    if passphrase():
        return bool(st.session_state.get("_trusted"))
    return is_private(st.get_option("server.address"))


def ask() -> bool:
    """The same; if not, says why, with a field for the passphrase where there is one."""
    if given():
        return True
    if not passphrase():
        st.info(t("permission.reading_only"), icon=":material/lock:")
        return False
    with st.form("permission", width=520):
        st.markdown(t("permission.ask"))
        st.text_input(t("permission.passphrase"), type="password", key="passphrase", max_chars=200)
        st.form_submit_button(t("permission.open"), icon=":material/lock_open:", on_click=_try)
    if st.session_state.pop("_refused", False):
        st.error(t("permission.wrong"), icon=":material/lock:")
    return False


def warn_who_shares() -> None:
    """Says in the terminal, once, what a server that others can reach lays open to them."""
    address = st.get_option("server.address")
    if is_private(address) or _WARNED.is_set():
        return
    _WARNED.set()
    changes = "permission.asked" if passphrase() else "permission.unset"
    for tongue in ("zh", "en"):
        said = catalogue.text("permission.shared", tongue, address=address or "0.0.0.0")
        print(f"{said} {catalogue.text(changes, tongue)}", file=sys.stderr, flush=True)


def passphrase() -> str:
    """What opens the server for changes; empty when nothing is asked for."""
    return os.environ.get("DASHBOARD_PASSPHRASE", "")


def is_private(address: str | None) -> bool:
    """Whether a server that listens at this address can be reached from this machine only."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "0.0.0.0").is_loopback
    except ValueError:
        return False


def _try() -> None:
    said = st.session_state.pop("passphrase", "")
    if hmac.compare_digest(said.encode(), passphrase().encode()):
        st.session_state["_trusted"] = True
        return
    with _ONE_GUESS:
        time.sleep(GUESS)
    st.session_state["_refused"] = True
