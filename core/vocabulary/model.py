"""What a vocabulary is: as typed in, and as read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Texts:
    """The three lists as people typed them, and what they were saved as (empty before the first time)."""

    terms: str = ""
    stop: str = ""
    groups: str = ""
    id: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The user's words: `terms` to count, `stop` words not to count, `groups` of wordings that count as their first."""

    terms: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def names(self) -> dict[str, str]:
        """Each wording that is counted to the name it counts under."""
        grouped = {wording: group[0] for group in self.groups for wording in group}
        return {term: term for term in self.terms} | grouped

    @property
    def digest(self) -> str:
        """Changes when the vocabulary does; empty for none."""
        if not (self.terms or self.stop or self.groups):
            return ""
        parts = repr((sorted(self.names.items()), sorted(self.stop))).encode("utf-8", "replace")
        return hashlib.blake2b(parts, digest_size=8).hexdigest()


NONE = Vocabulary()
