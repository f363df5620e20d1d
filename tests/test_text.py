"""Folding keeps every offset; the cuts cover the text and end where a reader would end them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.parsing.text import FOLDS, clauses, fold, paragraphs, sentences

MIXED = st.text(
    alphabet=st.sampled_from("会议强调增长产值一二10.9,，。；;:：!？?\"“”'（）()《》【】 \n\r\t\u3000A%％"),
    max_size=200,
)


def cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("增长１２．６％，", "增长12.6%,"),
        ("（一）ＧＤＰ：", "(一)GDP:"),
        ("“十四五”‘双碳’「三农」", '"十四五"\'双碳\'"三农"'),
        ("6%—7%～8%－9％", "6%-7%~8%-9%"),
        ("李　明\u00a0王·买买提•艾力", "李 明 王·买买提·艾力"),
        ("二○二三年二〇二二年", "二〇二三年二〇二二年"),
        ("、。《办法》【发布】〔2023〕5号", "、。《办法》【发布】〔2023〕5号"),
        ("同比增长﹕5﹪﹐好｡", "同比增长:5%,好。"),
    ],
)
def test_fold_makes_look_alikes_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_fold_table_maps_one_character_to_one() -> None:
    assert all(len(to) == 1 for to in FOLDS.values())
    assert all(to not in FOLDS for to in FOLDS.values()), "a folded character must not fold again"


@given(st.text(alphabet=st.characters(codec=None), max_size=300))
def test_fold_keeps_length_and_is_idempotent(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(FOLDS.get(char, char) == to for char, to in zip(text, folded, strict=True))
    assert fold(folded) == folded


@pytest.mark.parametrize("split", [paragraphs, sentences, clauses])
@given(text=st.one_of(MIXED, st.text(max_size=200)))
@settings(max_examples=150)
def test_spans_rise_and_cover_all_that_is_not_space(split, text: str) -> None:  # type: ignore[no-untyped-def]
    spans = split(text)
    inside: set[int] = set()
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        inside.update(range(start, end))
        last = end
    assert all(i in inside for i, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县增长9.5%。投资完成24.8亿元。", ["全县增长9.5%。", "投资完成24.8亿元。"]),
        ("全县增长9.5%.投资完成24.8亿元.", ["全县增长9.5%.", "投资完成24.8亿元."]),
        ("工作稳步推进.2023年再上台阶.", ["工作稳步推进.", "2023年再上台阶."]),
        ("一是抓项目；二是抓招商;三是抓服务。", ["一是抓项目；", "二是抓招商;", "三是抓服务。"]),
        ("怎么干？马上干！干到底!好?", ["怎么干？", "马上干！", "干到底!", "好?"]),
        ("他说：“马上办。”随后离开。", ["他说：“马上办。”", "随后离开。"]),
        ('他说:"马上办。"随后离开。', ['他说:"马上办。"', "随后离开。"]),
        ('他说。"马上办"，随后离开。', ["他说。", '"马上办"，随后离开。']),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("1.抓项目。2.抓招商。", ["1.抓项目。", "2.抓招商。"]),
        ("一.工作回顾\n二.今年安排", ["一.工作回顾", "二.今年安排"]),
        ("审议《干什么？怎么干？》读本。", ["审议《干什么？怎么干？》读本。"]),
        ("项目（含新建；续建）开工。下一句。", ["项目（含新建；续建）开工。", "下一句。"]),
        ("持续推进......久久为功。", ["持续推进......久久为功。"]),
        ("没有标点", ["没有标点"]),
        ("", []),
        (" \n　\n", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text, sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值249.1亿元，增长5.1%；利润12亿元。", ["产值249.1亿元，", "增长5.1%；", "利润12亿元。"]),
        ("产值249.1亿元,增长5.1%;利润12亿元。", ["产值249.1亿元,", "增长5.1%;", "利润12亿元。"]),
        ("收入1,100.9亿元,增长3%", ["收入1,100.9亿元,", "增长3%"]),
        ("收入１，１００．９亿元，增长３％", ["收入１，１００．９亿元，", "增长３％"]),
        ("完成5，100个项目开工", ["完成5，", "100个项目开工"]),
        ("9:30开会,会议指出:抓落实", ["9:30开会,", "会议指出:", "抓落实"]),
        ("存、贷款余额、增速", ["存、贷款余额、增速"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert cut(text, clauses(text)) == expected


@pytest.mark.parametrize(
    "unit", ["(", "（《", '"', "。", ".", "1.", "：“", "会议，", "\n", "《", "一.", "('"]
)
@pytest.mark.parametrize("split", [paragraphs, sentences, clauses])
def test_cuts_grow_with_the_text_and_no_faster(split, unit: str) -> None:  # type: ignore[no-untyped-def]
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        split(text)
        return time.process_time() - started

    small, large = cost(20_000), cost(80_000)
    assert large < 12 * max(small, 0.01)
