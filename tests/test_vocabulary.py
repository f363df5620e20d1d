"""The user's own words: what is read from what is typed, how it is kept, and how it counts."""

from __future__ import annotations

import pytest

from core.analysis import keyness, keywords
from core.analysis.cooccurrence import neighbours, together
from core.analysis.documents import documents
from core.analysis.formulations import first_by_region
from core.models import Filter, PartialDate
from core.store import ensure_store
from core.vocabulary import Changed, Texts, VocabularyFile, read
from tests.factories import LANLING, LANXI, make_record, store_of


def test_words_are_parted_by_blanks_commas_and_lines():
    vocabulary, notes = read(
        Texts(
            "盒饭菜 净菜，\n# 备注\n大棚、冷棚 # 两种棚", "时候", "蒜薹 蒜苔\n合作社 = 农业合作社，农民合作社"
        )
    )
    assert vocabulary.terms == ("盒饭菜", "净菜", "大棚", "冷棚")
    assert vocabulary.stop == ("时候",)
    assert vocabulary.groups == (("蒜薹", "蒜苔"), ("合作社", "农业合作社", "农民合作社"))
    assert vocabulary.names["蒜苔"] == "蒜薹" and vocabulary.names["净菜"] == "净菜"
    assert [(note.code, note.used) for note in notes] == [("known", True)]  # 时候 is a stop word anyway


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (Texts(terms="大棚\n大棚"), ("terms", 2, "大棚", "repeated", False)),
        (Texts(terms="棚"), ("terms", 1, "棚", "one_character", False)),
        (Texts(terms="……"), ("terms", 1, "……", "no_letters", False)),
        (Texts(terms="一" * 21), ("terms", 1, "一" * 21, "too_long", False)),
        (Texts(terms="乡村振兴"), ("terms", 1, "乡村振兴", "known", True)),
        (Texts(terms="大棚", stop="大棚"), ("terms", 1, "大棚", "also_stop", False)),
        (Texts(terms="大棚", groups="棚子 大棚"), ("terms", 1, "大棚", "in_group", True)),
        (Texts(groups="蒜薹"), ("groups", 1, "蒜薹", "alone", False)),
        (Texts(groups="蒜薹 蒜苔\n蒜毫 蒜苔 蒜梗"), ("groups", 2, "蒜苔", "in_two_groups", False)),
        (Texts(groups="蒜薹 蒜薹 蒜苔"), ("groups", 1, "蒜薹", "repeated", False)),
        (Texts(stop="蒜薹", groups="蒜薹 蒜苔 蒜毫"), ("groups", 1, "蒜薹", "also_stop", False)),
    ],
)  # fmt: skip
def test_a_line_that_is_not_used_says_why(texts, said):
    assert tuple(read(texts)[1][0]) == said


def test_nothing_typed_is_no_vocabulary():
    vocabulary, notes = read(Texts("\n #只有备注\n", "  ", ""))
    assert vocabulary.digest == "" and not notes
    assert read(Texts("大棚"))[0].digest != read(Texts(stop="大棚"))[0].digest


def test_the_last_lists_hold_and_nobody_is_overwritten(tmp_path):
    file = VocabularyFile(tmp_path / "data")
    assert file.texts() == Texts()
    first = file.save(Texts("大棚"))
    second = file.save(Texts("大棚 冷棚", id=first.id))
    assert VocabularyFile(tmp_path / "data").texts() == second
    with pytest.raises(Changed) as told:
        file.save(Texts("别的", id=first.id))
    assert told.value.current == second and file.vocabulary().terms == ("大棚", "冷棚")
    main = tmp_path / "data" / "vocabulary.jsonl"
    main.write_bytes(b"damaged\n")
    assert VocabularyFile(tmp_path / "data").texts() == second


A = "蒜薹丰收，蒜苔外销，农业合作社牵头。预制菜上市。"
B = "农民合作社与合作社联手，蒜薹入库。"
C = "预制菜预制菜，大棚。"


