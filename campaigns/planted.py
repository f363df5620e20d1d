"""What was planted between regions, years and documents, asked of the analyses again: targets and how they pass down, silences,
what is told differently, people in the chair, formulations that spread, sentences taken over, agendas, peers.

Each function gives points: which trend, where, what was planted, what is shown.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from core.analysis import comparison, disagreements, formulations, pace, reuse, targets
from core.models import Filter
from core.store import Store

Point = tuple[str, str, object, object]
Truth = dict[str, Any]
EVERY = Filter()


def compared(trend: str, planted: dict[str, Any], shown: dict[str, Any], what: str = "") -> Iterator[Point]:
    """A point for each place that either has."""
    for where in sorted({*planted, *shown}):
        yield trend, f"{what} {where}".strip(), planted.get(where), shown.get(where)


def points(store: Store, truth: Truth, folder: Path) -> Iterator[Point]:
    """Every point of what this module knows; `folder` holds truth.jsonl."""
    yield from _targets(store, truth)
    yield from _cascade(store, truth)
    yield from _season(store, truth)
    yield from _silent(store, truth)
    yield from _told(store, truth)
    yield from _chairs(store, truth)
    yield from _phrases(store, truth)
    yield from _agendas(store, truth)
    yield from _peers(store, truth)
    yield from _taken_over(store, truth, folder)


def _targets(store: Store, truth: Truth) -> Iterator[Point]:
    """Targets with the outcome found for them, and against those of the year before."""
    found = targets.outcomes(store, EVERY)
    growth = found[found["measure"] == "yoy"]
    shown = {
        f"{row.key} {row.region_code} {row.year}": (row.target_amount, _known(row.actual_amount))
        for row in growth.itertuples()
    }
    aims = {(key, code, int(year)): aim for key, code, year, aim in _flat(truth["targets"])}
    reached = {(key, code, int(year)): rate for key, code, year, rate in _flat(truth["growth"])}
    planted: dict[str, Any] = {" ".join(map(str, at)): (aim, reached.get(at)) for at, aim in aims.items()}
    yield from compared("targets with their outcomes", planted, shown)
    steps = targets.revisions(store, EVERY)
    shown = {f"{row.key} {row.region_code} {row.year}": (row.change, row.step) for row in steps.itertuples()}
    before = {at: aims.get((at[0], at[1], at[2] - 1)) for at in aims}
    planted = {
        " ".join(map(str, at)): (_change(aim, before[at]), aim - before[at])
        for at, aim in aims.items()
        if before[at] is not None
    }
    yield from compared("targets raised, held or cut", planted, shown)


def _cascade(store: Store, truth: Truth) -> Iterator[Point]:
    for key, places in truth["targets"].items():
        for year in sorted({year for years in places.values() for year in years}):
            aims = {code: years[year] for code, years in places.items() if year in years}
            planted = {}
            for code, aim in aims.items():
                above = truth["superiors"][code]
                while above and above not in aims:
                    above = truth["superiors"].get(above)
                planted[code] = (above, aim - aims[above] if above else None)
            frame = targets.cascade(store, EVERY, key, int(year))
            shown = {row.region_code: (row.parent_code, _known(row.gap)) for row in frame.itertuples()}
            yield from compared("targets beside the superior's", planted, shown, f"{key} {year}")


def _season(store: Store, truth: Truth) -> Iterator[Point]:
    years = sorted({year for dates in truth["reports"].values() for year in dates})
    for year in years:
        planted = {
            code: (dates[year], truth["targets"]["gdp"][code][year], _known(_aim_before(truth, code, year)))
            for code, dates in truth["reports"].items()
            if year in dates
        }
        frame = targets.season_aims(store, EVERY, int(year), "gdp")
        frame = frame[frame["published"]]
        shown = {row.region_code: (row.date, row.aim, _known(row.previous)) for row in frame.itertuples()}
        yield from compared("season of reports", planted, shown, year)


def _aim_before(truth: Truth, code: str, year: str) -> float | None:
    return truth["targets"]["gdp"][code].get(str(int(year) - 1))


def _silent(store: Store, truth: Truth) -> Iterator[Point]:
    frame = targets.fallen_silent(store, EVERY, core=False)
    shown = {f"{row.region_code} {row.key} {row.kind} {row.year}": True for row in frame.itertuples()}
    planted = {" ".join(map(str, line)): True for line in truth["silent"]}
    yield from compared("stated, then silent", planted, shown)


def _told(store: Store, truth: Truth) -> Iterator[Point]:
    frame = disagreements.widest(store, EVERY)
    shown = {
        f"{row.region_code} {row.key} {row.year} {row.doc_type}": row.yoy
        for row in frame[frame["kind"] == "actual"].itertuples()
    }
    planted = {" ".join(map(str, line[:4])): line[4] for line in truth["told"]}
    yield from compared("told differently", planted, shown)


def _chairs(store: Store, truth: Truth) -> Iterator[Point]:
    frame = pace.tenures(store, EVERY, least=1)
    shown = {
        f"{row.region_code} {row.chair} {row.role}": (row.first, row.last, row.meetings)
        for row in frame.itertuples()
    }
    planted = {f"{code} {name} {role}": tuple(rest) for code, role, name, *rest in truth["chairs"]}
    yield from compared("people in the chair", planted, shown)


def _phrases(store: Store, truth: Truth) -> Iterator[Point]:
    for phrase, places in truth["phrases"].items():
        frame = formulations.first_by_region(store, EVERY, phrase)
        shown: dict[str, Any] = dict(zip(frame["region_code"], frame["date"], strict=True))
        yield from compared("first use of a formulation", places, shown, phrase)
        shown = {row.level: _known(row.days) for row in formulations.lags(frame).itertuples()}
        yield from compared("days from level to level", _lags(places), shown, phrase)


def _lags(places: dict[str, str]) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    above = None
    for level in ("province", "city", "county"):
        own = [day for code, day in places.items() if _level(code) == level]
        if own:
            first = date.fromisoformat(min(own))
            found[level] = float((first - above).days) if above else None
            above = first
    return found


def _agendas(store: Store, truth: Truth) -> Iterator[Point]:
    """Items of each topic by month, its longest stay, and when a year's report theme first reached an agenda."""
    planted: Counter[str] = Counter()
    firsts: dict[tuple[str, str, str], str] = {}
    months: dict[tuple[str, str], set[str]] = {}
    for code, dates in truth["agenda"].items():
        for day, topics in sorted(dates.items()):
            for topic in topics:
                planted[f"{day[:7]} {topic}"] += 1
                firsts.setdefault((code, day[:4], topic), day)
                months.setdefault((code, topic), set()).add(day[:7])
    frame = pace.agenda_topics(store, EVERY, "month")
    shown = {f"{row.period} {row.topic}": int(row.items) for row in _named(frame)}
    yield from compared("topics on agendas by month", dict(planted), shown)
    frame = pace.topic_stays(store, EVERY)
    shown = {f"{row.region_code} {row.topic}": int(row.longest) for row in _named(frame)}
    stays = {f"{code} {topic}": _longest(held) for (code, topic), held in months.items()}
    yield from compared("longest stay of a topic", stays, shown)
    for year in sorted({day[:4] for dates in truth["agenda"].values() for day in dates}):
        for row in _named(pace.themes_reached(store, EVERY, int(year))):
            first = firsts.get((row.region_code, year, row.topic))
            yield (
                "themes of reports on agendas",
                f"{year} {row.region_code} {row.topic}",
                first,
                _known(row.first),
            )


