"""The filter: to a URL and back, to SQL, to words; and which part of it leaves a page empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from core.models import Filter

if TYPE_CHECKING:
    from core.store import Store


class RegionNames(Protocol):
    """What `words` needs of a gazetteer: `core.geography` has one."""

    def name(self, code: str) -> str | None:
        """The full official name of a code, None when there is none."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """The one part of a filter that, when dropped, brings rows back.

    `part` is `regions`, `years` or `doc_types`; `rows` is how many rows there are without it; `rest` is the filter
    without it. When no single part is to blame `part` is `all` and `rest` is the empty filter.
    """

    part: str
    rows: int
    rest: Filter


def to_query(chosen: Filter) -> dict[str, list[str]]:
    """The filter as URL parameters: `region` (codes), `from`, `to` (years), `type` (document types); empty parts left out."""
    raise NotImplementedError


def from_query(query: Mapping[str, str | Sequence[str]]) -> Filter:
    """The filter that URL parameters ask for. What makes no sense (a code that is none, a word for a year) is dropped."""
    raise NotImplementedError


def where(chosen: Filter, alias: str = "d") -> tuple[str, list[object]]:
    """An SQL condition on `alias`.region_code, .year and .doc_type, with its parameters; `TRUE` for the empty filter.

    A province or city code stands for everything in it: 370000 takes all codes that begin with 37.
    Values are always parameters, never part of the text.
    """
    raise NotImplementedError


def words(chosen: Filter, gazetteer: RegionNames | None = None, language: str = "zh") -> str:
    """The filter in words for subtitles: 山东省、枣庄市 · 2019—2023年 · 政府工作报告; 全部文档 for the empty filter.

    `language` is `zh` or `en`. A code without a name in the gazetteer is shown as the code.
    """
    raise NotImplementedError


def blocking(store: Store, chosen: Filter, relation: str = "documents") -> Blocking | None:
    """Which single part of the filter empties `relation`; None when there are rows, or when nothing is stored at all.

    `relation` is `documents`, `indicators`, `meetings`, `keywords` or `topics`. Raises ValueError for another.
    The part whose removal brings back most rows is named.
    """
    raise NotImplementedError
