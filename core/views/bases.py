"""指标: what there is of indicators; statements that differ, and the one that counts; figures on another basis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.analysis import basis, indicators
from core.charts import numbers, states
from core.charts import targets as tables
from core.charts.frames import records
from core.views import units
from core.views.request import Request
from core.views.view import View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST = 500


def rule_of(request: Request) -> str:
    """Which order of claims is asked for (`rule`)."""
    asked = request.one("rule", "official")
    return asked if asked in indicators.RULES else "official"


def key_of(request: Request) -> str:
    """The indicator asked for (`indicator`), by default the first of the catalogue; empty without any."""
    found = request.get(indicators.catalogue)
    return request.one("indicator") or (str(found["key"].iloc[0]) if len(found) else "")


def catalogue(request: Request) -> View | None:
    """Every indicator the documents state, with its definition, other names and coverage."""
    found = request.named(request.get(indicators.catalogue))
    if found.empty:
        return None
    shown = found.assign(
        years=[numbers.years(a, b, request.language) for a, b in zip(found["year_from"], found["year_to"], strict=True)],
        field=[request.domain(name) for name in found["domain"]],
    )  # fmt: skip
    facts = int(found["facts"].sum())
    documents = int(found["documents"].max())
    first = records(found.head(1))[0]
    known = int(found["definition"].notna().sum())
    return View(
        "indicators.catalogue",
        request.t("catalogue.title", n=len(found), facts=numbers.count(facts)),
        request.subtitle(request.t("catalogue.measure")),
        request.counted(documents, request.t("catalogue.known", n=known)),
        shown,
        {
            "name": request.t("column.indicator"), "field": request.t("column.domain"), "definition": request.t("catalogue.definition"),
            "aliases": request.t("catalogue.aliases"), "unit": request.t("column.unit"), "regions": request.t("pace.regions"),
            "years": request.t("column.years"), "actuals": request.t("kind.actual"), "targets": request.t("kind.target"),
            "documents": request.t("column.documents"),
        },
        documents,
        how=request.t("catalogue.how"),
        takeaway=request.t("catalogue.most", name=first["name"], n=int(first["documents"])),
        lead=str(first["key"]),
        facts=lambda key: (request.get(indicators.facts, keys=(key,)), request.t("evidence.of", name=_name(found, key))),
        marks=tuple(found["key"]),
    )  # fmt: skip


def _name(found: DataFrame, key: str) -> str:
    return "".join(found.loc[found["key"] == key, "name"].head(1))


def conflicting(found: DataFrame) -> DataFrame:
    """The rows of `indicators.series` whose place is claimed more than once with different figures."""
    several = found[found["claims"] > 1]
    place = [
        several["region_code"].fillna(""),
        several["year"],
        several["kind"],
        several["period"].fillna("year"),
    ]
    spread = several.groupby(place)[["yoy", "value_si"]].transform("nunique")
    return several[(spread > 1).any(axis=1)]


def claims(request: Request) -> View | None:
    """Statements of one indicator (`indicator`) that differ for one region and year, the one that counts by the chosen rule
    (`rule`) marked; None where all agree."""
    key = key_of(request)
    found = conflicting(request.get(indicators.series, key, rule=rule_of(request))) if key else None
    if found is None or found.empty:
        return None
    rows = records(found)
    levels: Any = [_level(row, request) for row in records(units.in_one(request, found, [""]))]
    growths: Any = [
        tables.amount(row["yoy"], None, "yoy", request.language, row["yoy_max"]) or None for row in rows
    ]
    shown = found.assign(
        place=found["region"].fillna(request.t("none.region")), level=levels, growth_words=growths,
        drawn=[request.t("claims.drawn") if row["rank"] == 1 else "" for row in rows],
        sort=[states.named(row["kind"], row["state"], request.language) for row in rows],
        source=[request.label("doc_type_short", row["doc_type"]) for row in rows],
    ).head(MOST)  # fmt: skip
    places = int((found["rank"] == 1).sum())
    documents = int(found["doc_id"].nunique())
    return View(
        "indicators.claims",
        request.t("claims.title", n=places),
        request.subtitle(request.t("claims.rule", rule=request.t(f"claims.{rule_of(request)}"))),
        request.counted(documents),
        shown,
        {
            "place": request.t("column.region"), "year": request.t("column.year"), "sort": request.t("column.kind"),
            "level": request.t("column.value"), "growth_words": request.t("measure.yoy"), "drawn": request.t("claims.column"),
            "source": request.t("column.doc_type"), "title": request.t("column.title"),
        },
        documents,
        how=request.t("claims.how"),
        takeaway=request.t("claims.title", n=places),
        lead="0",
        place="place",
        year="year",
        facts=lambda mark: _numbered(request, shown, mark),
        marks=tuple(str(at) for at in range(len(shown))),
    )  # fmt: skip


def apart(request: Request) -> View | None:
    """Figures of one indicator (`indicator`) that are not drawn with the others, each with the reason; None without any."""
    key = key_of(request)
    found = request.named(request.get(basis.apart, key)) if key else None
    if found is None or found.empty:
        return None
    rows = records(found)
    growths: Any = [
        tables.amount(
            row["yoy"] if numbers.missing(row["rate"]) else row["rate"], None, "yoy", request.language
        )
        or None
        for row in rows
    ]
    levels: Any = [_level(row, request) for row in records(units.in_one(request, found, [""]))]
    shown = found.assign(
        place=found["region"].fillna(request.t("none.region")), level=levels, growth_words=growths,
        why=[_why(row, request) for row in rows],
        sort=[states.named(row["kind"], row["state"], request.language) for row in rows],
    ).head(MOST)  # fmt: skip
    documents = int(found["doc_id"].nunique())
    reasons = found["reason"].value_counts()
    said = request.joined([request.t(f"apart.{reason}") for reason in reasons.index])
    return View(
        "indicators.apart",
        request.t("apart.title", n=len(found), reasons=said),
        request.subtitle(request.t("apart.measure")),
        request.counted(documents),
        shown,
        {
            "why": request.t("apart.why"), "place": request.t("column.region"), "year": request.t("column.year"),
            "sort": request.t("column.kind"), "level": request.t("column.value"), "growth_words": request.t("measure.yoy"),
            "title": request.t("column.title"),
        },
        documents,
        how=request.t("apart.how"),
        takeaway=request.t("apart.title", n=len(found), reasons=said),
        lead="0",
        place="place",
        year="year",
        facts=lambda mark: _numbered(request, shown, mark),
        marks=tuple(str(at) for at in range(len(shown))),
    )  # fmt: skip


def _why(row: dict[str, Any], request: Request) -> str:
    """城镇; 上半年; 年均: the reason, with what the text itself says of it."""
    words = request.t(f"apart.{row['reason']}")
    if row["reason"] == "part" and row["scope"]:
        return request.t("apart.of", reason=words, what=row["scope"])
    if row["reason"] == "period" and row["period"]:
        return request.t("apart.of", reason=words, what=request.label("period", row["period"]))
    if row["reason"] == "unit":
        return request.t("apart.of", reason=words, what=numbers.unit_name(row["unit"], request.language))
    return words


def _level(row: dict[str, Any], request: Request) -> str | None:
    if numbers.missing(row["value"]):
        return None
    return numbers.bound(row["qualifier"]) + numbers.level(row["value"], row["unit"], request.language)


def _numbered(request: Request, shown: DataFrame, mark: str) -> tuple[DataFrame, str]:
    at = int(mark) if mark.isdecimal() and int(mark) < len(shown) else 0
    return shown.iloc[[at]], request.t("evidence.of", name=str(shown["name"].iloc[at]))
