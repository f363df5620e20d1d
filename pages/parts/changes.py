"""A correction in words: what it is about, what it was and what it became."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import streamlit as st

from core.corrections import Correction
from core.corrections.model import LINKS
from pages.parts import access
from pages.parts.language import label, language, t

# What a correction makes of the thing it is about.
MARKS = {"set": "corrected", "confirm": "confirmed", "add": "added"}


def mark(kind: str | None) -> str:
    """已更正, 已确认, 人工补充; empty for what nobody touched."""
    return label("mark", kind) if kind else ""


def thing(correction: Correction) -> str:
    """What it is about: 地区, 年份, or the name of an indicator."""
    if correction.anchor is not None:
        return correction.anchor.name
    return label("field", correction.target)


def deed(correction: Correction) -> str:
    """更正, 确认, 补充, 不是指标, 撤销."""
    return label("deed", correction.action)


def value(correction: Correction, side: Any) -> str:
    """The value before or after, in words."""
    if side is None:
        return t("correct.unknown") if correction.action in {"set", "undo"} else ""
    if isinstance(side, dict) and "level" in side:
        return "".join(str(side[part] or "") for part in ("province", "city", "county")) or t(
            "correct.unknown"
        )
    if isinstance(side, dict):
        parts = [f"{label('field', name)} {_one(name, part)}" for name, part in side.items() if name != "id"]
        return ("；" if language() == "zh" else "; ").join(parts)
    if correction.target == "doc_type":
        return label("doc_type", side)
    if isinstance(side, bool):
        return label("link", str(side).lower())
    if correction.target in LINKS:
        kept = access.record(side)
        return t("link.to", title=(kept.title or kept.file) if kept else side)
    return str(side)


def _one(name: str, part: Any) -> str:
    if part is None:
        return t("correct.unknown")
    if name == "kind":
        return label("kind", part)
    if isinstance(part, float):
        return f"{part:.12g}"
    return str(part)


def sentence(correction: Correction) -> str:
    """张三（2026-11-23 14:05）更正 年份：2023 → 2022."""
    head = t(
        "correct.sentence",
        who=correction.who,
        when=moment(correction.when),
        deed=deed(correction),
        thing=thing(correction),
    )
    before, after = (value(correction, side) for side in (correction.before, correction.after))
    if correction.action == "set":
        return f"{head}{t('correct.arrow', before=before, after=after)}"
    return f"{head}{t('correct.of', words=after)}" if correction.action == "add" else head


def moment(when: str) -> str:
    """A time of the journal on the reader's clock."""
    if not when:
        return t("correct.now")
    offset = st.context.timezone_offset or 0  # minutes that the reader's clock is behind UTC
    return (datetime.fromisoformat(when) - timedelta(minutes=offset)).strftime("%Y-%m-%d %H:%M")
