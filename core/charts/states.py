"""How sure a figure is, as it is drawn: results are discs, preliminary ones pale discs, expected ones pale diamonds; targets
are rings, forecasts hollow diamonds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.catalogue import text
from core.charts import numbers

if TYPE_CHECKING:
    from pandas import DataFrame

FORECAST = "forecast"
# As much of the colour as a pale mark has, the rest is the ground.
PALE = 0.3


def marker(kind: object, state: object, colour: str, ground: str) -> dict[str, Any]:
    """color, symbol and the width and colour of the line of one mark."""
    hollow = kind in {"target", FORECAST}
    unsure = not numbers.missing_text(state)
    diamond = kind == FORECAST or (kind == "actual" and state == "expected")
    pale = kind == "actual" and unsure
    return {
        "symbol": "diamond" if diamond else "circle",
        "color": ground if hollow else mixed(colour, ground) if pale else colour,
        "line": {"color": colour, "width": 2.5 if hollow else 1.5 if pale else 0},
    }


def markers(
    kind: object, found: list[object], colour: str, ground: str, size: int, thin: float = 1.0
) -> dict[str, Any]:
    """The marks of one trace, one for each of `found`, the states of its points; `thin` is a factor of their lines."""
    looks = [marker(kind, state, colour, ground) for state in found]
    return {
        "size": size,
        "opacity": 1,
        "symbol": _one([look["symbol"] for look in looks]),
        "color": _one([look["color"] for look in looks]),
        "line": {"color": colour, "width": _one([look["line"]["width"] * thin for look in looks])},
    }


def _one(values: list[Any]) -> Any:
    """A value that all share stands once."""
    return values[0] if len(set(values)) == 1 else values


def named(kind: object, state: object, language: str = "zh") -> str:
    """实绩, 实绩（初步数）, 目标, 预测."""
    words = text(f"kind.{kind}", language)
    if kind != "actual" or numbers.missing_text(state):
        return words
    return text("state.of", language, kind=words, state=text(f"state.{state}", language))


def note(kinds: set[object], states: set[object], language: str = "zh") -> str:
    """What the marks of a chart mean that not every chart has; empty for results and targets alone."""
    found: list[str] = [name for name in ("preliminary", "expected") if name in states]
    found += [FORECAST] if FORECAST in kinds else []
    return "".join(text(f"state.{name}_note", language) for name in found)


def note_of(drawn: DataFrame, language: str = "zh") -> str:
    """`note` of a frame with the columns kind and state."""
    return note(set(drawn["kind"]), set(drawn.loc[drawn["kind"] == "actual", "state"]), language)


def mixed(colour: str, ground: str) -> str:
    """A pale shade of a colour (#rrggbb) on a ground, without letting through what lies behind."""
    parts = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(PALE * over + (1 - PALE) * under):02x}" for over, under in parts)
