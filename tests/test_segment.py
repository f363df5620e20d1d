"""Segmentation: both engines cut alike, numbers and policy phrases stay whole, any text takes linear time."""

import re
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.parsing import segment
from core.parsing.segment import chinese_words, jieba_engine, policy_terms, rjieba_engine, tokenize

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
COMMON = st.sampled_from("的一全县推进高质量发展乡村振兴工业招商引资和在人大中国经济三百二十")


rjieba = cache(rjieba_engine)
jieba = cache(jieba_engine)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_both_engines_cut_the_seeds_alike(path):
    text = path.read_text(encoding="utf-8")
    assert list(segment._tokens(text, rjieba())) == list(segment._tokens(text, jieba()))


@settings(max_examples=60, deadline=None)
@given(st.text(st.one_of(HAN, COMMON, st.sampled_from("，。 0123456789.%ABab-")), max_size=200))
def test_both_engines_cut_anything_alike(text):
    assert list(segment._tokens(text, rjieba())) == list(segment._tokens(text, jieba()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("生产总值增长6.5%左右", ["6.5%"]),
        ("总投资1,100.9亿元", ["1,100.9"]),
        ("规划（2021-2035年）", ["2021-2035"]),
        ("建设5G基站和R&D中心", ["5G", "R&D"]),
        ("大力推进高质量发展", ["高质量发展"]),
        ("做好地质灾害防治和森林防灭火", ["地质灾害防治", "森林防灭火"]),
        ("发展预制菜产业", ["预制菜", "产业"]),
    ],
)
def test_numbers_latin_words_and_policy_phrases_stay_whole(text, words):
    assert [token for token in tokenize(text) if token in words] == words


def test_punctuation_and_blanks_are_left_out():
    assert tokenize("经济，发展。\n\u3000（教育）") == ["经济", "发展", "教育"]


def test_chinese_words_are_the_tokens_without_numbers_and_latin():
    text = "2023年新建5G基站120个，预制菜产值24.8亿元，哈哈哈哈。"
    assert [word for word in chinese_words(text) if word != " "] == [
        token for token in tokenize(text) if not token[0].isascii()
    ]


def test_a_run_of_one_character_is_no_word():
    assert tokenize("好好好好好好经济") == ["经济"]


@pytest.mark.parametrize("unit", ["中", "经济", "1", "1.", "，", "a", "中1", "中中国", " ", "𠀀一"])
def test_a_million_characters_of_anything_take_a_moment(unit):
    text = unit * (1_000_000 // len(unit))
    tokenize("先载入词典")
    started = time.process_time()
    tokenize(text)
    chinese_words(text)
    assert time.process_time() - started < 5


def test_policy_terms_are_listed_once_and_can_be_cut():
    terms = policy_terms()
    assert len(terms) == len(set(terms))
    assert all(re.fullmatch(rf"[{segment.HAN}]{{2,}}", term) for term in terms)
