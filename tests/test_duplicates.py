"""Reposts: one text from several sites is one document; what only looks like a repost stays a document."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from core.corrections import Correction, InvalidCorrection, Journal
from core.corrections.links import decisions
from core.duplicates.reposts import Decisions, Likeness, Text, find_reposts
from core.duplicates.signature import BINS, numbers_differ, signature, similarity
from core.store import Store, ensure_store
from tests.factories import LANLING, LANXI, make_record, store_of, use_written_records, write_records

BODY = (
    "兰陵县人民政府召开第{n}次常务会议，研究全县秋粮收购和冬季供暖准备工作。会议听取了县发展改革局关于粮食收购价格的"
    "汇报，要求各乡镇备足{a}个收购点，落实资金{b}万元，不得向农户打白条。会议强调，供暖企业要在{m}月{d}日前完成管网检修，"
    "储煤不少于{c}吨，保障{e}户居民按时用暖。会议还研究了蔬菜大棚改造、农村公路养护、校园安全检查等其他事项，"
    "决定由分管领导牵头组织实施，县政府督查室跟踪问效，重大问题及时报告。"
)
FIGURES = {"n": 31, "a": 46, "b": 2800, "m": 11, "d": 5, "c": 32000, "e": 18000}
STORY = BODY.format(**FIGURES)
AROUND = (
    "首页 > 政务公开 > 政府会议\n来源：县融媒体中心\n发布时间：2023-10-21\n{}\n责任编辑：小王\n分享到微信"
)


def typos(text: str, share: float, seed: int = 1) -> str:
    dice = random.Random(seed)
    return "".join("的" if "一" <= char <= "鿿" and dice.random() < share else char for char in text)


def test_the_signature_estimates_how_much_two_texts_share() -> None:
    one = signature(STORY)
    assert similarity(one, one) == pytest.approx(1.0)
    assert similarity(one, signature(STORY.replace("，", ","))) == pytest.approx(1.0)  # marks do not count
    assert 0.75 < similarity(one, signature(typos(STORY, 0.02))) < 1.0
    other = (
        "全市招商引资工作推进会在市民中心召开。市长出席并讲话，要求各区聚焦重点产业链，开展敲门招商、以商招商。"
        * 3
    )
    assert similarity(one, signature(other)) < 0.15
    assert signature("太短的文字不足以判断。") == b"" and len(one) > BINS


def test_numbers_behind_the_same_words_are_compared() -> None:
    changed = BODY.format(**{**FIGURES, "b": 3100, "n": 32})
    assert numbers_differ(signature(STORY), signature(STORY))[1] == 0
    assert numbers_differ(signature(STORY), signature(changed))[1] == 2
    assert numbers_differ(signature(STORY), signature(AROUND.format(STORY)))[1] == 0


def test_a_signature_is_cheap() -> None:
    text = typos(STORY * 12, 0.3)[:3000]
    signature(text)
    times = []
    for _ in range(20):
        began = time.process_time()
        signature(text)
        times.append(time.process_time() - began)
    assert min(times) < 0.0003


def text(doc_id: str, content: str, region: str | None = "371324", year: int | None = 2023) -> Text:
    return Text(doc_id, signature(content), region, year)


def found(*texts: Text, decided: Decisions = Decisions()) -> list[tuple[str, str, str]]:  # noqa: B008
    return [(item.doc_id, item.kept, item.kind) for item in find_reposts(texts, decided)]


@pytest.mark.parametrize(
    ("again", "kind"),
    [
        (STORY, "repost"),
        (AROUND.format(STORY), "repost"),
        ("一图读懂县政府常务会议\n" + typos(STORY, 0.01), "repost"),
        (BODY.format(**{**FIGURES, "n": 32, "d": 9}), "similar"),  # a form filled in again
        (STORY[:150], None),  # an extract
    ],
)
def test_reposts_and_what_only_looks_like_one(again: str, kind: str | None) -> None:
    expected = [("b", "a", kind)] if kind else []
    assert found(text("a", STORY), text("b", again)) == expected


def test_another_region_or_year_is_another_document_unless_the_text_is_the_same_throughout() -> None:
    almost = typos(STORY, 0.02)
    assert found(text("a", STORY), text("b", almost)) == [("b", "a", "repost")]
    assert found(text("a", STORY), text("b", almost, region="330781")) == []
    assert found(text("a", STORY), text("b", almost, year=2022)) == []
    assert found(text("a", STORY), text("b", almost, region="370000")) == [("b", "a", "repost")]
    assert found(text("a", STORY), text("b", STORY, region="330781")) == [("b", "a", "repost")]


def test_people_decide() -> None:
    pair = text("a", STORY), text("b", STORY)
    (likeness,) = find_reposts(pair, Decisions(apart=frozenset({"b"})))
    assert (likeness.kind, likeness.reason) == ("similar", "由人认定不是转载。")
    other = text("c", typos(STORY, 0.5))
    assert found(text("a", STORY), other, decided=Decisions(together={"c": "a"})) == [("c", "a", "repost")]
    circle = Decisions(together={"a": "b", "b": "a"})
    assert found(*pair, decided=circle) == [("a", "b", "repost")]


def test_many_texts_are_compared_in_little_time() -> None:
    dice = random.Random(3)
    characters = [chr(0x4E00 + n) for n in range(3000)]
    contents = ["".join(dice.choices(characters, k=300)) for _ in range(3000)]
    texts = [text(f"{n:05d}", content) for n, content in enumerate(contents)]
    texts += [text(f"r{n}", typos(contents[n], 0.01)) for n in range(300)]
    began = time.process_time()
    likenesses = find_reposts(texts, Decisions())
    assert time.process_time() - began < 3
    assert {(item.doc_id, item.kept) for item in likenesses} == {(f"r{n}", f"{n:05d}") for n in range(300)}
    assert all(isinstance(item, Likeness) and item.kind == "repost" for item in likenesses)


def record(content: str, **fields: object):
    return make_record(content, region=LANLING, year=2023, doc_type="notice", **fields)


def rows(store: Store) -> list[tuple[str, str, str]]:
    return store.rows("SELECT doc_id, kept_doc_id, kind FROM duplicates ORDER BY ALL")


def test_a_repost_is_a_source_of_the_document_and_counted_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = record(STORY, doc_id="a", title="县政府开会", publisher="县政府网", url="https://example.cn/1")
    second = record(
        AROUND.format(STORY), doc_id="b", title="备粮又备煤", publisher="大众网", url="https://example.cn/2"
    )
    third = record(BODY.format(**{**FIGURES, "n": 33, "b": 1}), doc_id="c")
    store = store_of(tmp_path, monkeypatch, first, second, third, first)
    assert store.rows("SELECT doc_id FROM documents ORDER BY ALL") == [("a",), ("c",)]
    assert rows(store) == [("a", "a", "copy"), ("b", "a", "repost"), ("c", "a", "similar")]
    (found_again,) = store.rows("SELECT title, publisher, url, path FROM duplicates WHERE doc_id = 'b'")
    assert found_again == ("备粮又备煤", "大众网", "https://example.cn/2", "001.json")
    assert store.record("b").doc_id == store.record("a").doc_id == "a"
    fates = dict(store.rows("SELECT path, status FROM inputs"))
    assert fates == {
        "000.json": "parsed",
        "001.json": "duplicate",
        "002.json": "parsed",
        "003.json": "duplicate",
    }
    assert all(reason for (reason,) in store.rows("SELECT reason FROM duplicates"))


def test_decisions_are_replayed_undone_and_do_not_depend_on_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_written_records(monkeypatch)
    place, data = tmp_path / "corpus", tmp_path / "data"
    write_records(place, [record(STORY, doc_id="a"), record(AROUND.format(STORY), doc_id="b"),
                          record(LANXI.name or "", doc_id="z")])  # fmt: skip
    automatic = ensure_store(place, data)
    journal = Journal(data)
    apart = journal.append(Correction("b", "duplicate", "set", "张三", before=True, after=False))
    store = ensure_store(place, data)
    assert len(store.rows("SELECT * FROM documents")) == 3
    assert rows(store) == [("b", "a", "similar")]
    assert store.fingerprint != automatic.fingerprint
    journal.append(Correction("b", "duplicate", "undo", "李四", undoes=apart.id, seen=apart.id))
    undone = ensure_store(place, data)
    assert rows(undone) == [("b", "a", "repost")] and undone.fingerprint == automatic.fingerprint
    journal.append(Correction("z", "duplicate", "set", "张三", after="a"))
    together = ensure_store(place, data)
    assert rows(together) == [("b", "a", "repost"), ("z", "a", "repost")]
    other = tmp_path / "other"
    other.mkdir()
    for name in ("corrections.jsonl", "corrections.copy.jsonl"):
        (other / name).write_bytes((data / name).read_bytes())
    assert ensure_store(place, other).fingerprint == together.fingerprint


def test_a_corrected_document_is_the_one_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_written_records(monkeypatch)
    place, data = tmp_path / "corpus", tmp_path / "data"
    write_records(place, [record(STORY, doc_id="a"), record(AROUND.format(STORY), doc_id="b")])
    Journal(data).append(Correction("b", "title", "set", "张三", after="改过的标题"))
    store = ensure_store(place, data)
    assert rows(store) == [("a", "b", "repost")]
    assert store.rows("SELECT title FROM documents") == [("改过的标题",)]


def test_of_reposts_the_one_of_which_most_is_known_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = record(STORY, doc_id="a")
    said = record(AROUND.format(STORY), doc_id="b", title="县政府开会", url="https://example.cn/2")
    assert rows(store_of(tmp_path, monkeypatch, bare, said)) == [("a", "b", "repost")]


@pytest.mark.parametrize("after", [None, "", 3, "b"])
def test_a_senseless_decision_is_refused(tmp_path: Path, after: object) -> None:
    with pytest.raises(InvalidCorrection):
        Journal(tmp_path).append(Correction("b", "duplicate", "set", "张三", after=after))


def test_the_last_decision_holds() -> None:
    made = [
        Correction("a", "duplicate", "set", "张三", after=False, id="1"),
        Correction("a", "duplicate", "set", "张三", after="b", id="2"),
        Correction("c", "event", "set", "张三", after=False, id="3"),
    ]
    assert decisions(made, "duplicate") == Decisions(frozenset(), {"a": "b"})
    assert decisions(made, "event") == Decisions(frozenset({"c"}), {})
