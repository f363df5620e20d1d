"""One region: its figures by domain with its place in the province, its peers by a stated rule, what it stresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import comparison, indicators, regions
from core.analysis.filters import COUNTRY
from core.charts import bars, numbers, slides, tables
from core.charts import theme as look
from core.charts.frames import records
from core.views import hands, units
from core.views.outlook import recent
from core.views.request import Request
from core.views.versus import places
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_PEERS = 8


def with_peers(request: Request) -> dict[str, str]:
    """Regions that have others of their level: all with figures but the country."""
    return {code: name for code, name in places(request).items() if code != COUNTRY}


def place_of(request: Request, known: dict[str, str] | None = None) -> tuple[str, str] | None:
    """Code and name of the region asked for (`place`), by default the first of those `known` (with figures); None without any."""
    known = places(request) if known is None else known
    if not known:
        return None
    asked = request.one("place")
    code = asked if asked in known else next(iter(known))
    return code, known[code]


def by_domain(request: Request) -> View | None:
    """Every indicator of one region (`place`) by domain, with target and its place among its equals in the province."""
    chosen = place_of(request)
    found = request.named(request.get(comparison.profile, chosen[0])) if chosen else None
    if chosen is None or found is None or found.empty:
        return None
    code, name = chosen
    every = len(found)
    found = units.in_one(request, recent(found))
    shown = tables.profiled(found, request.language).assign(
        field=[request.domain(one) for one in found["domain"]]
    )
    documents = len({*found["actual_doc_id"].dropna(), *found["target_doc_id"].dropna()})
    first = found[found["place"] == 1]
    domains = int(found["domain"].nunique())
    told = [str(one) for one in first["name"][:3]]
    ahead = found[found["of"] > 1]
    return View(
        "indicators.profile",
        request.t("by_domain.title", place=name, n=len(found), domains=domains),
        request.subtitle(request.t("by_domain.measure")),
        request.counted(documents, request.t("by_domain.older", n=every - len(found)) if every > len(found) else ""),
        shown,
        {
            "field": request.t("column.domain"), "name": request.t("column.indicator"), "result": request.t("kind.actual"),
            "aim": request.t("kind.target"), "standing": request.t("by_domain.standing"),
        },
        documents,
        how=request.t("by_domain.how"),
        takeaway=request.t("by_domain.first", names=request.joined(told)) if told and len(ahead)
        else request.t("by_domain.title", place=name, n=len(found), domains=domains),
        lead=str(found["key"].iloc[0]),
        facts=lambda key: _of_key(request, code, found, key),
        marks=tuple(found["key"]),
    )  # fmt: skip


def _of_key(request: Request, code: str, found: DataFrame, key: str) -> tuple[DataFrame, str]:
    own = comparison.coded(request.within(regions=(code,)).get(indicators.facts, keys=(key,)))
    name = "".join(found.loc[found["key"] == key, "name"].head(1))
    return own[own["region_code"] == code], request.t("evidence.of", name=name)


def rules_for(code: str) -> list[comparison.Rule]:
    """The rules that mean something for a region: only counties lie in a city, and provinces in no province."""
    without = {"0000": 2, "00": 1}
    skipped = next((count for end, count in without.items() if code.endswith(end)), 0)
    return list(comparison.RULES[skipped:])


def rule_of(request: Request, code: str) -> comparison.Rule:
    """The rule for peers that is asked for (`rule`), by default the first with a meaning."""
    offered = rules_for(code)
    return next((rule for rule in offered if rule == request.one("rule")), offered[0])


def peers(request: Request) -> View | None:
    """Headline figures of one region (`place`) beside those of its peers (`rule`); None without peers with documents."""
    chosen = place_of(request, with_peers(request))
    if chosen is None:
        return None
    code, name = chosen
    by = rule_of(request, code)
    found = request.get(comparison.peers, code, by)
    if found.empty:
        return None
    codes = [code, *found["region_code"].head(MOST_PEERS)]
    every = request.within(regions=tuple(codes)).get(indicators.actual_and_target, core=True)
    every = request.named(every[every["region_code"].isin(codes)])
    every = every[every["actual_value"].notna() | every["actual_yoy"].notna()]
    if every["region_code"].nunique() < 2 or code not in set(every["region_code"]):
        return None
    order = {one: at for at, one in enumerate(codes)}
    every = every.assign(place=every["region"], _at=[order[one] for one in every["region_code"]])
    every = units.in_one(request, every.sort_values("_at", kind="stable"))
    known = hands.touched(request)
    hand = [hands.of_row(row, known, ["actual_"]) for row in records(every)]
    table = tables.side_by_side(every.assign(hand=hand), request.language)
    names = list(dict.fromkeys(every["place"]))
    rule = request.t(f"peers.{by}")
    documents = int(every["actual_doc_id"].nunique())
    return View(
        "regions.peers",
        request.t("peers.title", place=name, n=len(names) - 1, rule=rule),
        request.subtitle(request.t("peers.measure")),
        request.counted(documents, _nearest(found, request)),
        table,
        {"name": request.t("column.indicator")} | {one: one for one in names},
        documents,
        how=request.t(f"peers.{by}_how"),
        takeaway=request.t("peers.takeaway", names=request.joined(names[1:5])),
        lead=str(table["key"].iloc[0]),
        facts=lambda key: _of_peers(request, tuple(codes), every, key),
        marks=tuple(table["key"]),
    )


def _nearest(found: DataFrame, request: Request) -> str:
    """Of the nearest gross product, the year it was compared for."""
    years = found["year"].dropna()
    return (
        request.t("peers.of_year", year=numbers.year_name(years.iloc[0], request.language))
        if len(years)
        else ""
    )


def _of_peers(request: Request, codes: tuple[str, ...], every: DataFrame, key: str) -> tuple[DataFrame, str]:
    found = request.within(regions=codes).get(indicators.facts, keys=(key,), kinds=("actual",))
    name = "".join(every.loc[every["key"] == key, "name"].head(1))
    return found[found["region_code"].isin(codes)], request.t("evidence.of", name=name)


def written_of(request: Request) -> dict[str, str]:
    """Regions with documents, by code: what `stress` can be asked for; those of the filter first."""
    counts = request.within(regions=()).get(regions.region_counts)
    placed = counts[counts["region_code"].notna()].sort_values("documents", ascending=False, kind="stable")
    found = dict(zip(placed["region_code"], placed["region"], strict=True))
    first = [code for code in request.chosen.regions if code in found]
    return {code: found[code] for code in [*first, *found]}


def stress(request: Request) -> View | None:
    """What one region (`place`) writes more and less about than the others usually do."""
    known = written_of(request)
    if len(known) < 2:
        return None
    code = request.one("place") if request.one("place") in known else next(iter(known))
    found = request.get(comparison.stress, code)
    if found.empty:
        return None
    name = known[code]
    label = found["label_en" if request.language == "en" else "label"]
    found = found.assign(
        label=label, points=numbers.rounded(found["difference"] * 100, 1), percent=numbers.rounded(found["share"] * 100, 1),
        usual=numbers.rounded(found["others"] * 100, 1),
    ).sort_values("points", ascending=False, kind="stable").reset_index(drop=True)  # fmt: skip
    documents = int(found["documents"].iloc[0])
    more = [str(one) for one in found.loc[found["points"] > 0, "label"][:2]]
    others = int(found["of"].iloc[0]) - 1
    return View(
        "regions.stress",
        request.t("stress.title" if more else "stress.none", place=name, topics=request.joined(more)),
        request.subtitle(request.t("stress.measure", n=others)),
        request.counted(documents, request.t("stress.thin") if documents < 2 else ""),
        found,
        {
            "label": request.t("column.topic"), "percent": request.t("column.share"), "usual": request.t("stress.usual"),
            "points": request.t("stress.points"), "place": request.t("column.place"),
        },
        documents,
        note=request.t("stress.note"),
        how=request.t("regions.share_how"),
        takeaway=request.t(
            "stress.takeaway", topic=found["label"].iloc[0], share=numbers.percent(float(found["percent"].iloc[0])),
            usual=numbers.percent(float(found["usual"].iloc[0])),
        ),
        lead=str(found["topic"].iloc[0]),
        native=Native("bar", "label", ("points",)),
        draw=lambda theme, size: _points(found, theme, size),
        facts=lambda topic: _sentences(request, code, topic),
    )  # fmt: skip


def _points(found: DataFrame, theme: look.Theme, size: Size) -> Drawing:
    rows = found
    if slides.is_slide(size):
        widest = found["points"].abs().sort_values(ascending=False, kind="stable").index[: slides.MOST_ROWS]
        rows = found[found.index.isin(widest)]
    figure = bars.ranked(
        rows, names="label", values="points", keys="topic", theme=theme, row=26,
        labels=[f"{numbers.signed(row['points'])} ({numbers.percent(row['percent'])})" for row in records(rows)],
        strong=set(rows.loc[rows["points"] > 0, "topic"]),
    )  # fmt: skip
    return slides.fitted(figure, size)


def _sentences(request: Request, code: str, topic: str) -> tuple[Any, str]:
    try:
        found = request.within(regions=(code,)).get(regions.topic_passages, topic, limit=200, own=(code,))
    except KeyError:
        return request.get(indicators.facts).head(0), ""
    return found, request.t("evidence.topic")
