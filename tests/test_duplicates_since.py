"""After a change only what can have another answer is compared again, and the answers are those of a look at everything."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.duplicates import reposts
from core.duplicates.reposts import Decisions, Last, Text, find_reposts
from core.duplicates.signature import BINS
from core.store import ensure_store
from tests.factories import LANLING, LANXI, make_record, use_written_records, write_records

STORY = (
    "县政府常务会议研究秋粮收购、冬季供暖和农村公路养护工作，决定由分管领导牵头，有关单位逐项落实并按月报告进度。"
    * 3
)


class Dice(random.Random):
    """Texts that are more or less alike, of few places and years."""

    def text(self, doc_id: str, families: list[bytes]) -> Text:
        sketch = bytearray(self.choice(families))
        for _ in range(self.randrange(60)):
            sketch[self.randrange(BINS)] = self.randrange(256)
        numbers = b"".join(
            (self.randrange(3) << 8 | self.randrange(3)).to_bytes(4, "little") for _ in range(2)
        )
        place = self.choice(["371324", "371300", None])
        return Text(doc_id, bytes(sketch) + numbers, place, self.choice([2023, 2024, None]))


@pytest.mark.parametrize("seed", range(60))
def test_after_any_change_the_answers_are_those_of_a_look_at_everything(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reposts, "COMPARED", 3)  # so that the limit is met
    dice = Dice(seed)
    families = [dice.randbytes(BINS) for _ in range(4)]
    old = [dice.text(f"d{number}", families) for number in range(40)]
    names = [text.doc_id for text in old]
    decided = Decisions(
        frozenset(dice.sample(names, 3)),
        {dice.choice(names): dice.choice([*names, "d41"]) for _ in range(2)},
    )
    changed = set(dice.sample(names, dice.randrange(4)))
    new = [dice.text(text.doc_id, families) if text.doc_id in changed else text for text in old]
    for _ in range(dice.randrange(4)):
        new.pop(dice.randrange(len(new)))
    for number in range(40, 40 + dice.randrange(3)):
        new.insert(dice.randrange(len(new)), dice.text(f"d{number}", families))
    if seed % 2:  # one that is the same but stands elsewhere counts as changed
        moved = new.pop(dice.randrange(len(new)))
        changed.add(moved.doc_id)
        new.insert(dice.randrange(len(new)), moved)
    unchanged = {text.doc_id for text in new if text.doc_id in names} - changed
    last = Last(
        unchanged,
        [text for text in old if text.doc_id not in unchanged],
        {item.doc_id: item for item in find_reposts(old, decided)},
    )
    assert sorted(find_reposts(new, decided, last)) == sorted(find_reposts(new, decided))


def test_what_cannot_have_another_answer_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = Dice(1)
    pairs = [dice.text(f"d{number}", [dice.randbytes(BINS)]) for number in range(30)]
    texts = [again._replace(doc_id=again.doc_id + end) for again in pairs for end in ("", "b")]
    found = {item.doc_id: item for item in find_reposts(texts, Decisions())}
    assert len(found) == 30
    compared = []
    best = reposts._best
    monkeypatch.setattr(reposts, "_best", lambda *given: compared.append(given[2]) or best(*given))
    new = [*texts, texts[0]._replace(doc_id="d0c")]
    last = Last({text.doc_id for text in texts}, [], found)
    assert len(find_reposts(new, Decisions(), last)) == 31
    assert compared == [60]


def test_a_changed_file_gives_the_duplicates_of_an_index_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_written_records(monkeypatch)
    corpus = tmp_path / "corpus"
    records = [
        make_record(STORY, region=LANLING, year=2023, url="https://one.example/a"),
        make_record("来源：县融媒体中心\n" + STORY, region=LANLING, year=2023),
        make_record(STORY.replace("县", "市"), region=LANXI, year=2022),
        make_record("全市教育工作会议讨论校园安全。" * 8, region=LANXI, year=2022),
    ]
    write_records(corpus, records)
    first = ensure_store(corpus, tmp_path / "data")
    assert first.rows("SELECT count(*) FROM duplicates") == [(1,)]
    first.close()
    (corpus / "000.json").unlink()  # the one that stood for both
    since, looks = reposts._since, []
    monkeypatch.setattr(reposts, "_since", lambda *given: looks.append(given) or since(*given))
    store = ensure_store(corpus, tmp_path / "data")
    assert len(looks) == 1
    anew = ensure_store(corpus, tmp_path / "anew")
    assert store.rows("SELECT count(*) FROM documents") == [(3,)]
    for table in ("duplicates", "inputs"):
        query = f"SELECT * FROM {table} ORDER BY ALL"
        assert store.rows(query) == anew.rows(query)
    assert store.fingerprint == anew.fingerprint
