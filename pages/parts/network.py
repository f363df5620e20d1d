"""Keeps the server from asking outside who it is.

When another site knocks at its websocket, Streamlit looks up the machine's public address at a service outside to see
whether the knocker has that address. Nobody with that address is let in here, so nothing is asked.
"""

from __future__ import annotations

from streamlit import net_util


def stay_inside() -> None:
    """From now on this process has no public address and no address on the network to be known by."""
    net_util.get_external_ip = _nowhere
    net_util.get_internal_ip = _nowhere


def _nowhere() -> str | None:
    return None
