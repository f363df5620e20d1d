"""Every view is whole under any filter, in both languages, and its figure is drawn from its table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from core import views
from core.models import Filter, Keyword, Meeting, PartialDate, Person, Region
from core.store import Store, ensure_store
from core.views import documents, findings, rates, terms, words_apart
from core.views.evidence import sentences
from tests.conftest import SEEDS
from tests.factories import LANLING, LANXI, SHANDONG, make_indicator, make_record, store_of

FILTERS = (
    Filter(),
    Filter(regions=("371324",)),
    Filter(regions=("230521", "330781")),
    Filter(year_from=2023, year_to=2023),
    Filter(doc_types=("work_conference",)),
    Filter(regions=("110000",)),
)
# What stands on pages only where two regions state one indicator, a place has two years, or a report a superior's.
NEEDS_MORE = {
    "regions.ranking",
    "regions.versus",
    "keywords.turnover",
    "keywords.common",
    "keywords.own",
    "documents.found",
    "documents.shared",
    "documents.pairs",
    "targets.outcomes",
    "targets.revisions",
    "targets.cascade",
    "targets.silent",
    "targets.told",
    "meetings.intervals",
    "indicators.claims",
    "indicators.apart",
    "indicators.distribution",
    "regions.peers",
    "regions.scatter",
    "regions.multiples",
}
# What counts documents, not sentences of them.
COUNTS_ONLY = {"regions.held", "documents.listed", "corpus.coverage", "corpus.kinds", "corpus.fields"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return ensure_store(SEEDS, tmp_path_factory.mktemp("data"), lambda *_: None)


def built(
    store: Store, identifier: str, chosen: Filter = FILTERS[0], language: str = "zh"
) -> views.View | None:
    return views.build(identifier, views.direct(store), chosen, {}, language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("identifier", views.IDS)
def test_every_view_says_what_it_shows_and_where_it_is_from(
    store: Store, identifier: str, language: str
) -> None:
    view = built(store, identifier, language=language)
    if identifier in NEEDS_MORE:
        assert view is None
        return
    assert view is not None and view.id == identifier
    assert view.title and view.subtitle and view.takeaway
    assert str(view.documents) in view.source
    assert len(view.table) and set(view.columns) <= set(view.table.columns)
    assert {view.place, view.year} <= {None, *view.table.columns}


@pytest.mark.parametrize("identifier", views.IDS)
def test_what_a_view_rests_on_can_be_quoted(store: Store, identifier: str) -> None:
    view = built(store, identifier)
    if view is None or view.facts is None:
        assert identifier in NEEDS_MORE | COUNTS_ONLY
        return
    request = views.Request(views.direct(store), Filter(), {})
    said = sentences(view, request)
    assert said and all(words and document for words, document in said)


@pytest.mark.parametrize("chosen", FILTERS, ids=str)
@pytest.mark.parametrize("identifier", views.IDS)
def test_every_view_is_drawn_at_every_size_or_there_is_none(
    store: Store, identifier: str, chosen: Filter
) -> None:
    view = built(store, identifier, chosen)
    if view is None or view.draw is None:
        return
    for size in ("page", "picture", "slide", "small"):
        drawing = view.draw("dark", size)
        assert isinstance(drawing, dict) if size == "page" and view.counted else drawing
        if size != "page":
            assert drawing.layout.height > 40


def test_the_filter_stands_in_the_subtitle(store: Store) -> None:
    view = built(store, "keywords.cloud", Filter(regions=("371324",), year_from=2023, year_to=2023))
    assert view is not None and "兰陵县 · 2023年" in view.subtitle


def test_options_are_those_of_the_page_and_nonsense_is_none(store: Store) -> None:
    ask = views.direct(store)
    level = views.build("indicators.series", ask, Filter(), {"indicator": "gdp", "measure": "yoy"}, "zh")
    assert level is not None and "地区生产总值" in level.title
    assert views.build("indicators.series", ask, Filter(), {"indicator": "no such"}, "zh") is None
    assert views.build("indicators.series", ask, Filter(), {"measure": "colour"}, "zh") is None
    asked = views.build("keywords.rates", ask, Filter(), {"term": ["乡村振兴"], "by": "region"}, "zh")
    assert asked is not None and set(asked.table["term"]) == {"乡村振兴"}
    with pytest.raises(KeyError):
        views.build("no.view", ask, Filter(), {}, "zh")


def test_of_many_regions_those_with_most_documents_are_shown_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [
        make_record(
            text, region=region, year=2023, topics={"economy": 0.5},
            indicators=(make_indicator(text, "生产总值", year=2022, yoy=4.0),),
        )
        for region, text in ((LANXI, "生产总值又增长。"), (LANLING, "生产总值增长。"), (LANLING, "生产总值还在增长。"))
    ]  # fmt: skip
    found = store_of(tmp_path, monkeypatch, *told)
    for name in ("regions.topics", "regions.headline"):
        whole = built(found, name)
        with monkeypatch.context() as few:
            few.setattr("core.views.regions.MOST", 1)
            view = built(found, name)
        assert view is not None and whole is not None
        assert "兰溪市" in str(whole.named) and "未列" not in whole.source
        assert "兰溪市" not in str(view.named) and "只列文档最多的 1 个地区，另有 1 个未列" in view.source


def test_slides_have_few_rows_and_large_letters(store: Store) -> None:
    view = built(store, "overview.domains")
    assert view is not None and view.draw is not None
    slide, small = view.draw("light", "slide"), view.draw("light", "small")
    assert len(slide.data[0].x) == 5
    assert slide.layout.yaxis.tickfont.size == 46 and small.layout.yaxis.tickfont.size == 32
    assert slide.layout.yaxis.range == view.draw("light", "slide").layout.yaxis.range


def test_the_takeaway_is_computed_from_the_table(store: Store) -> None:
    view = built(store, "keywords.cloud")
    assert view is not None
    first = view.table.iloc[0]
    assert first["term"] in view.takeaway and str(first["count"]) in view.takeaway


def test_the_words_of_a_place_are_compared_with_all_others(store: Store) -> None:
    view = built(store, "keywords.distinctive", Filter(regions=("371324",)))
    assert view is not None and view.facts is not None
    assert "兰陵" not in set(view.table["term"]) and set(view.table["side"]) == {"first", "second"}
    found, _ = view.facts(view.lead)
    assert len(found)


def test_two_regions_are_compared_over_what_both_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "生产总值增长。"
    told = [
        make_record(
            text, doc_type="government_work_report", region=region, year=2023,
            indicators=(make_indicator(text, "生产总值", year=2022, value=level, unit="亿元", value_si=level * 1e8, unit_si="元", yoy=yoy),),
        )
        for region, level, yoy in ((LANLING, 300.0, 4.0), (LANXI, 450.0, 6.5))
    ]  # fmt: skip
    found = store_of(tmp_path, monkeypatch, *told)
    options = {"a": "371324", "b": "330781"}
    view = views.build("regions.versus", views.direct(found), Filter(), options, "zh")
    assert view is not None and view.facts is not None
    assert list(view.table["apart"]) == ["\u22122.5 个百分点", "\u2212150 亿元"]
    assert len(view.facts(view.lead)[0]) == 2


def yearly(text: str, year: int, target: float, actual: float | None, **more: object) -> Any:
    """A report of a year: a growth target for it, and the growth of the year before; `text` makes it a document of its own."""
    found = [make_indicator(text, "生产总值", year=year, kind="target", yoy=target)]
    if actual is not None:
        found.append(make_indicator(text, "生产总值", year=year - 1, yoy=actual))
    return make_record(text, doc_type="government_work_report", year=year, indicators=tuple(found), **more)


def test_targets_stand_beside_their_outcomes_and_those_of_the_year_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = yearly("今年生产总值要增长。", 2023, 6.0, None, region=LANLING)
    second = yearly("去年生产总值增长，今年再增长。", 2024, 5.0, 6.5, region=LANLING)
    ask = views.direct(store_of(tmp_path, monkeypatch, first, second))
    for scope in ("core", "every"):
        beside = views.build("targets.outcomes", ask, Filter(), {"scope": scope}, "zh")
        assert beside is not None and beside.facts is not None
        assert "1 个有结果的目标中 1 个达到" in beside.title and "2023年" in beside.subtitle
        assert "6.5%" in beside.takeaway and len(beside.facts(beside.lead)[0]) == 2
    revised = views.build("targets.revisions", ask, Filter(), {"scope": "every"}, "zh")
    assert revised is not None and revised.facts is not None
    assert list(revised.table["step"]) == [-1.0] and "由 6% 改为 5%" in revised.takeaway
    assert len(revised.facts(revised.lead)[0]) == 2
    listed = views.build("targets.outcome_table", ask, Filter(), {"scope": "every", "year": "2024"}, "zh")
    assert listed is not None and "还没有结果" in listed.takeaway


def test_one_target_from_province_to_county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shandong = Region(province="山东省", code="370000", level="province")
    told = [
        yearly(f"{place}生产总值增长。", 2023, target, None, region=region)
        for place, target, region in (("省", 5.0, shandong), ("县", 7.0, LANLING))
    ]
    ask = views.direct(store_of(tmp_path, monkeypatch, *told))
    view = views.build("targets.cascade", ask, Filter(), {"scope": "every"}, "zh")
    assert view is not None and list(view.table["gap"].dropna()) == [2.0]
    assert view.takeaway.startswith("兰陵县 7%") and view.draw is not None
    assert "+2" in str(view.draw("light", "page").layout.annotations)


def test_a_search_two_documents_and_shared_passages_are_views(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "要把蔬菜产业的标准化基地建设放在全部农业工作最要紧的位置来抓"
    report = {"doc_type": "government_work_report"}
    words = (Keyword("蔬菜", 2, 1.0),)
    found = store_of(
        tmp_path, monkeypatch,
        make_record(f"一、农业\n{said}。\n二、工业\n招商。", doc_id="a" * 16, title="甲", region=LANLING, year=2022, keywords=words, **report),
        make_record(f"一、农业\n{said}，做好出口。\n二、教育\n办学。", doc_id="b" * 16, title="乙", region=LANLING, year=2023, keywords=words, **report),
        make_record("别的事情。", doc_id="c" * 16, title="丙", region=LANXI, year=2023),
    )  # fmt: skip
    ask = views.direct(found)
    hits = views.build("documents.found", ask, Filter(), {"q": "蔬菜 NOT 出口"}, "zh")
    assert hits is not None and hits.title == "1 份文档符合" and list(hits.table["title"]) == ["甲"]
    assert hits.facts is not None and list(hits.facts(hits.lead)[0]["quote"]) == ["蔬菜"]
    assert views.build("documents.found", ask, Filter(), {"q": "。，"}, "zh") is None
    english = views.Request(ask, Filter(), {"q": "蔬菜 OR"}, "en")
    assert documents.problem(english) == "“OR” needs a word on either side."
    shared = views.build("documents.shared", ask, Filter(), {"doc": "a" * 16}, "zh")
    assert (
        shared is not None
        and list(shared.table["quote"]) == [f"一、农业\n{said}"]
        and list(shared.table["of"]) == ["乙 · 2023年"]
    )
    assert shared.facts is not None and shared.facts("0")[0].iloc[0]["doc_id"] == "b" * 16
    pairs = views.build("documents.pairs", ask, Filter(), {"doc": "a" * 16, "with": "b" * 16}, "zh")
    assert pairs is not None and list(pairs.table["own"].fillna("")) == ["农业", "工业", ""]
    assert list(pairs.table["other"].fillna("")) == ["农业", "", "教育"] and pairs.table["percent"][0] == 100
    beside = documents.beside(views.Request(ask, Filter(), {}), "a" * 16)
    assert list(beside.values()) == ["乙 · 2023年", "丙 · 2023年"]


def test_a_corrected_figure_is_marked_in_every_table_and_quotation_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        2022: "地区生产总值增长4.0%，固定资产投资增长3.0%，今年预期增长7%。",
        2023: "地区生产总值增长6.0%，固定资产投资增长5.0%，今年预期增长7%。",
    }
    records = [
        make_record(
            text, region=region, year=year + 1, title=f"{year}年公报", doc_type="statistical_bulletin",
            indicators=(
                make_indicator(text, text[:12], yoy=float(text[8:11]), year=year, corrected="corrected" if region is LANLING else None),
                make_indicator(text, "预期增长7%", kind="target", yoy=7.0, year=year + 1),
                make_indicator(text, text[13:25], name="固定资产投资", id="investment", yoy=float(text[21:24]), year=year),
            ),
        )
        for year, text in texts.items() for region in (LANLING, LANXI)
    ]  # fmt: skip
    store = store_of(tmp_path, monkeypatch, *records)
    ask, touched = views.direct(store), {}
    for name in views.IDS:
        view = views.build(
            name, ask, Filter(), {"indicator": "gdp", "place": "371324", "area": "370000.county"}
        )
        if view is not None and "touched" in view.columns:
            assert view.columns["touched"] == "人工" and set(view.named["人工"].dropna()) == {"已更正"}
            touched[name] = int(view.table["touched"].notna().sum())
    assert touched == {
        "indicators.growth": 1, "indicators.outlook": 1, "indicators.series": 2, "indicators.series_table": 2,
        "overview.headline": 1, "indicators.distribution": 1, "regions.ranking": 1, "regions.map": 1, "regions.versus": 1, "targets.outcomes": 1, "targets.outcome_table": 1,
        "targets.over_years": 1, "indicators.profile": 1, "regions.multiples": 2, "regions.scatter": 1,
    }  # fmt: skip
    headline = views.build("regions.headline", ask, Filter(), {})
    assert headline is not None
    assert headline.table.set_index("key").loc["gdp", "兰陵县"] == "增长 6%（2023年） 已更正"
    series = views.build("indicators.series", ask, Filter(), {"indicator": "gdp"})
    assert series is not None
    quoted = sentences(replace(series, lead="371324|actual|2023"), views.Request(ask, Filter(), {}))
    assert [where.endswith("已更正") for _, where in quoted] == [True]


def test_the_findings_of_the_overview_are_titles_of_views_that_have_something_to_say(store: Store) -> None:
    ask = views.direct(store)
    found = findings.findings(views.Request(ask, Filter(), {}))
    growth = built(store, "indicators.growth")
    assert growth is not None and findings.Finding(growth.title, "indicators") in found
    assert len(found) <= findings.MOST and all(one.words for one in found)
    assert findings.findings(views.Request(ask, Filter(regions=("110000",)), {})) == []
    one = findings.findings(views.Request(ask, Filter(doc_types=("work_conference",)), {}))
    assert one and "还不足以下结论" not in "".join(finding.words for finding in one)


def test_a_province_is_shown_with_its_own_sentences_not_with_those_of_its_counties(tmp_path, monkeypatch):
    """However many documents lie in a province, a click on it shows what it says itself."""
    health = "医院门诊全面开放，医疗服务改善。"
    store = store_of(
        tmp_path,
        monkeypatch,
        make_record(health, doc_type="government_work_report", region=SHANDONG, year=2020, topics={"health": 1.0}),
        *(
            make_record(f"{health}第{at}份。" * 30, doc_type="news_other", region=LANLING, year=2023, topics={"health": 1.0})
            for at in range(20)
        ),
    )  # fmt: skip
    ask = views.direct(store)
    topics = views.build("regions.topics", ask, Filter(), {})
    assert topics.facts is not None
    assert set(topics.facts("370000|health")[0]["region_code"]) == {"370000"}
    rates = views.build("keywords.rates", ask, Filter(), {"term": "医院", "by": "region"})
    assert rates.facts is not None
    assert set(rates.facts("医院|370000")[0]["region_code"]) == {"370000"}


def test_terms_that_are_not_used_are_not_called_the_most_used(tmp_path, monkeypatch):
    store = store_of(tmp_path, monkeypatch, make_record("医院开放。", year=2020, region=SHANDONG))
    asked = views.Request(views.direct(store), Filter(), {"term": "航天"})
    assert views.build("keywords.rates", asked.ask, Filter(), asked.options) is None
    assert rates.nothing(asked) == "这些文档没有用到：航天"


def test_a_filter_that_chooses_everything_has_nothing_to_be_set_apart_from(tmp_path, monkeypatch):
    docs = [make_record(f"蔬菜丰收，第{year}次。" * 20, year=year, region=SHANDONG) for year in (2020, 2021)]
    ask = views.direct(store_of(tmp_path, monkeypatch, *docs))
    assert "filter" not in words_apart.sides(views.Request(ask, Filter(year_from=2019), {}))
    assert "filter" in words_apart.sides(views.Request(ask, Filter(year_from=2021), {}))


def test_who_chaired_lies_behind_words_over_years_of_one_region(tmp_path, monkeypatch):
    """Six meetings in three years under two people, and a word in each year."""
    held = [
        make_record(
            f"医院开放第{at}回。" * 300, doc_type="government_executive_meeting", region=LANLING, year=2020 + at // 4,
            file=f"{at}.txt", meeting=Meeting(
                date=PartialDate(2020 + at // 4, 1 + at, 5), chair=Person("王明" if at < 6 else "李华"))
        )
        for at in range(12)
    ]  # fmt: skip
    ask = views.direct(store_of(tmp_path, monkeypatch, *held))
    shapes = []
    for bands in ("", "1"):
        view = views.build("keywords.rates", ask, Filter(), {"term": "医院", "by": "year", "bands": bands})
        shapes.append(len(view.draw("light", "page").layout.shapes))
    assert shapes[1] - shapes[0] == 2 and "主持" in view.note
    for name, options in (
        ("keywords.rates", {"term": "医院", "by": "month"}),
        ("meetings.frequency", {"step": "quarter"}),
    ):
        plain, banded = (views.build(name, ask, Filter(), {**options, "bands": bands}) for bands in ("", "1"))
        assert "主持" in banded.note and "主持" not in plain.note
        figures = [view.draw("light", "page").layout for view in (plain, banded)]
        assert len(figures[1].shapes) - len(figures[0].shapes) == 2
        assert {"王明", "李华"} <= {note.text for note in figures[1].annotations}
    asked = views.Request(ask, Filter(), {"bands": "1"})
    several = ("370000", "371324")
    assert terms.note(asked, terms.behind(asked, several, (2020, 2021)), several).startswith("图里有几个地区")
    one = asked.within(regions=("371324",))
    assert list(terms.behind(one, several, (2020, 2022))["chair"]) == ["王明", "李华"]
    assert "兰陵县" in view.note


def test_rows_of_targets_that_count_as_one_are_said_to(tmp_path, monkeypatch):
    text = "地区生产总值增长7%，总量达到300亿元。财政收入增长5%。"
    goals = (
        make_indicator(text, "地区生产总值增长7%", kind="target", year=2023, yoy=7.0),
        make_indicator(text, "总量达到300亿元", kind="target", year=2023, value=300.0, unit="亿元", value_si=3e10, unit_si="元"),
        make_indicator(text, "财政收入增长5%", kind="target", year=2023, yoy=5.0, name="一般公共预算收入"),
    )  # fmt: skip
    report = make_record(
        text, doc_type="government_work_report", region=LANLING, year=2023, indicators=goals, title="2023年政府工作报告"
    )  # fmt: skip
    ask = views.direct(store_of(tmp_path, monkeypatch, report))
    table = views.build("targets.outcome_table", ask, Filter(), {"year": "2023"})
    assert len(table.table) == 3 and "共 2 项" in table.note
