"""指标: one indicator over years and regions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.analysis import comparison, indicators, statistics
from core.charts import bands, known, lines, numbers, sentences, series, slides, states
from core.charts import theme as look
from core.views import tabled, terms, units
from core.views.bases import conflicting, rule_of
from core.views.request import Request
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MEASURES = ("yoy", "level", "index")
MOST_TABLES = 2
MOST_PANELS = 36


def over_years(request: Request) -> View | None:
    """One indicator (`indicator`, `measure`): lines over years, panels for many places, pairs or bars for few years; with
    what tables of statistics say of the same places."""
    catalogue = tabled.catalogue(request)
    if catalogue.empty:
        return None
    key = request.one("indicator", str(catalogue["key"].iloc[0]))
    measure = request.one("measure", MEASURES[0])
    names = catalogue.loc[catalogue["key"] == key, "name"]
    if names.empty or measure not in MEASURES:
        return None
    found = request.get(indicators.series, key, rule=rule_of(request))
    if measure == "index":
        drawn = series.points(comparison.index_to_first_year(found), measure, request.language)
    else:
        stated = series.points(found, measure, request.language)
        squares = known.points(request.get(statistics.series, key), stated, measure, request.language)
        drawn = known.beside(stated, squares)
    return None if drawn.empty else _lines(request, key, str(names.iloc[0]), measure, found, drawn)


def series_table(request: Request) -> View | None:
    """The table of `over_years`, a row a point."""
    drawn = over_years(request)
    if drawn is None:
        return None
    return View(
        "indicators.series_table",
        request.t("indicators.table"),
        drawn.subtitle,
        drawn.source,
        drawn.table,
        drawn.columns,
        drawn.documents,
        takeaway=drawn.takeaway,
        lead=drawn.lead,
        place=drawn.place,
        year=drawn.year,
        facts=drawn.facts,
        marks=tuple(drawn.table["key"]),
    )


def _lines(request: Request, key: str, name: str, measure: str, found: DataFrame, drawn: DataFrame) -> View:
    scale = _scale(request, key, measure, drawn)
    unit = request.t("indicators.base") if measure == "index" else scale.unit
    measured = request.t("indicators.measured", name=name, measure=request.t(f"measure.{measure}"), unit=unit)
    codes = set(drawn["region_code"].dropna())
    behind = terms.behind(request, codes, set(drawn["year"]))
    years = numbers.years(int(drawn["year"].min()), int(drawn["year"].max()), request.language)
    own = drawn[drawn["kind"] != known.KIND]
    squares = drawn[drawn["kind"] == known.KIND]
    told = drawn if own.empty else own
    differing = conflicting(found)
    conflicts = int((differing["rank"] == 1).sum())
    subject = f"{name}{request.t(f'measure.{measure}')}" if request.language == "zh" else name
    documents = int(own["doc_id"].nunique())
    pictured = series.pictured(drawn, measure)
    places = pictured["place"].nunique()
    left = drawn["place"].nunique() - places
    shown = drawn["measure"] / scale.divisor
    table = drawn.assign(shown=numbers.rounded(shown, 1) if measure == "index" else shown).sort_values(
        ["year", "shown"], ascending=False
    )
    return View(
        "indicators.series",
        _title(request, own, subject),
        request.subtitle(measured, years),
        request.counted(
            documents, request.t("indicators.conflicts", n=conflicts) if conflicts else "", tables_named(request, squares)
        ),
        table,
        {
            "place": request.t("column.region"), "year": request.t("column.year"), "claimed": request.t("column.kind"),
            "shown": request.t("indicators.in_unit", measure=request.t(f"measure.{measure}"), unit=unit),
            "limits": request.t("column.qualifier"), "title": request.t("column.title"),
        },
        documents,
        note=_mixed(request, pictured)
        + request.t("indicators.newest_note" if series.form(pictured, measure) in {"pairs", "bars"} else "indicators.series_note")
        + states.note_of(drawn, request.language)
        + (request.t("tables.note") if len(squares) else "")
        + terms.note(request, behind, codes)
        + (request.t("indicators.left", n=left, shown=places) if left else ""),
        how=request.t("indicators.index_how" if measure == "index" else "indicators.rank_how"),
        takeaway=_takeaway(request, table[table["kind"].isin(set(told["kind"]))], name, scale.unit),
        lead=str(table[table["kind"].isin(set(told["kind"]))]["key"].iloc[0]),
        place="place",
        year="year",
        native=Native("line", "year", ("shown",), series="place", unit=scale.unit),
        draw=lambda theme, size: _figure(pictured, behind, measure, scale, theme, size, request.language),
        facts=lambda mark: _claims(request, found, key, mark),
    )  # fmt: skip


def _title(request: Request, own: DataFrame, subject: str) -> str:
    """The finding; of regions of several levels, which differ in size, only how many there are."""
    if own.empty:
        return request.t("tables.only", name=subject)
    if _mixed(request, own):
        return request.t("indicators.of_levels", name=subject, n=own["place"].nunique())
    return sentences.series(own, subject, "measure", request.language)


def _mixed(request: Request, drawn: DataFrame) -> str:
    """A warning where regions of several levels stand side by side; empty otherwise."""
    codes = set(drawn["region_code"].dropna())
    return request.t("standing.mixed") if len({comparison.level_of(str(code)) for code in codes}) > 1 else ""


def _scale(request: Request, key: str, measure: str, drawn: DataFrame) -> numbers.Scale:
    """Percent for growth, no unit for an index, else the usual unit of the indicator."""
    if measure == "index":
        return numbers.Scale(1.0, "")
    unit = drawn["unit_si"].iloc[0] if measure == "level" else None
    return units.scale(request, key, unit, drawn["measure"])


def tables_named(request: Request, tabled: DataFrame) -> str:
    """What a source line says of the figures of tables that are drawn; empty where there are none."""
    if tabled.empty:
        return ""
    names = list(dict.fromkeys(str(name) for name in tabled["source"]))
    more = request.t("tables.more", n=len(names)) if len(names) > MOST_TABLES else ""
    return request.t("tables.drawn", n=len(tabled), names=request.joined(names[:MOST_TABLES]) + more)


def _figure(
    drawn: DataFrame,
    behind: DataFrame,
    measure: str,
    scale: numbers.Scale,
    theme: look.Theme,
    size: Size,
    language: str,
) -> Drawing:
    if slides.is_slide(size) and drawn["place"].nunique() > slides.MOST_ROWS:
        last = drawn[drawn["year"] == drawn["year"].max()].sort_values("measure", ascending=False)
        drawn = drawn[drawn["place"].isin(list(dict.fromkeys(last["place"]))[: slides.MOST_ROWS])]
    figure = series.figure(drawn, measure, scale, theme, language)
    return slides.fitted(bands.behind(figure, behind, theme) if len(behind) else figure, size)


def multiples(request: Request) -> View | None:
    """The series of `over_years` with a small panel for each region, all on the same axes; None below two regions."""
    whole = over_years(request)
    if whole is None or whole.table["place"].nunique() < 2:
        return None
    measure = request.one("measure", MEASURES[0])
    drawn = whole.table[whole.table["kind"] != known.KIND].sort_values(["region_code", "year"], kind="stable")
    # The country has a longer history than its regions and would set the axis of them all.
    placed = drawn[drawn["region_code"].notna()]
    drawn = placed if placed["place"].nunique() > 1 else drawn
    places = list(dict.fromkeys(drawn["place"]))
    left = len(places) - MOST_PANELS
    shown = drawn[drawn["place"].isin(places[:MOST_PANELS])]
    key = request.one("indicator", str(tabled.catalogue(request)["key"].iloc[0]))
    scale = _scale(request, key, measure, drawn)
    old, new = (
        numbers.years(int(rows["year"].min()), int(rows["year"].max()), request.language)
        for rows in (whole.table, drawn)
    )
    return replace(
        whole, id="regions.multiples", table=drawn, subtitle=whole.subtitle.replace(old, new, 1),
        note=request.t("indicators.series_note") + states.note_of(drawn, request.language), lead=str(drawn["key"].iloc[-1]),
        source=whole.source + (" · " + request.t("regions.left_out", n=left) if left > 0 else ""),
        draw=lambda theme, size: _panels(shown, scale, theme, size, request.language),
    )  # fmt: skip


def _panels(drawn: DataFrame, scale: numbers.Scale, theme: look.Theme, size: Size, language: str) -> Drawing:
    if slides.is_slide(size):
        drawn = drawn[drawn["place"].isin(list(dict.fromkeys(drawn["place"]))[: slides.MOST_ROWS - 2])]
    figure = lines.panels(
        drawn, measure="measure", theme=theme, suffix=scale.unit, divisor=scale.divisor, language=language
    )
    return slides.fitted(figure, size)


def _takeaway(request: Request, table: DataFrame, name: str, unit: str) -> str:
    """The newest figure that stands highest, in words."""
    first = table.iloc[0]
    sign = "%" if unit == "%" else f" {unit}"
    words = numbers.short if unit == "%" else numbers.figure
    return request.t(
        "takeaway.series",
        place=first["place"],
        year=numbers.year_name(first["year"], request.language),
        name=name,
        kind=first["claimed"],
        value=words(float(first["shown"])) + sign,
    )


def _claims(request: Request, found: DataFrame, key: str, mark: str) -> tuple[Any, str]:
    if known.is_known(mark):
        return known.figures(request.get(statistics.series, key), mark), request.t("tables.evidence")
    same = series.claims(found, mark)
    return same, request.t("evidence.claims", n=len(same))