@pytest.fixture
def build(tmp_path, monkeypatch):
    """A store of three documents under a vocabulary; called again, the same documents under another."""
    made = [
        make_record(A, title="甲", region=LANLING, year=2022, publish_date=PartialDate(2022, 1, 1)),
        make_record(B, title="乙", region=LANXI, year=2023, publish_date=PartialDate(2023, 1, 1)),
        make_record(C, title="丙", region=LANXI, year=2023, publish_date=PartialDate(2023, 2, 1)),
    ]
    store_of(tmp_path, monkeypatch, *made).close()

    def under(**texts):
        file = VocabularyFile(tmp_path / "data")
        file.save(Texts(**texts, id=file.texts().id))
        return ensure_store(tmp_path / "corpus", tmp_path / "data")

    return under


GROUP = "合作社 农业合作社 农民合作社"


def counts(store):
    frame = keywords.top_terms(store, Filter(), limit=200).set_index("term")
    return frame["count"].to_dict(), frame["documents"].to_dict(), frame["policy"].to_dict()


def test_own_words_are_counted_as_text_and_taken_back(build):
    before, _, _ = counts(build())
    assert "预制菜" not in before or before["预制菜"] == 3
    uses, documents_with, own = counts(build(terms="预制菜 蒜薹丰收"))
    assert (uses["预制菜"], documents_with["预制菜"], own["预制菜"]) == (3, 2, True)
    assert uses["蒜薹丰收"] == 1
    assert counts(build())[0] == before


def test_a_group_counts_each_place_once_and_each_document_once(build):
    store = build(groups=f"{GROUP}\n蒜薹 蒜苔")
    uses, documents_with, _ = counts(store)
    assert (
        uses["合作社"] == 3 and documents_with["合作社"] == 2
    )  # not 3 + 2: 合作社 stands in the longer wordings
    assert uses["蒜薹"] == 3 and documents_with["蒜薹"] == 2
    assert not {"农业合作社", "农民合作社", "蒜苔"} & set(uses)
    by_year = keywords.frequency(store, Filter(), ["合作社", "农民合作社"])
    assert list(by_year["count"]) == [1, 0, 2, 1]  # a wording asked for by itself is counted alone
    assert list(keywords.passages(store, Filter(), "合作社")["quote"]) == [
        "农民合作社",
        "合作社",
        "农业合作社",
    ]
    assert keywords.uses(store, Filter(), "合作社").iloc[0].to_dict() == {"count": 3, "documents": 2}
    firsts = first_by_region(store, Filter(), "合作社")
    assert list(firsts["quote"]) == ["农业合作社", "农民合作社"]
    assert all(row.quote == A[row.start : row.end] for row in firsts.head(1).itertuples())


def test_a_stop_word_is_in_no_count_of_words_but_can_be_looked_up(build):
    store = build(stop="外销 预制菜")
    uses, _, _ = counts(store)
    assert not {"外销", "预制菜"} & set(uses)
    assert keywords.frequency(store, Filter(), ["外销"])["count"].sum() == 1
    apart = keyness.distinctive(store, Filter(("371324",)), least=1)
    assert "外销" not in set(apart["term"])
    assert all("外销" not in (words or "") for words in documents(store, Filter())["keywords"])


def test_the_total_of_words_is_the_sum_of_what_is_counted(build):
    store = build(terms="预制菜", stop="外销", groups=GROUP)
    totals, parts = (
        store.rows(f"SELECT sum({column}) FROM {table}")[0][0]
        for column, table in (("term_count", "cells"), ("count", "cell_terms"))
    )
    assert totals == parts


def test_the_company_of_a_group_is_that_of_all_its_wordings(build):
    store = build(groups="蒜薹 蒜苔\n买卖 外销 入库", terms="上市")
    near = neighbours(store, Filter(), "蒜薹", unit="paragraph").set_index("term")
    assert near.loc["买卖", "together"] == 2
    assert list(together(store, Filter(), "蒜薹", "买卖")["quote"]) == ["入库", "外销"]


def test_new_documents_are_counted_under_the_vocabulary_that_holds(build, tmp_path, monkeypatch):
    build(groups=GROUP).close()
    from tests.factories import write_records

    written = [make_record(text, region=LANLING, year=2022) for text in (A, B, C, "合作社，农民合作社。")]
    write_records(tmp_path / "corpus", written)
    uses, documents_with, _ = counts(ensure_store(tmp_path / "corpus", tmp_path / "data"))
    assert uses["合作社"] == 5 and documents_with["合作社"] == 3
