"""Keywords: what counts as a term, how often, and in which order."""

import pytest

from core.lexicon import load_lines
from core.models import Meeting, Person
from core.parsing.keywords import extract_keywords, idf, people, phrase_counts, stop_words, term_counts


def test_policy_phrases_count_wherever_they_stand():
    text = "实施乡村振兴战略，推进乡村振兴，乡村振兴样板初步形成。"
    assert phrase_counts(text) == {"乡村振兴": 3, "乡村振兴战略": 1}
    assert term_counts(text)["乡村振兴"] == 3


def test_a_phrase_is_not_counted_again_as_a_word():
    assert term_counts("招商引资")["招商引资"] == 1


def test_single_characters_numbers_and_stop_words_are_no_terms():
    text = "我们要在全县推进二十三个、一百二十亩、第十八届和几十家，产值24.8亿元。"
    assert set(term_counts(text)) == {"产值"}


def test_words_are_counted_as_cut():
    assert term_counts("供应蔬菜，种植蔬菜，蔬菜外销")["蔬菜"] == 3


def test_names_of_people_are_no_keywords():
    text = "县委书记战明秀强调，要抓好秸秆利用。郭大秸秆负责。战明秀到场。"
    meeting = Meeting(chair=Person("战明秀", "县委书记"), attendees=(Person("郭大秸秆"), Person("郭")))
    assert people(meeting) == ("郭大秸秆", "战明秀")
    assert "明秀" in term_counts(text)
    counts = term_counts(text, people(meeting))
    assert "明秀" not in counts and counts["秸秆"] == 1
    assert people(None) == ()


def test_the_weightiest_word_comes_first():
    words = extract_keywords("秸秆离田。秸秆打包。经济向好。秸秆利用。")
    assert words[0].term == "秸秆"
    assert words[0].count == 3
    assert [word.weight for word in words] == sorted((word.weight for word in words), reverse=True)


def test_weight_is_share_times_inverse_document_frequency():
    (word,) = extract_keywords("蔬菜。")
    assert word.weight == pytest.approx(idf("蔬菜"), abs=1e-6)


def test_ties_are_ordered_by_the_word():
    text = "甲骨文化石林立。" * 2
    assert extract_keywords(text) == extract_keywords(text)
    known = [
        word for word in extract_keywords("兰陵苍山") if word.weight == extract_keywords("兰陵苍山")[0].weight
    ]
    assert [word.term for word in known] == sorted(word.term for word in known)


def test_the_limit_is_kept():
    assert len(extract_keywords("工业农业教育医院旅游蔬菜粮食公路水库", limit=4)) == 4


@pytest.mark.parametrize("text", ["", "。，", "12345 678", "的的"])
def test_a_text_without_words_has_no_keywords(text):
    assert extract_keywords(text) == ()


def test_no_policy_phrase_is_a_stop_word():
    assert not stop_words() & set(load_lines("policy_terms"))


def test_a_word_unknown_to_the_table_is_taken_as_rare():
    assert idf("预制菜") > idf("经济")
