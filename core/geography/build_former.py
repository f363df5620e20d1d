"""Former divisions and what became of them, worked out from the yearly list of changes. Used by build.py only.

A division whose territory and seat lived on under a new name or rank (苍山县, 2014: 兰陵县) has a successor. One that
was divided, or merged into a division that was there before (闸北区, 2015: into 静安区) has none: its figures are not
those of any division of today, so it stays itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

FIRST_YEAR = 1990  # the earlier a change, the noisier the source (its codes were reused until 1984)
_LEVELS = {1: "province", 2: "city", 3: "county"}
_SUCCESSION = {"更名", "撤县设市", "撤县设区", "撤地设市", "撤市设区", "撤区设区", "撤旗设区"}
_MOVES = _SUCCESSION | {"同名改码", "撤销", "区划调整"}
_BUILT_UP = ("市辖区", "县", "市")  # headings of the statistical code books, not divisions


@dataclass(frozen=True)
class Former:
    """A division that no longer exists under this name: `successor` is the code of today's, or empty."""

    name: str
    level: str
    code: str
    parent: str
    since: str
    until: int
    successor: str
    merged_into: str


@dataclass(frozen=True)
class _Change:
    year: int
    old: tuple[str, str]
    new: tuple[str, str] | None
    kind: str
    level: int
    city: str


def former_divisions(events: list[dict[str, Any]], today: dict[str, tuple[str, str, str]]) -> list[Former]:
    """All former divisions since `FIRST_YEAR`; `today` gives name, level and parent code by code."""
    changes = [change for event in events if (change := _change(event)) is not None]
    history = _History(changes, events, today)
    found: dict[tuple[str, str, str], Former] = {}
    for change in changes:
        former = history.former(change)
        if former is not None:
            key = (former.name, former.level, former.parent)
            if key not in found or found[key].until < former.until:
                found[key] = former
    return sorted(found.values(), key=lambda former: (former.code, former.until))


def _change(event: dict[str, Any]) -> _Change | None:
    old, new, kind = event["old"] or {}, event["new"] or {}, event["type"]
    code, name = (old.get("code") or "")[:6], old.get("name") or ""
    if event["year"] < FIRST_YEAR or kind not in _MOVES or not code or name in _BUILT_UP:
        return None
    successor = ((new.get("code") or "")[:6], new.get("name") or "")
    path = event.get("old_path") or [""]
    city = path[1] if len(path) == 3 else ""
    level = event.get("level") or 3
    return _Change(event["year"], (code, name), successor if successor[0] else None, kind, level, city)


class _History:
    """The chains of changes, followed forward to the divisions of today."""

    def __init__(
        self, changes: list[_Change], events: list[dict[str, Any]], today: dict[str, tuple[str, str, str]]
    ) -> None:
        self.today = today
        self.cities = {(code[:2], name): code for code, (name, level, _) in today.items() if level == "city"}
        self.after: dict[tuple[str, str], list[_Change]] = defaultdict(list)
        for change in changes:
            if change.new is not None and change.new != change.old:
                self.after[change.old].append(change)
        self.heirs = Counter((change.new, change.year) for change in changes if change.kind != "同名改码")
        self.gone = {(change.old[0][:4], change.old[1]) for change in changes}
        self.since: dict[tuple[str, str], int] = {}
        self.founded: set[tuple[str, str, int]] = set()
        for event in events:
            new = event["new"] or {}
            key = ((new.get("code") or "")[:6], new.get("name") or "")
            if event["type"] == "新设":
                self.founded.add((*key, event["year"]))
            if event["type"] not in ("码位改派", "同名改码"):
                self.since[key] = min(event["year"], self.since.get(key, 9999))

    def former(self, change: _Change) -> Former | None:
        """What the change says of its old division, unless a division of the same name and place exists today."""
        name = change.old[1]
        end, sole, until, last_code = self._follow(change)
        if end is not None and self.today[end][0] == name:
            return None
        parent = self._parent(change, end)
        if any(today[0] == name and today[2] == parent for today in self.today.values()):
            return None
        successor = end if end is not None and sole and self._same_level(change, end) else None
        since = self.since.get(change.old)
        return Former(
            name=name,
            level=_LEVELS[change.level],
            code=last_code,
            parent=parent,
            since=str(since) if since and since < until else "",
            until=until,
            successor=successor or "",
            merged_into=end if end is not None and successor is None else "",
        )

    def _follow(self, change: _Change) -> tuple[str | None, bool, int, str]:
        """Today's code at the end of the chain, whether it is the one heir, the name's last year and last code."""
        here, year, sole, until, code = change.old, change.year, True, change.year, change.old[0]
        for _ in range(12):
            later = [step for step in self.after[here] if step.year >= year]
            if not later:
                break
            step = min(later, key=lambda step: step.year)
            if step.new is None or not self._plausible(step):
                return None, False, until, code
            if (
                step.kind in ("撤销", "撤区设区")
                or len({other.new for other in later if other.year == step.year}) > 1
            ):
                sole = sole and self._sole_heir(step)
            if here[1] == change.old[1] and step.new[1] != here[1]:
                until = step.year
            if step.new[1] == change.old[1]:
                code = step.new[0]
            here, year = step.new, step.year
        return (here[0] if here[0] in self.today else None), sole, until, code

    def _sole_heir(self, step: _Change) -> bool:
        """A division abolished in favour of one that was founded for it alone has an heir, else it was merged."""
        assert step.new is not None
        code, name = step.new
        existed = (code[:4], name) in self.gone
        return (
            (code, name, step.year) in self.founded and not existed and self.heirs[(step.new, step.year)] == 1
        )

    def _plausible(self, step: _Change) -> bool:
        """The source fills in some heirs by name alone, which takes 矿区 of one city for that of another."""
        assert step.new is not None
        old, new = step.old[0], step.new[0]
        if old[:2] != new[:2]:
            return (old[:2], new[:2]) == ("51", "50")  # Chongqing left Sichuan
        city = self.cities.get((old[:2], step.city))
        return (
            step.kind != "撤销" or city is None or new not in self.today or city in (new, self.today[new][2])
        )

    def _same_level(self, change: _Change, end: str) -> bool:
        return self.today[end][1] == _LEVELS[change.level]

    def _parent(self, change: _Change, end: str | None) -> str:
        """Today's code of what the division belonged to: its city, or where that is gone, its heir's, or the province."""
        code = change.old[0]
        province = ("50" if end is not None and end[:2] == "50" else code[:2]) + "0000"
        if change.level < 3:
            return province
        city = self.cities.get((code[:2], change.city)) or (
            code[:4] + "00" if code[:4] + "00" in self.today else None
        )
        if city is not None:
            return city
        return self.today[end][2] if end is not None and self._same_level(change, end) else province
