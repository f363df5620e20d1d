"""Choices that several pages offer, each kept in the URL: one of a list, an indicator, a measure, a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from core.charts import numbers
from core.views.standing import EVERY
from pages.parts import url
from pages.parts.language import language, t


def one(name: str, words: str, options: Mapping[str, str], usual: str = "", width: int = 220) -> str:
    """One of `options` (names by code), in the URL as `name`; `words` are what a screen reader calls it."""
    first = usual if usual in options else next(iter(options))
    return url.choose(
        st.selectbox, words, name, list(options), first, width=width, filter_mode="contains",
        format_func=lambda code: options[code], label_visibility="collapsed",
    )  # fmt: skip


def part(name: str, words: str, options: Mapping[str, str], usual: str = "") -> str:
    """One of a few, side by side."""
    first = usual if usual in options else next(iter(options))
    return url.choose(
        st.segmented_control, words, name, list(options), first, required=True,
        format_func=lambda code: options[code], label_visibility="collapsed",
    )  # fmt: skip


def indicator(names: Mapping[str, str], usual: str = "", name: str = "indicator") -> str:
    """An indicator by its key."""
    return one(name, t("indicators.indicator"), names, usual, 260)


def measure(offered: Sequence[str]) -> str:
    """Growth, level or another measure."""
    return part("measure", t("indicators.measure"), {name: t(f"measure.{name}") for name in offered})


def kind() -> str:
    """Results or targets."""
    return part("kind", t("column.kind"), {name: t(f"kind.{name}") for name in ("actual", "target")})


def tier(known: Mapping[str, int], usual: str) -> dict[str, str]:
    """Province, city or county, or all of them in one order, as an option of a view; nothing to choose, and no option,
    where all regions are of one level."""
    if len(known) < 2:
        return {}
    names = {one: t("standing.count", tier=t(f"standing.{one}"), n=n) for one, n in known.items()}
    return {"tier": one("tier", t("standing.tier"), names | {EVERY: t("standing.all")}, usual, 150)}


def year(known: Sequence[str], usual: str = "") -> str:
    """One of the years, newest first."""
    names = {one: numbers.year_name(one, language()) for one in sorted(known, reverse=True)}
    return one("year", t("column.year"), names, usual, 130)


def bands() -> str:
    """Whether to show who was seen in the chair behind a chart over years, as the option of a view; kept in the URL."""
    st.session_state["choose_bands"] = url.value("bands") == "1"
    shown = st.toggle(
        t("pace.bands"), key="choose_bands",
        on_change=lambda: url.put(bands="1" if st.session_state["choose_bands"] else None),
    )  # fmt: skip
    return "1" if shown else ""
