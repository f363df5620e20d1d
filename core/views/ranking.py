"""One indicator of one year over regions, highest first: bars for what documents state, squares for tables of statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.charts import bars, known, numbers, sentences, slides, states
from core.charts import theme as look
from core.charts.frames import records
from core.views import standing, tabled
from core.views.indicators import tables_named
from core.views.request import Request
from core.views.standing import Standing
from core.views.view import Drawing, Native, Size, View

if TYPE_CHECKING:
    from pandas import DataFrame

MOST = 40


def ranking(request: Request) -> View | None:
    """The indicator, measure, level and year asked for (`standing.asked`), region under region; None below two regions."""
    asked = standing.asked(request)
    if asked is None or len(asked.rows) < 2:
        return None
    return _view(request, asked, _against_last_year(request, asked, _drawn(request, asked)))


def _drawn(request: Request, asked: Standing) -> DataFrame:
    """The rows there is room for, in the unit of the axis: shown, known and bar (shown, where documents state it)."""
    top = asked.rows.head(MOST)
    divisor = asked.scale.divisor
    shown = top["amount"].astype(float) / divisor
    return top.assign(
        shown=shown, known=top["known"].astype(float) / divisor, bar=shown.where(top["doc_id"].notna()),
        claimed=[request.label("kind", known.KIND) if kind == known.KIND else states.named(kind, state, request.language)
                 for kind, state in zip(top["kind"], top["state"], strict=True)],
    )  # fmt: skip


def _against_last_year(request: Request, asked: Standing, drawn: DataFrame) -> DataFrame:
    """With change (in the unit of the axis) and moved (places up) on the year before, of what documents state."""
    before = standing.stated(request, asked.key, asked.measure, asked.year - 1, asked.tier)
    before = before[before["doc_id"].notna()]
    if asked.measure == "level" and len(before):
        before = before[before["unit"] == asked.rows["unit"].iloc[0]]
    amounts = dict(zip(before["region_code"], before["amount"], strict=True))
    places = dict(zip(before["region_code"], before["place"], strict=True))
    same = drawn["region_code"].where(drawn["doc_id"].notna())
    change = (drawn["amount"].astype(float) - same.map(amounts).astype(float)) / asked.scale.divisor
    moved = same.map(places).astype("Int64") - drawn["place"].astype("Int64")
    return drawn.assign(change=numbers.rounded(change, 4), moved=moved)


def _view(request: Request, asked: Standing, drawn: DataFrame) -> View:
    found, scale = asked.rows, asked.scale
    what = request.t(
        "indicators.measured", name=asked.name, measure=request.t(f"measure.{asked.measure}"), unit=scale.unit
    )
    subject = (
        f"{asked.name}{request.t(f'measure.{asked.measure}')}" if request.language == "zh" else asked.name
    )
    strong = set(request.chosen.regions) & set(drawn["region_code"]) or {drawn["region_code"].iloc[0]}
    words = [_words(value, scale, "%") for value in drawn["shown"]]
    squares = tabled.of_year(
        request, asked.key, standing.column(asked.measure), asked.year, found["unit"].iloc[0]
    )
    squares = squares[squares["region_code"].isin(set(found.loc[found["known"].notna(), "region_code"]))]
    left = len(found) - len(drawn)
    compared = (
        {"change": request.t("ranking.change"), "moved": request.t("ranking.moved")}
        if drawn["change"].notna().any()
        else {}
    )
    documents = int(found["doc_id"].nunique())
    return View(
        "regions.ranking",
        sentences.ranking(found, subject, "amount", request.language),
        request.subtitle(
            what, numbers.year_name(asked.year, request.language), request.label("kind", request.kind),
            standing.tier_name(request, asked.tier),
        ),
        request.counted(
            documents, request.t("regions.left_out", n=left) if left else "", tables_named(request, squares)
        ),
        drawn,
        {
            "place": request.t("column.place"), "region": request.t("column.region"),
            "shown": request.t(f"measure.{asked.measure}"), **compared,
            **({"known": request.t("tables.column")} if len(squares) else {}),
            "claimed": request.t("column.kind"), "title": request.t("column.title"),
        },
        documents,
        note="".join([
            standing.mixed(request, found), _not_final(request, drawn), request.t("regions.ranking_note"),
            request.t("ranking.note") if compared else "", request.t("tables.note_bars") if len(squares) else "",
        ]),
        takeaway=request.t(
            "takeaway.ranking", first=found["region"].iloc[0], high=words[0],
            last=found["region"].iloc[-1], low=_words(float(found["amount"].iloc[-1]) / scale.divisor, scale, "%"),
        ),
        lead=_mark(records(drawn.head(1))[0]),
        place="region",
        native=Native("bar", "region", ("shown",), unit=scale.unit),
        draw=lambda theme, size: _bars(drawn, _labels(request, drawn, words), strong, theme, size),
        facts=lambda mark: standing.said(request, asked.key, asked.measure, asked.year, mark, asked.name),
    )  # fmt: skip


def _words(value: float, scale: numbers.Scale, sign: str = "") -> str:
    """A growth with one decimal, a level with two; the unit stands in the subtitle, % also at the figure."""
    if scale.unit == "%":
        return numbers.short(value) + sign
    return numbers.figure(value)


def _labels(request: Request, drawn: DataFrame, words: list[str]) -> list[str]:
    """What stands at the end of a bar, with the change on last year; at a square, that it is of a table."""
    labels = []
    for word, row in zip(words, records(drawn), strict=True):
        if numbers.missing_text(row["doc_id"]):
            labels.append(request.t("standing.of_table", value=word))
        else:
            labels.append(
                word if numbers.missing(row["change"]) else f"{word} ({numbers.signed(row['change'], 2)})"
            )
    return labels


def _not_final(request: Request, drawn: DataFrame) -> str:
    """Which of the results ranked are preliminary or expected."""
    unsure = drawn[(drawn["kind"] == "actual") & drawn["state"].notna()]
    if unsure.empty:
        return ""
    named = list(unsure["region"])
    return request.t(
        "state.ranked", n=len(named), names=request.joined(named[:4]) + ("…" if len(named) > 4 else "")
    )


def _mark(row: dict[str, Any]) -> str:
    code = str(row["region_code"])
    return tabled.mark(code) if numbers.missing_text(row["doc_id"]) else code


def _bars(drawn: DataFrame, words: list[str], strong: set[Any], theme: look.Theme, size: Size) -> Drawing:
    most = slides.MOST_ROWS if slides.is_slide(size) else len(drawn)
    figure = bars.ranked(
        drawn.head(most), names="region", values="bar", keys="region_code", theme=theme, strong=strong, row=26,
        labels=words[:most],
        beside=[(value, tabled.mark(code)) for code, value in zip(drawn["region_code"], drawn["known"], strict=True)][:most],
    )  # fmt: skip
    return slides.fitted(figure, size)
