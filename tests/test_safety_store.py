"""Short versions of the campaigns against the store, the journals and the packages."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from campaigns import corrections, damage, packages
from campaigns.indexed import figures_of
from core import views
from core.corrections import Correction, InvalidCorrection, Journal
from core.corrections.journal import load
from core.corrections.model import DOCUMENT_FIELDS, LINKS, check
from core.geography.gazetteer import load_gazetteer
from core.journal_file import encode
from core.models import Filter, Record
from core.store import DamagedIndex, Store, ensure_store
from core.views.regions import MOST
from tests.factories import make_indicator, make_record, use_written_records, write_records


def records(count: int) -> list[Record]:
    draw = random.Random(1)
    return [
        make_record("".join(chr(draw.randrange(0x4E00, 0x9000)) for _ in range(4_000)), doc_id=f"{n:016x}")
        for n in range(count)
    ]


def test_damage_that_shows_in_a_query_is_not_shown_as_figures_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_written_records(monkeypatch)
    write_records(tmp_path / "corpus", records(6))
    store = ensure_store(tmp_path / "corpus", tmp_path / "data")
    whole = figures_of(store)
    store.close()
    data = bytearray(store.path.read_bytes())
    for place in range(len(data) // 3, len(data), 4096):
        data[place] ^= 1
    store.path.write_bytes(data)
    try:
        opened: Store | None = Store(store.path)
    except DamagedIndex:
        opened = None
    if opened is not None:
        with pytest.raises(DamagedIndex):
            figures_of(opened)
        assert opened.superseded()
        opened.close()
    assert figures_of(ensure_store(tmp_path / "corpus", tmp_path / "data")) == whole


def test_damaged_files_never_give_other_figures() -> None:
    assert damage.campaign(damages=4, documents=2, seed=3).wrong == []


def test_people_who_correct_at_once_are_all_accounted_for() -> None:
    assert corrections.campaign(people=3, edits=8).wrong == []


def test_every_package_is_locked_and_no_script_is_older_than_a_known_fix() -> None:
    assert packages.campaign(audit=0).wrong == []


# What a file of corrections from a stranger may hold in any place.
ANYTHING = (
    None, True, 0, -1, 2023, 1e400, float("nan"), 10**400, "", "\ud83d", "\x00", "2023", "2023-13", "2023-1-2-3", "x" * 300,
    "y" * 300_000, [], {}, [[]], {"code": "370000"}, {"code": 5}, {"level": "?"}, {"value": 1}, {"value": "1"}, {"unit": "元"},
    {"name": "\ud83d"}, {"year": 10**9}, {"quote": 1}, {"quote": "经济", "start": 0, "name": "x"},
)  # fmt: skip


def test_no_file_of_corrections_keeps_the_index_from_being_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_written_records(monkeypatch)
    write_records(tmp_path / "corpus", records(2))
    journal = Journal(tmp_path / "data")
    about = {"quote": records(2)[0].text[:4], "start": 0, "name": "税收"}
    kinds = [*((target, "set") for target in (*DOCUMENT_FIELDS, *LINKS, "indicator")), ("indicator", "add")]
    taken: list[Correction] = []
    refused = 0
    for target, action in kinds:
        usual = {
            "doc_id": f"{0:016x}",
            "target": target,
            "action": action,
            "who": "某人",
            "anchor": None,
            "after": "某县",
        }
        if target == "indicator":
            usual |= {"anchor": about, "after": {"name": "税收", "value": 1.5}}
        for name in (
            "after",
            "before",
            "doc_id",
            "target",
            "action",
            "who",
            "note",
            "anchor",
            "id",
            "when",
            "undoes",
        ):
            for value in ANYTHING:
                try:
                    (found,) = load(encode(usual | {name: value}))
                    check(found)
                    taken.append(found)
                except InvalidCorrection:
                    refused += 1
    assert len(taken) > 300 and refused > 1000
    journal.merge(taken)
    store = ensure_store(tmp_path / "corpus", tmp_path / "data")
    assert (
        store.rows("SELECT count(*) FROM documents") == [(2,)]
        and store.query("SELECT * FROM documents") is not None
    )
    store.close()


def test_more_regions_than_a_ranking_shows_are_counted_not_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_written_records(monkeypatch)
    known = load_gazetteer()
    counties = [found for found in known.descendants("370000") if found.level == "county"][: MOST + 5]
    made = []
    for number, (county, filler) in enumerate(zip(counties, records(len(counties)), strict=True)):
        text = f"地区生产总值增长{number / 10 + 3:.1f}%。{filler.text}"
        fact = make_indicator(text, text[: text.index("%") + 1], yoy=number / 10 + 3, year=2023)
        made.append(
            make_record(text, region=known.region(county), year=2023, period_year=2023, indicators=(fact,))
        )
    write_records(tmp_path / "corpus", made)
    store = ensure_store(tmp_path / "corpus", tmp_path / "data")
    shown = views.build("regions.ranking", views.direct(store), Filter(), {})
    assert shown is not None and len(shown.table) == MOST and "5" in shown.source
    store.close()
