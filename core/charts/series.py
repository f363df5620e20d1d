"""One indicator over regions and years: which figures are drawn, and in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from core.catalogue import text
from core.charts import bars, dumbbell, known, lines, numbers, states
from core.charts import theme as look

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from pandas import DataFrame

Form = Literal["lines", "panels", "pairs", "bars"]
# What a figure must have to stand on one axis with the others.
WHOLE_YEAR = "year"
# Panels, or pairs of result and target, that can be looked through.
MOST_PLACES = 36
SIDES = ("actual", "target", known.KIND)
SIDE_COLUMNS = ("year", "value", "value_max", "unit", "yoy", "yoy_max", "qualifier", "state", "suspicious")


def points(found: DataFrame, measure: str, language: str = "zh") -> DataFrame:
    """The figures of `indicators.series` that are drawn: the first claim of each place and year, whole years only, levels
    in the unit most of them have. Adds place, key (`code|kind|year`), measure (growth in percent or the level in base
    units), claimed (the kind in words) and mark (what people did to the figure, in words)."""
    column = {"yoy": "yoy", "index": "index"}.get(measure, "value_si")
    drawn = found[(found["rank"] == 1) & found[column].notna() & found["year"].notna()]
    drawn = drawn[drawn["period"].fillna(WHOLE_YEAR) == WHOLE_YEAR]
    if measure != "yoy" and not drawn.empty:
        drawn = drawn[drawn["unit_si"] == drawn["unit_si"].mode().iloc[0]]
    keys = [
        f"{code}|{kind}|{year}"
        for code, kind, year in zip(
            drawn["region_code"].fillna(""), drawn["kind"], drawn["year"], strict=True
        )
    ]
    limits: Any = [numbers.qualifier(words, language) or None for words in drawn["qualifier"]]
    marks: Any = [text(f"mark.{kind}", language) if kind else None for kind in drawn["corrected"]]
    return drawn.assign(
        key=keys,
        measure=drawn[column],
        place=drawn["region"].fillna(text("none.region", language)),
        claimed=[states.named(*pair, language) for pair in zip(drawn["kind"], drawn["state"], strict=True)],
        limits=limits,
        mark=marks,
    )


def form(drawn: DataFrame, measure: str) -> Form:
    """Lines for few places, a panel for each of many; where most have at most two
    years no line: pairs of result and target, or bars."""
    if not lines.by_place(drawn):
        return "lines"
    if drawn.groupby("place")["year"].nunique().median() > 2:
        return "panels"
    return "pairs" if measure == "yoy" and (drawn["kind"] != known.KIND).any() else "bars"


def pictured(drawn: DataFrame, measure: str) -> DataFrame:
    """The rows of places that there is room for: all, but of very many the `MOST_PLACES` with most figures."""
    counts = drawn["place"].value_counts(sort=True)
    if len(counts) <= MOST_PLACES or form(drawn, measure) not in {"panels", "pairs"}:
        return drawn
    return drawn[drawn["place"].isin(counts.index[:MOST_PLACES])]


def pairs(drawn: DataFrame) -> DataFrame:
    """A row a place with its newest result and newest target, highest target first, for `dumbbell.growth`."""
    rows = []
    for place in dict.fromkeys(drawn["place"]):
        own = drawn[drawn["place"] == place].sort_values("year")
        row: dict[str, object] = {"name": place, "key": own["key"].iloc[0].split("|")[0]}
        for side in SIDES:
            last = own[own["kind"] == side].tail(1)
            row |= {f"{side}_{name}": last[name].iloc[0] if len(last) else None for name in SIDE_COLUMNS}
        rows.append(row)
    frame = type(drawn)(rows)
    floats = {f"{side}_{name}": float for side in SIDES for name in ("yoy", "yoy_max", "value", "value_max")}
    return (
        frame.astype(floats)
        .sort_values(["target_yoy", "actual_yoy"], ascending=False, na_position="last")
        .reset_index(drop=True)
    )


def figure(
    drawn: DataFrame, measure: str, unit: numbers.Scale, theme: look.Theme, language: str = "zh"
) -> go.Figure:
    """The figure in the form that suits, values divided by `unit`; a click gives `code|kind|year` or, for pairs and bars, `code|kind`. Figures of
    tables (`known.points`) stand among the rows of `drawn` and are squares in every form."""
    shape = form(drawn, measure)
    if shape == "pairs":
        return dumbbell.growth(pairs(drawn), theme, language)
    if shape == "bars":
        return _bars(drawn, unit, theme)
    draw = lines.panels if shape == "panels" else lines.over_years
    return draw(
        drawn, measure="measure", theme=theme, suffix=unit.unit, divisor=unit.divisor, language=language
    )


def _bars(drawn: DataFrame, unit: numbers.Scale, theme: look.Theme) -> go.Figure:
    """The newest results, highest first; squares where a table has the same year."""
    for kinds in (("actual",), ("target",), (states.FORECAST,), (known.KIND,)):
        last = drawn[drawn["kind"].isin(kinds)]
        if not last.empty:
            break
    last = last[last["year"] == last["year"].max()].sort_values("measure", ascending=False).head(40)
    tabled = drawn[(drawn["kind"] == known.KIND) & (drawn["year"] == last["year"].max())]
    words = numbers.short if unit.unit == "%" else numbers.figure
    squares = dict(zip(tabled["place"], tabled["measure"], strict=True)) if kinds != (known.KIND,) else {}
    return bars.ranked(
        last.assign(bar=[key.rsplit("|", 1)[0] for key in last["key"]]), names="place", values="measure", keys="bar",
        theme=theme, labels=[words(value / unit.divisor) for value in last["measure"]], row=26,
        beside=[(squares.get(place), f"{code}|{known.KIND}") for place, code in zip(last["place"], last["region_code"], strict=True)],
    )  # fmt: skip


def claims(found: DataFrame, mark: str) -> DataFrame:
    """Every statement behind a mark of `figure`, the drawn one first."""
    code, kind, year = (*mark.split("|"), "", "")[:3]
    same = found[(found["region_code"].fillna("") == code) & (found["kind"] == kind)]
    if year:
        same = same[same["year"].astype(str) == year]
    return same.sort_values(["year", "rank"], ascending=[False, True])
