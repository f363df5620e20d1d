"""Figures that contradict their neighbours are kept and marked; figures that agree are left alone."""

from __future__ import annotations

import pytest

from core.models import Cleaned, Context, Indicator, Region
from core.parsing.indicators import extract_indicators
from core.parsing.text import fold

REPORT = Context("government_work_report", Region(level="city"), 2023, 2022)


def marked(text: str) -> dict[str, str]:
    """Name to reason of the figures in doubt."""
    items = read(text)
    return {item.name: item.suspicious for item in items if item.suspicious}


def read(text: str) -> tuple[Indicator, ...]:
    return extract_indicators(Cleaned(text, range(len(text))), fold(text), REPORT)[0]


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("绿化覆盖率达到138%。", "建成区绿化覆盖率", "超过100%"),
        ("固定资产投资增长1254%。", "固定资产投资", "小数点"),
        ("生产事故下降130%。", "生产事故", "不可能"),
        ("粮食产量比上年增长3.5;", "粮食产量", "百分号"),
        (
            "地区生产总值500亿元。第一产业增加值60亿元,第二产业增加值200亿元,第三产业增加值300亿元。",
            "地区生产总值",
            "三次产业",
        ),
        ("税收收入由20亿元增加到30亿元,增长12%。", "税收收入", "不符"),
        ("财政支出100亿元。教育支出30亿元、占财政支出的20%。", "教育支出占财政支出比重", "不符"),
        (
            "居民人均可支配收入5.6万元。城镇居民人均可支配收入4.8万元,农村居民人均可支配收入2.1万元。",
            "居民人均可支配收入",
            "之间",
        ),
        ("固定资产投资180亿元。固定资产投资210亿元。", "固定资产投资", "另有数值"),
    ],
)
def test_contradiction_is_marked(text: str, name: str, reason: str) -> None:
    found = marked(text)
    assert list(found) == [name]
    assert reason in found[name]


@pytest.mark.parametrize(
    "text",
    [
        "完成年度投资计划的143.8%。",
        "地区生产总值500亿元。第一产业增加值60亿元,第二产业增加值200亿元,第三产业增加值240亿元。",
        "税收收入由20亿元增加到22.4亿元,增长12%。",
        "财政支出100亿元。教育支出30亿元、占财政支出的30%。",
        "接待游客突破100万人次,达到104.5万人次。",
        "森林覆盖率100%。",
        "网络零售额增长210%。",
    ],
)
def test_agreement_is_not_marked(text: str) -> None:
    assert not marked(text)


def test_a_doubtful_figure_is_kept_with_an_issue_at_its_place() -> None:
    text = "绿化覆盖率达到138%。"
    items, issues = extract_indicators(Cleaned(text, range(len(text))), text, REPORT)
    assert [item.value for item in items] == [138]
    assert [(issue.code, text[issue.start : issue.end]) for issue in issues] == [
        ("contradiction", "绿化覆盖率达到138%")
    ]
