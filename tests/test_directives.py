"""What a meeting or a speaker stressed: passages, verbs, speakers and topics."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lexicon import load_toml
from core.models import Directive
from core.parsing.agenda import find_agenda
from core.parsing.directives import find_directives
from core.parsing.mentions import masked
from core.parsing.people import find_people
from core.parsing.text import fold
from tests.test_people import FULL_WIDTH, WIDTHS


def directives(text: str, width: str = "half") -> tuple[Directive, ...]:
    text = text.translate(FULL_WIDTH) if width == "full" else text
    folded = fold(text)
    blanked = masked(folded)
    people = find_people(blanked)
    agenda = find_agenda(text, folded, blanked, people.mentions, None)
    return find_directives(text, blanked, people.mentions, people.present, agenda)


OPENING = "县长钟有德主持召开县政府常务会议,副县长安可参加。\n"

CASES = [
    (
        "the meeting speaks",
        "会议强调,要抓好节水灌溉。\n会议指出,形势向好。",
        [("强调", None), ("指出", None)],
    ),
    ("a person speaks", "钟有德强调,要抓好节水灌溉。", [("强调", "钟有德")]),
    ("while chairing", "钟有德在主持会议时指出,要抓好节水灌溉。", [("指出", "钟有德")]),
    ("with an office", "副县长安可要求,各镇要抓好节水灌溉。", [("要求", "安可")]),
    ("he goes on", "钟有德指出,春耕在即。他要求,要抓好节水灌溉。", [("指出", "钟有德"), ("要求", "钟有德")]),
    ("several in one paragraph", "会议指出,春耕在即。会议要求,要节水。", [("指出", None), ("要求", None)]),
    ("without a comma", "会议强调要抓好节水灌溉。", [("强调", None)]),
    ("a studied leader is only quoted", "习近平总书记强调,要端牢饭碗。", []),
    ("as demanded is no demand", "按照会议要求,各镇行动起来。", []),
    ("somebody not there", "市委书记霍春山在全市大会上的讲话强调,要节水。", []),
]


@WIDTHS
@pytest.mark.parametrize(("why", "text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_directives(why: str, text: str, expected: list[tuple[str, str | None]], width: str) -> None:
    assert [(d.verb, d.speaker) for d in directives(OPENING + text, width)] == expected


TOPICS = [
    ("the lead-in names it", "关于节水灌溉工作,钟有德强调,要认清形势。", "节水灌溉工作"),
    ("the matter told before", "会议听取了养老服务情况汇报。会议强调,要提高站位,办好养老服务。", "养老服务"),
    ("a matter of the agenda", "会议强调,要提高站位,把防火隔离带建好。", "防火隔离带"),
    ("what comes back", "会议强调,要认清形势,数字乡村是方向,建好数字乡村平台。", "数字乡村"),
    ("the object of a demand", "会议强调,要提高认识,切实加强校车安全管理。", "校车安全管理"),
]


@WIDTHS
@pytest.mark.parametrize(("why", "text", "topic"), TOPICS, ids=[row[0] for row in TOPICS])
def test_topics(why: str, text: str, topic: str, width: str) -> None:
    opening = OPENING.replace("常务会议,", "常务会议,研究防火隔离带建设工作。")
    assert directives(opening + text, width)[-1].topic == topic


def test_a_passage_runs_to_the_next_or_the_end_of_its_paragraph() -> None:
    text = OPENING + "会议指出,春耕在即。会议要求,要节水。\n散会。"
    first, second = directives(text)
    assert text[first.start : first.end] == "会议指出,春耕在即。"
    assert text[second.start : second.end] == "会议要求,要节水。"


def test_words_of_the_lexicon() -> None:
    lexicon = load_toml("directive_words")
    for text, topic in lexicon["examples"]:
        assert directives(OPENING + "会议强调," + text)[-1].topic == topic
    for text in lexicon["not_examples"]:
        clause = text.split(",")[0]
        assert directives(OPENING + "会议强调," + text)[-1].topic in clause


@given(st.text(alphabet="会议强调指出要求,:。\n他钟有德县长主持在时、抓好工作关于", max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    for directive in directives(text):
        assert directive.start is not None and directive.end is not None
        assert 0 <= directive.start < directive.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["会议强调,", "他", "强调,", "会议", "在", "要加强", "关于", "县长钟有德指出,", "水利水利"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    attack = (unit * 100_000)[:100_000]
    started = time.process_time()
    directives(attack)
    assert time.process_time() - started < 6
