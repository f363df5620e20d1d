"""总览: the most telling findings of the other pages under a filter, each with the way to its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from core.charts import meetings as charts
from core.views.registry import build
from core.views.request import Request
from core.views.view import View

MOST = 8
# Phrases that came or went, below which a year is no finding.
LEAST_TURNOVER = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What a view says, the page it stands on, and the parameters that open it there."""

    words: str
    page: str
    parameters: dict[str, str] = field(default_factory=dict)


def findings(request: Request) -> list[Finding]:
    """At most `MOST` findings, in the order of the pages; views that have nothing to say are passed over."""
    return list(islice(_found(request), MOST))


def _found(request: Request) -> Iterator[Finding]:
    for identifier, parameters, telling in _CANDIDATES:
        view = build(identifier, request.ask, request.chosen, {}, request.language)
        if view is not None and telling(view):
            words = view.takeaway if identifier == "keywords.cloud" else view.title
            yield Finding(words, identifier.partition(".")[0], parameters)


def _always(view: View) -> bool:
    return True


def _came_or_went(view: View) -> bool:
    return len(view.table) >= LEAST_TURNOVER


def _sure(view: View) -> bool:
    """Whether a word of the chosen side is significant in enough documents."""
    rows = view.table[view.table["side"] == "first"]
    return bool((rows["significant"].astype(bool) & ~rows["thin"].astype(bool)).any())


def _trend(view: View) -> bool:
    """Whether there are enough meetings to say more than how few they are."""
    return len(view.table) >= charts.FEW


def _several(view: View) -> bool:
    return len(view.table) > 1


_CANDIDATES: tuple[tuple[str, dict[str, str], Callable[[View], bool]], ...] = (
    ("indicators.growth", {}, _always),
    ("targets.outcomes", {}, _always),
    ("targets.season", {"view": "season"}, _several),
    ("meetings.time", {}, _trend),
    ("meetings.topics", {"view": "topics"}, _several),
    ("regions.ranking", {"view": "map"}, _always),
    ("regions.topics", {}, _always),
    ("keywords.turnover", {"view": "turnover"}, _came_or_went),
    ("keywords.distinctive", {"view": "apart"}, _sure),
    ("keywords.cloud", {}, _always),
)
