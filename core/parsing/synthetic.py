"""How a made-up document says that it is one, so that it can never pass for a real one."""

from __future__ import annotations

# Every document of `python -m core synth` carries these words.
SYNTHETIC_MARK = "本文为合成样例"


def is_synthetic(text: str) -> bool:
    """True when the text declares itself synthetic."""
    return SYNTHETIC_MARK in text
