"""What a view is asked for: the filter, the choices of the page, the language, and the way to the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core import catalogue
from core.analysis import filters, overview
from core.models import Filter

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store

Ask = Callable[..., Any]
Options = Mapping[str, str | Sequence[str]]


def direct(store: Store) -> Ask:
    """The way to the data outside of the app: each function called on the store."""

    def ask(function: Callable[..., Any], chosen: Filter, *args: Any, **options: Any) -> Any:
        return function(store, chosen, *args, **options)

    return ask


@dataclass(frozen=True, slots=True)
class Request:
    """One view of one filter. `options` are the choices of the page by the names they have in its URL."""

    ask: Ask
    chosen: Filter
    options: Options
    language: str = "zh"

    def t(self, key: str, **values: object) -> str:
        """The words of a catalogue entry."""
        return catalogue.text(key, self.language, **values)

    def label(self, group: str, value: object) -> str:
        """The name of a value of a closed list."""
        return catalogue.label(group, value, self.language)

    def domain(self, name: object) -> str:
        """A domain of indicators."""
        return catalogue.domain(name, self.language)

    def get(self, function: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """What `function` of `core.analysis` computes for this filter."""
        return self.ask(function, self.chosen, *args, **options)

    def within(self, **parts: Any) -> Request:
        """The same with another part of the filter."""
        return replace(self, chosen=replace(self.chosen, **parts))

    def one(self, name: str, default: str = "") -> str:
        """A choice of the page."""
        value = self.options.get(name) or default
        return value if isinstance(value, str) else str(value[0])

    @property
    def kind(self) -> str:
        """Whether results or targets are asked for (`kind`)."""
        return "target" if self.one("kind") == "target" else "actual"

    def several(self, name: str) -> list[str]:
        """A repeated choice of the page."""
        value = self.options.get(name) or ()
        return [value] if isinstance(value, str) else [str(item) for item in value]

    def filter_words(self) -> str:
        """The filter for a subtitle."""
        regions = self.ask(overview.available, Filter()).regions
        known = dict(zip(regions["region_code"], regions["region"], strict=True))
        return filters.words(self.chosen, _Names(known), self.language)

    def subtitle(self, *parts: str) -> str:
        """What is measured, then the filter in words."""
        return " · ".join([*(part.rstrip("。.") for part in parts if part), self.filter_words()])

    def counted(self, documents: int, *more: str) -> str:
        """The source line: how many documents, and what else is worth saying."""
        return " · ".join([self.t("frame.documents", n=documents), *(words for words in more if words)])

    def joined(self, words: Sequence[str]) -> str:
        """The words of a list."""
        return ("、" if self.language == "zh" else ", ").join(words)

    def places(self) -> list[str]:
        """The names of the places of the corpus, which are no words to count."""
        regions = self.ask(overview.available, Filter()).regions
        return list(regions.loc[regions["level"] != "country", "region"].dropna())

    def named(self, frame: DataFrame) -> DataFrame:
        """A frame with the columns id and name, the names in the reader's language."""
        if self.language == "zh" or frame.empty:
            return frame
        pairs = zip(frame["id"], frame["name"], strict=True)
        return frame.assign(name=[catalogue.indicator(key, name, self.language) for key, name in pairs])


class _Names:
    """Names of region codes: those of the corpus, else those of the gazetteer."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known

    def name(self, code: str) -> str | None:
        """The full official name, None where there is none."""
        from core.geography.gazetteer import load_gazetteer

        if code in self._known:
            return self._known[code]
        division = load_gazetteer().division(code)
        return division.name if division else None
