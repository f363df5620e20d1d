"""After a change the meetings are those that a look at all readouts finds, and only readouts that can differ are looked at."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from core.models import Keyword, Meeting, PartialDate, Record
from core.store import belonging, build, ensure_store
from tests.factories import LANLING, LANXI, make_record, use_written_records, write_records

KINDS = ("government_executive_meeting", "work_conference", "notice")
WORDS = ("防汛", "招商", "水库", "园区", "教育")
EVENTS = """SELECT event_id, doc_id, main, readouts, e.date, day, month, e.reason
FROM events e LEFT JOIN documents USING (doc_no) ORDER BY ALL"""


def readouts(dice: random.Random, number: int) -> list[Record]:
    """Readouts that are often of one meeting: few days, places, kinds and numbers."""
    made = []
    for at in range(number):
        day = PartialDate(2023, 6, dice.randrange(1, 7))
        stated = dice.random() < 0.7
        kind = dice.choice(KINDS)
        meeting = Meeting(date=day if stated else None, ordinal=dice.choice([None, 3, 4]))
        made.append(
            make_record(
                f"第{at}篇。{dice.random()}。会议研究{dice.choice(WORDS)}工作。" * 3,
                doc_type=kind, region=dice.choice([LANLING, LANXI]), year=2023, publish_date=day,
                meeting=None if kind == "notice" else meeting,
                keywords=tuple(Keyword(word, 2, 0.5) for word in dice.sample(WORDS, 3)),
            )
        )  # fmt: skip
    return made


@pytest.mark.parametrize("seed", range(8))
def test_the_meetings_are_those_of_an_index_made_anew(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_written_records(monkeypatch)
    dice, corpus = random.Random(seed), tmp_path / "corpus"
    records = readouts(dice, 24)
    write_records(corpus, records)
    ensure_store(corpus, tmp_path / "data").close()
    looks: list[bool] = []
    rows = belonging.event_rows
    monkeypatch.setattr(build, "event_rows", lambda *given: looks.append(given[2]) or rows(*given))
    changed = readouts(dice, 3)
    write_records(corpus, [*changed[: seed % 3], *records[seed % 3 :], *changed[2:]])
    (corpus / f"{dice.randrange(4, 20):03d}.json").unlink()
    store = ensure_store(corpus, tmp_path / "data")
    assert looks == [False]
    anew = ensure_store(corpus, tmp_path / "anew")
    assert looks == [False, True]
    assert store.rows(EVENTS) == anew.rows(EVENTS) != []
