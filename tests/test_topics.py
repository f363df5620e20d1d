"""Topics: every example of the lexicon goes where it should; shares are honest."""

import pytest

from core.lexicon import load_toml
from core.parsing.topics import topic_sentences, topic_shares, topics

ENTRIES = load_toml("topics")
EXAMPLES = [(topic, text) for topic, entry in ENTRIES.items() for text in entry["examples"]]
NOT_EXAMPLES = [(topic, text) for topic, entry in ENTRIES.items() for text in entry["not_examples"]]


@pytest.mark.parametrize(("topic", "text"), EXAMPLES, ids=lambda value: value[:12])
def test_examples_go_to_their_topic(topic, text):
    assert [found for *_, found in topic_sentences(text)] == [topic]


@pytest.mark.parametrize(("topic", "text"), NOT_EXAMPLES, ids=lambda value: value[:12])
def test_not_examples_go_elsewhere(topic, text):
    assert topic not in [found for *_, found in topic_sentences(text)]


def test_every_topic_has_labels_and_terms_and_no_term_two_topics():
    assert all(topic.zh and topic.en and topic.terms for topic in topics())
    terms = [term for topic in topics() for term in topic.terms]
    assert len(terms) == len(set(terms))


def test_shares_are_of_the_characters_in_sentences():
    text = "粮食丰收。\n医院启用，床位增加。\n天气晴好，人心振奋。\n"
    assert topic_shares(text) == {"health": 0.4, "agriculture": 0.2}


def test_what_has_no_term_belongs_to_no_topic():
    assert topic_shares("大家都很高兴。") == {}
    assert topic_shares("") == {}


def test_of_two_topics_with_as_many_hits_the_first_named_wins():
    assert topic_shares("粮食和医院。") == {"agriculture": 1.0}
    assert topic_shares("医院和粮食。") == {"health": 1.0}


def test_a_longer_term_covers_the_shorter_one():
    assert topic_shares("生物医药。") == {"industry": 1.0}


def test_half_and_full_width_count_alike():
    assert topic_shares("建设５Ｇ基站。") == topic_shares("建设5G基站。") == {"innovation": 1.0}


@pytest.mark.parametrize("text", ["粮食。医院。公路。", "一句没有主题的话。粮食丰收。", "粮食\n" * 50])
def test_shares_add_up_to_at_most_one(text):
    assert 0 < sum(topic_shares(text).values()) <= 1 + 1e-9
