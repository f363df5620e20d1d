"""The sentence around a fact, and the text with its facts marked."""

from __future__ import annotations

import re

from core.reading import Mark, marked_html, passage, passage_html

TEXT = "全县预计收入24.8亿元，增长9.5%。投资179.7亿元。\n下一段没有数字。"


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_passage_is_the_whole_sentence_around_the_fact() -> None:
    assert passage(TEXT, *place("24.8亿元")) == ("全县预计收入", "24.8亿元", "，增长9.5%。")


def test_long_sentence_is_cut_with_dots() -> None:
    text = "甲" * 300 + "9.5%" + "乙" * 300 + "。"
    found = passage(text, 300, 304, reach=20)
    assert found == ("…" + "甲" * 20, "9.5%", "乙" * 20 + "…")


def test_markup_in_a_document_is_letters_in_the_passage() -> None:
    assert passage_html(passage("<b>甲</b>占5%。", 9, 11)) == "&lt;b&gt;甲&lt;/b&gt;占<b>5%</b>。"


def test_facts_are_marked_numbered_and_the_chosen_one_named() -> None:
    marks = [Mark(1, *place("24.8亿元"), "actual"), Mark(2, *place("9.5%"), "target")]
    shown = marked_html(TEXT, marks, chosen=2)
    assert shown.count("<p>") == 2
    assert '<span class="f actual">24.8亿</span>' in shown and "<sup>1</sup>" in shown
    assert '<span class="f target chosen" id="fact">9.5</span>' in shown
    assert shown.count('id="fact"') == 1


def test_marking_changes_no_letter() -> None:
    marks = [Mark(1, 2, 20, "other"), Mark(2, *place("24.8亿元"), "actual"), Mark(3, 18, 30, "target")]
    letters = re.sub(r"<sup>[^<]*</sup>|</?(?:span|p)[^>]*>", "", marked_html(TEXT, marks))
    assert letters == TEXT.replace("\n", "")


def test_marks_outside_the_text_are_left_out() -> None:
    assert "class" not in marked_html(
        TEXT, [Mark(1, 5, 5, "actual"), Mark(2, 40, 900, "actual"), Mark(3, -4, 2, "other")]
    )


def test_hostile_text_is_letters_in_the_reader() -> None:
    text = "<img src=x onerror=alert(1)>增长5%"
    shown = marked_html(text, [Mark(1, 3, 9, "actual")])
    assert "<img" not in shown and "onerror=alert" in shown


def test_found_words_have_no_number_and_long_shared_passages_are_marked() -> None:
    text = "甲" * 200 + "蔬菜。\n第二段。"
    shown = marked_html(text, [Mark(0, 200, 202, "hit"), Mark(3, 0, 203, "shared")], at=205)
    assert '<span class="f hit">蔬菜</span>' in shown and "<sup>3</sup>" in shown and "<sup>0" not in shown
    assert '<p id="fact">第二段。</p>' in shown
    assert 'id="fact"' not in marked_html(text, [])