def _named(frame: Any) -> Iterator[Any]:
    """Rows with their columns by name (`items` is also a method of tuples' class)."""
    return frame.itertuples(index=False)


def _longest(months: set[str]) -> int:
    """Months of the longest run in which no more than three pass without an item."""
    numbers = sorted(12 * int(month[:4]) + int(month[5:]) for month in months)
    best, start = 1, numbers[0]
    for before, number in pairwise(numbers):
        start = start if number - before <= pace.MONTHS_APART else number
        best = max(best, number - start + 1)
    return best


def _peers(store: Store, truth: Truth) -> Iterator[Point]:
    """Who lies in the same city or province, and whose product is nearest, as the planted levels have it."""
    product = {
        code: {int(year): value for year, value in years.items()}
        for code, years in truth["levels"]["gdp"].items()
    }
    for code, above in truth["superiors"].items():
        same = sorted(
            one for one, other in truth["superiors"].items() if other == above and above and one != code
        )
        if above:
            frame = comparison.peers(store, EVERY, code, "same_city", limit=100)
            yield "peers: same city or province", code, same, list(frame["region_code"])
        if code not in product:
            continue
        year = max(product[code])
        ratios = {
            one: max(levels[year] / product[code][year], product[code][year] / levels[year])
            for one, levels in product.items()
            if one != code and _level(one) == _level(code) and year in levels
        }
        nearest = sorted(ratios, key=lambda one: (ratios[one], one))[:5]
        frame = comparison.peers(store, EVERY, code, "nearest_gdp", limit=5)
        yield "peers: nearest product", code, nearest, list(frame["region_code"])


def _taken_over(store: Store, truth: Truth, folder: Path) -> Iterator[Point]:
    """Sentences that a report has from its superior's: each lies in a passage that both share, in the reader as well."""
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    files = dict(store.rows("SELECT file, doc_id FROM documents"))
    found = reuse.with_superior(store, EVERY, limit=len(lines))
    superiors = dict(zip(found["doc_id"], found["superior_doc_id"], strict=True))
    for line in map(json.loads, lines):
        if line["doc_type"] != "government_work_report" or not truth["superiors"][line["region"]["code"]]:
            continue
        doc_id = files[line["file"].rpartition("/")[2]]
        planted = len(line["common"])
        if doc_id not in superiors:
            yield "sentences of the superior's report", line["file"], planted, None
            continue
        shown = _within(store, doc_id, line["common"], reuse.passages(store, doc_id, superiors[doc_id]))
        yield "sentences of the superior's report", line["file"], planted, shown
        if planted:
            shown = _within(
                store, doc_id, line["common"], reuse.elsewhere(store, doc_id, reuse.LEAST, 10_000)
            )
            yield "sentences found again in other documents", line["file"], planted, shown


def _within(store: Store, doc_id: str, sentences: list[str], passages: Any) -> int:
    """How many sentences of a document lie in its passages, each in one or in several that meet in it."""
    text = store.record(doc_id).text
    covered = {
        at for start, end in zip(passages["start"], passages["end"], strict=True) for at in range(start, end)
    }
    places = [(text.index(sentence), len(sentence) - 1) for sentence in sentences]
    return sum(
        covered.issuperset(at for at in range(start, start + size) if text[at].isalnum())
        for start, size in places
    )


def _flat(table: dict[str, Any]) -> Iterator[tuple[str, str, str, float]]:
    for key, places in table.items():
        for code, years in places.items():
            for year, value in years.items():
                yield key, code, year, value


def _known(value: Any) -> Any:
    """None for what is not a number."""
    return None if value is None or value != value else value


def _change(aim: float, before: float) -> str:
    return "raised" if aim > before else "cut" if aim < before else "held"


def _level(code: str) -> str:
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"
