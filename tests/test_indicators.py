"""Reads sentences and compares the facts; each sentence in half-width and in full-width punctuation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import Cleaned, Context, Indicator, Region
from core.parsing.indicators import extract_indicators
from core.parsing.text import fold
from tests.indicator_cases import CASES, REPORT, Case

FULL_WIDTH = str.maketrans(",;:()%!?", "，；：（）％！？")


def read(text: str, context: Context = REPORT) -> tuple[Indicator, ...]:
    return extract_indicators(Cleaned(text, range(len(text))), fold(text), context)[0]


def told(item: Indicator) -> str:
    """`name | level | growth | kind year | qualifier`, empty ends cut."""
    high = "" if item.value_max is None else f"..{item.value_max:g}"
    level = "" if item.value is None else f"{item.value:.10g}{high}{item.unit or ''}"
    growth = ""
    if item.yoy is not None:
        growth = f"{item.yoy:+g}" + ("" if item.yoy_max is None else f"..{item.yoy_max:g}")
    elif item.growth:
        rate = item.growth.get("rate", item.growth.get("multiple"))
        growth = f"{item.growth['basis']} {rate:g}"
    parts = [item.name, level, growth, f"{item.kind} {item.year}", item.qualifier or ""]
    return " | ".join(parts).replace("|  |", "| |").rstrip(" |")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
@pytest.mark.parametrize("width", ["half", "full"])
def test_case(case: Case, width: str) -> None:
    text = case.text if width == "half" else case.text.translate(FULL_WIDTH)
    facts = [told(item).replace("％", "%") for item in read(text, case.context)]
    assert facts == list(case.facts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_every_fact_quotes_its_words(case: Case) -> None:
    for item in read(case.text, case.context):
        assert case.text[item.start : item.end] == item.quote
        assert item.quote


def test_base_units() -> None:
    item = read("存款余额321.5亿元。")[0]
    assert (item.value_si, item.unit_si, item.id, item.domain, item.core) == (
        32150000000.0,
        "元",
        "deposits",
        "财政金融",
        True,
    )


def test_totals_of_years_are_cumulative_and_states_are_not() -> None:
    items = read("五年来,财政支出36亿元,新增就业4.2万人,投资完成60亿元,森林覆盖率达到41%。")
    assert [item.period for item in items] == ["cumulative", "cumulative", "cumulative", None]


def test_a_quantity_without_a_name_is_an_issue() -> None:
    text = "3.2亿元。"
    found, issues = extract_indicators(Cleaned(text, range(len(text))), text, REPORT)
    assert not found
    assert [(issue.code, issue.start, issue.end) for issue in issues] == [("unnamed_amount", 0, 5)]


def test_a_masked_figure_is_an_issue() -> None:
    text = "地区生产总值xx.51亿元,增长x.x%。"
    found, issues = extract_indicators(Cleaned(text, range(len(text))), text, REPORT)
    assert not found
    assert {issue.code for issue in issues} == {"masked_figure"}


def test_another_region() -> None:
    item = next(item for item in read("全国粮食产量增长1.6%。"))
    assert item.region is not None
    assert item.region.level == "country"


def test_what_was_done_under_a_title_of_the_country_is_the_regions_own() -> None:
    done, foreseen = read("完成全国示范社备案12家。预计全国粮食产量增长1.2%。")
    assert (done.name, done.scope, done.region) == ("示范社备案", None, None)
    assert foreseen.region is not None and foreseen.region.level == "country"


def test_a_place_before_the_name() -> None:
    city = Context("statistical_bulletin", Region("浙江省", "舟山市", None, "city", "330900"), 2006, 2005)
    own, first, second, harbour = read(
        "舟山全市生产总值280亿元。定海区生产总值增长15.4%,岱山县增长15.4%。舟山港货物吞吐量9000万吨。", city
    )
    assert (own.id, own.region) == ("gdp", None)
    assert [(item.id, item.yoy, item.region and item.region.county) for item in (first, second)] == [
        ("gdp", 15.4, "定海区"),
        ("gdp", 15.4, "岱山县"),
    ]
    assert harbour.region is None and harbour.name.startswith("舟山港")


def test_scope_from_the_lead_in_ends_with_it() -> None:
    facts = read("经开区,新落地企业7家;南部新城,新落地企业3家。新签约项目12个。")
    assert [(item.value, item.scope) for item in facts] == [(7, "经开区"), (3, "南部新城"), (12, None)]


@given(st.text(alphabet="增长占亿元万%,。、的个项目23.5年全县(“”《 \n为由到和分别", max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_true_quotations(text: str) -> None:
    for item in read(text):
        assert text[item.start : item.end] == item.quote
        assert item.name


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1.",
        "增长",
        "由1到",
        "占",
        "、",
        "(",
        "“",
        "一",
        "年",
        "1亿",
        "增长5%、",
        "xx.",
        "的",
        " ",
        "1,000,",
        "2021年",
        "办好八件实事\n(一)\n新建1个\n",
        "(责任单位:",
        "财政收入再,达5亿元,",
    ],
)
def test_time_is_linear(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    read(text, Context("unknown", Region(), 2020))
    assert time.process_time() - start < 5
