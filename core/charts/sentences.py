"""The finding a chart is titled with, computed from the frame that is drawn; nothing is typed in.

Each function returns one short sentence without a full stop. Where no rule is sure it states the subject, never a
guess. Titles longer than `LONGEST` lose their second half.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import TYPE_CHECKING

from core.catalogue import domain, listed, text
from core.charts import numbers
from core.charts.frames import records
from core.models import Indicator

if TYPE_CHECKING:
    from pandas import DataFrame

# The domain of figures that belong to no other.
REST = next(field.default for field in fields(Indicator) if field.name == "domain")
# Up to this many regions are named one by one.
MOST_NAMED = 5
LONGEST = {"zh": 24, "en": 70}


def domains(frame: DataFrame, language: str = "zh") -> str:
    """Which domains have most figures (`overview.indicators_by_domain`)."""
    strong = [domain(name, language) for name in strongest(frame)]
    if not strong:
        return text("finding.domains_none", language)
    return text("finding.domains", language, names=listed(strong, language))


def strongest(frame: DataFrame, most: int = 3) -> list[str]:
    """The domains with most figures, apart from the rest that has no domain of its own."""
    return [str(name) for name in frame["domain"] if name != REST][:most]


def targets(frame: DataFrame, language: str = "zh") -> str:
    """Which target stands furthest above and which furthest below the result before (`indicators.actual_and_target`), in
    points; as speeding up and slowing only where both grow and it is a point or more.

    With several regions in the frame the region is named with the indicator.
    """
    several = frame["region"].nunique() > 1
    known = frame[frame["actual_yoy"].notna() & frame["target_yoy"].notna()]
    if known.empty:
        return text("finding.targets_subject", language)
    names = [f"{row['region'] or ''}{row['name']}" if several else str(row["name"]) for row in records(known)]
    steps = numbers.rounded(known["target_yoy"] - known["actual_yoy"], 2)
    rows = known.assign(step=steps, name=names, grows=(known["actual_yoy"] >= 0) & (known["target_yoy"] >= 0))
    up, down = rows[(steps == steps.max()) & (steps > 0)], rows[(steps == steps.min()) & (steps < 0)]
    if up.empty and down.empty:
        return text("finding.targets_equal", language)
    first, second = (
        _step(end, way, language) if len(end) else "" for end, way in ((up, "up"), (down, "down"))
    )
    return _joined(first, second, language)


def _step(end: DataFrame, way: str, language: str) -> str:
    """How far the targets of these rows, which stand equally far from their results, are above or below them."""
    step, grows = abs(float(end["step"].iloc[0])), bool(end["grows"].all())
    key = f"finding.targets_{way if grows and step >= 1 else f'{way}_plain'}"
    name = str(end["name"].iloc[0])
    named = text("finding.tied_indicators", language, name=name, n=len(end)) if len(end) > 1 else name
    return text(key, language, name=named, points=numbers.short(step, 2))


def headline(frame: DataFrame, one: bool, language: str = "zh") -> str:
    """Result and target of the first indicator that states both, else of the first: of one region, or the middle of several."""
    both = frame[frame["actual_yoy"].notna() & frame["target_yoy"].notna()]
    row = (both if len(both) else frame).iloc[0]
    values = {
        side: numbers.percent(row[f"{side}_yoy"])
        for side in ("actual", "target")
        if not numbers.missing(row[f"{side}_yoy"])
    }
    if "target" in values:
        values["target"] = numbers.bound(row["target_qualifier"]) + values["target"]
    kind = "both" if len(values) == 2 else next(iter(values))
    return text(f"finding.headline_{kind}{'' if one else '_middle'}", language, name=row["name"], **values)


def each(frame: DataFrame, language: str = "zh") -> str:
    """The newest result (without one the target) of each region, of the first indicator: rows with region, indicator and
    the columns of `indicators.actual_and_target`; with too many to name, how many there are."""
    first = frame[frame["indicator"] == frame["indicator"].iloc[0]]
    side = "actual" if first["actual_yoy"].notna().any() else "target"
    stated = first[first[f"{side}_yoy"].notna()]
    values = [
        f"{row['region']} {_aim(row) if side == 'target' else numbers.percent(row['actual_yoy'])}"
        for row in records(stated)
    ]
    words = text(
        f"finding.each_{side}", language, name=first["indicator"].iloc[0], values=listed(values, language)
    )
    if len(words) <= LONGEST[language] * 2:
        return words
    return text("finding.each_many", language, name=first["indicator"].iloc[0], n=len(stated))


def _aim(row: dict[str, object]) -> str:
    return numbers.bound(row["target_qualifier"]) + numbers.percent(float(str(row["target_yoy"])))


def levels(frame: DataFrame, language: str = "zh") -> str:
    """How many indicators state a level and a target level."""
    return text("finding.levels", language, n=len(frame))


def series(frame: DataFrame, name: str, measure: str, language: str = "zh") -> str:
    """Highest and lowest place of the last year, or the change of the only place; `frame` as `lines.over_years` takes it."""
    actual = frame[(frame["kind"] == "actual") & frame[measure].notna()]
    if actual.empty:
        return text("finding.series_targets_only", language, name=name)
    last = actual["year"].max()
    now = actual[actual["year"] == last].sort_values(measure)
    if len(now) > 1 and now[measure].iloc[0] < now[measure].iloc[-1]:
        return _extremes(now.iloc[::-1], "place", measure, name, language)
    own = actual[actual["place"] == now["place"].iloc[-1]].sort_values("year")
    if len(own) > 1:
        first = own.iloc[0]
        way = (
            "rose"
            if now[measure].iloc[-1] > first[measure]
            else "fell"
            if now[measure].iloc[-1] < first[measure]
            else "same"
        )
        years = numbers.years(first["year"], last, language)
        return text(f"finding.series_{way}", language, place=now["place"].iloc[-1], name=name, years=years)
    return text("finding.series_one", language, place=now["place"].iloc[-1], name=name)


def meetings(n: int, years: int, few: int, language: str = "zh") -> str:
    """How many meetings over how many years, and whether that is enough for a trend."""
    if n >= few:
        return text("finding.meetings_many", language, n=numbers.count(n), years=years)
    key = "finding.meetings_few" if n > 1 else "finding.meetings_one"
    return text(key, language, n=n, years=years)


def months(frame: DataFrame, few: int, language: str = "zh") -> str:
    """The month with most meetings, if one stands out (`meetings.by_month` summed over types)."""
    total = int(frame["meetings"].sum())
    top = frame.sort_values("meetings", ascending=False)
    if total < few or (len(top) > 1 and top["meetings"].iloc[0] == top["meetings"].iloc[1]):
        return text("finding.months_thin", language, n=len(frame), most=int(top["meetings"].iloc[0]))
    month = numbers.date_name(str(top["month"].iloc[0]), language)
    return text("finding.months_peak", language, month=month, n=int(top["meetings"].iloc[0]))


def topics(frame: DataFrame, language: str = "zh") -> str:
    """What each region stresses most (`regions.topic_shares`, without the unassigned part)."""
    tops = []
    for place in dict.fromkeys(frame["region"]):
        own = frame[frame["region"] == place].sort_values("share", ascending=False)
        if not own.empty and own["share"].iloc[0] > 0:
            tops.append((str(place), str(own["label"].iloc[0])))
    if not tops:
        return text("finding.topics_none", language)
    if len(tops) > MOST_NAMED:
        leading, n = Counter(topic for _, topic in tops).most_common(1)[0]
        return text("finding.topics_most", language, topic=leading, n=n, total=len(tops))
    if len({topic for _, topic in tops}) == 1 and len(tops) > 1:
        return text("finding.topics_same", language, topic=tops[0][1], n=len(tops))
    parts = [text("finding.topic_top", language, place=place, topic=topic) for place, topic in tops[:2]]
    return _joined(parts[0], parts[1] if len(parts) > 1 else "", language)


def terms(frame: DataFrame, groups: str, measure: str = "per_10k", language: str = "zh") -> str:
    """Which term is used most, of a single one where it is densest by `measure` (`keywords.frequency`, `groups` as shown)."""
    rows = records(frame)
    if not rows:
        return text("finding.terms_none", language)
    names = list(dict.fromkeys(str(row["term"]) for row in rows))
    first = [row for row in rows if row["term"] == names[0]]
    used = [row for row in first if row["count"] > 0]
    if len(names) > 1:
        totals = {name: sum(row["count"] for row in rows if row["term"] == name) for name in names}
        most = max(names, key=lambda name: totals[name])
        return text("finding.terms_most", language, term=most, n=numbers.count(totals[most]))
    if not used:
        return text("finding.term_never", language, term=names[0])
    densest = max(used, key=lambda row: row[measure])
    if measure == "share" and sum(row[measure] == densest[measure] for row in used) > 1:
        documents = numbers.count(sum(row["documents"] for row in used))
        return text("finding.term_documents", language, term=names[0], n=documents)
    return text("finding.term_densest", language, term=names[0], group=densest[groups])


def cloud(frame: DataFrame, language: str = "zh") -> str:
    """The three strongest terms (`keywords.top_terms`)."""
    if frame.empty:
        return text("finding.terms_none", language)
    return text(
        "finding.top_terms", language, names=listed([str(term) for term in frame["term"].head(3)], language)
    )


def ranking(frame: DataFrame, name: str, measure: str, language: str = "zh") -> str:
    """Who is first and who is last; `frame` has region and `measure`, highest first."""
    if len(frame) < 2:
        place = frame["region"].iloc[0] if len(frame) else ""
        return text("finding.ranking_one", language, place=place, name=name)
    if frame[measure].iloc[0] == frame[measure].iloc[-1]:
        return text("finding.ranking_even", language, n=len(frame), name=name)
    return _extremes(frame, "region", measure, name, language)


def _extremes(frame: DataFrame, places: str, measure: str, name: str, language: str) -> str:
    """The highest and the lowest of a frame in falling order; of several that tie the first is named and all are counted."""
    ends = []
    for order in (frame, frame.iloc[::-1]):
        count = int((order[measure] == order[measure].iloc[0]).sum())
        first = order[places].iloc[0]
        ends.append(text("finding.tied", language, place=first, n=count) if count > 1 else first)
    return _joined(
        text("finding.highest", language, place=ends[0], name=name),
        text("finding.lowest", language, place=ends[1]),
        language,
    )


def _joined(first: str, second: str, language: str) -> str:
    """Both halves when they fit into a title, else the first there is."""
    if not first or not second:
        return first or second
    both = f"{first}，{second}" if language == "zh" else f"{first}, {second}"
    return both if len(both) <= LONGEST[language] else first
