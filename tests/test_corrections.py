"""Corrections: a journal that loses nothing, and its replay over records of any parser."""

from __future__ import annotations

import dataclasses
import multiprocessing
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from core.corrections import Anchor, Conflict, Correction, InvalidCorrection, Journal, apply
from core.corrections.journal import export, load
from core.models import Indicator, Inference, PartialDate, Record, Region

TEXT = "全年完成税收3.5亿元,增长6%。\n全年完成税收3.5亿元。"


def indicator(start: int, name: str = "税收收入", **more: Any) -> Indicator:
    quote = "税收3.5亿元"
    return Indicator(
        name, "税收", "actual", start, start + len(quote), quote, "level", value=3.5, unit="亿元", **more
    )


RECORD = Record(
    "a.txt",
    "d1",
    "parsed",
    text=TEXT,
    year=2023,
    indicators=(indicator(4), indicator(21)),
    inferred={"year": Inference(2023, "文中提到", 0.6)},
)


def about(start: int = 4, **more: Any) -> Correction:
    settings: dict[str, Any] = {"action": "set", "who": "张三", "after": {"value": 3.6}} | more
    return Correction("d1", "indicator", anchor=Anchor("税收3.5亿元", start, "税收收入"), **settings)


def test_a_saved_correction_is_read_back_with_who_and_when(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    saved = journal.append(Correction("d1", "year", "set", "张三", after=2022, before=2023))
    assert journal.read() == ([saved], [])
    assert saved.id and saved.when.endswith("+00:00")


def test_a_later_author_must_have_seen_the_earlier_correction(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = journal.append(about())
    with pytest.raises(Conflict) as caught:
        journal.append(about(who="李四"))
    assert caught.value.current == first
    journal.append(about(who="李四", seen=first.id))
    assert len(journal.read()[0]) == 2


def test_corrections_of_different_things_do_not_conflict(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(about(4))
    journal.append(about(21))
    journal.append(Correction("d1", "year", "set", "李四", after=2022))
    assert len(journal.read()[0]) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        Correction("d1", "colour", "set", "张三", after="红"),
        Correction("d1", "year", "set", "张三", after="去年"),
        Correction("d1", "year", "set", " ", after=2022),
        Correction("d1", "indicator", "set", "张三", after={"value": 1.0}),
        Correction("d1", "year", "undo", "张三", undoes="nobody"),
        about(after={"value": True}),
        about(after={"kind": "hope"}),
        about(action="add", after={"value": 1.0}),
    ],
)
def test_a_senseless_correction_is_refused_and_not_written(tmp_path: Path, wrong: Correction) -> None:
    with pytest.raises(InvalidCorrection):
        Journal(tmp_path).append(wrong)
    assert Journal(tmp_path).read() == ([], [])


def damage(path: Path, old: bytes, new: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(old, new))


def test_a_line_damaged_in_one_copy_is_read_from_the_other(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for year in (2020, 2021, 2022):
        journal.append(Correction(f"d{year}", "year", "set", "张三", after=year))
    damage(journal.path, b": 2021", b": 2031")
    corrections, lost = Journal(tmp_path).read()
    assert [item.after for item in corrections] == [2020, 2021, 2022] and lost == []


def test_a_line_damaged_in_both_copies_is_counted_and_the_others_stand(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for year in (2020, 2021, 2022):
        journal.append(Correction(f"d{year}", "year", "set", "张三", after=year))
    for path in (journal.file.path, journal.file.copy):
        damage(path, b": 2021", b": 2031")
    corrections, lost = Journal(tmp_path).read()
    assert [item.after for item in corrections] == [2020, 2022] and lost == [2]


def test_a_line_cut_by_a_crash_does_not_swallow_the_next(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(Correction("d1", "year", "set", "张三", after=2020))
    with journal.path.open("ab") as file:
        file.write(b'{"doc_id": "d2", "tar')
    journal.append(Correction("d3", "year", "set", "张三", after=2022))
    assert [item.doc_id for item in journal.read()[0]] == ["d1", "d3"]


def _write_many(folder: str, author: int) -> None:
    for number in range(20):
        Journal(Path(folder)).append(
            Correction(f"d{author}-{number}", "year", "set", f"第{author}人", after=2000 + number)
        )


def test_people_in_several_processes_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A spawned process runs the main script of its parent again: none, even when an app was tested in this process.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_many, args=(str(tmp_path), author)) for author in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    corrections, damaged = Journal(tmp_path).read()
    assert len({item.id for item in corrections}) == 80 and damaged == []


def test_a_journal_travels_as_a_file(tmp_path: Path) -> None:
    here, there = Journal(tmp_path / "here"), Journal(tmp_path / "there")
    here.append(about())
    here.append(Correction("d2", "title", "set", "张三", after="县政府全体会议"))
    data = export(here.read()[0])
    assert there.merge(load(data)) == 2
    assert there.merge(load(data)) == 0
    assert there.read() == here.read()
    with pytest.raises(InvalidCorrection):
        load(data[:-30] + b"\n")


def test_a_corrected_field_is_no_longer_inferred_and_says_who() -> None:
    record = apply(RECORD, [Correction("d1", "year", "set", "张三", after=2022).stamped()])
    assert record.year == 2022 and "year" not in record.inferred
    assert record.corrected["year"].startswith("张三 20")


def test_region_and_dates_become_values_again() -> None:
    place = {
        "province": "云南省",
        "city": "大理白族自治州",
        "county": None,
        "level": "city",
        "code": "532900",
    }
    record = apply(
        RECORD,
        [
            Correction("d1", "region", "set", "张三", after=place),
            Correction("d1", "publish_date", "set", "张三", after="2023-05"),
        ],
    )
    assert record.region == Region(**place)  # type: ignore[arg-type]
    assert record.publish_date == PartialDate(2023, 5)


def test_only_the_indicator_at_that_place_changes() -> None:
    record = apply(RECORD, [about(21, after={"value": 3.8, "kind": "target"})])
    assert [(item.value, item.kind, item.corrected) for item in record.indicators] == [
        (3.5, "actual", None),
        (3.8, "target", "corrected"),
    ]
    assert record.indicators[1].value_si == pytest.approx(3.8e8)


def test_rejecting_and_confirming() -> None:
    record = apply(RECORD, [about(4, action="reject", after=None), about(21, action="confirm", after=None)])
    assert [(item.start, item.corrected) for item in record.indicators] == [(21, "confirmed")]


def test_adding_one_that_was_not_found() -> None:
    new = Correction(
        "d1",
        "indicator",
        "add",
        "张三",
        after={"name": "税收增速", "yoy": 6},
        anchor=Anchor("增长6%", 12, "税收增速"),
    )
    added = apply(RECORD, [new]).indicators[1]
    assert (added.name, added.yoy, added.corrected) == ("税收增速", 6, "added")
    assert TEXT[added.start : added.end] == added.quote == "增长6%"


def test_corrections_follow_the_words_when_a_new_parser_moves_them() -> None:
    moved = dataclasses.replace(RECORD, text="标题\n" + TEXT, indicators=(indicator(7), indicator(24)))
    record = apply(moved, [about(21, after={"value": 9.0})])
    assert [item.value for item in record.indicators] == [3.5, 9.0]


def test_a_correction_that_lost_its_words_is_reported() -> None:
    record = apply(dataclasses.replace(RECORD, text="换了一篇", indicators=()), [about()])
    assert record.issues[0].code == "unplaced_correction"


def test_a_renamed_indicator_can_be_corrected_again() -> None:
    twins = dataclasses.replace(RECORD, indicators=(indicator(4, "甲"), indicator(4, "乙")))
    rename = dataclasses.replace(about(), anchor=Anchor("税收3.5亿元", 4, "乙"), after={"name": "丙"})
    again = dataclasses.replace(rename, after={"value": 7.0})
    assert [(item.name, item.value) for item in apply(twins, [rename, again]).indicators] == [
        ("甲", 3.5),
        ("丙", 7.0),
    ]


def test_undoing_and_undoing_the_undoing() -> None:
    change = Correction("d1", "year", "set", "张三", after=2020).stamped()
    undo = Correction("d1", "year", "undo", "张三", undoes=change.id).stamped()
    redo = Correction("d1", "year", "undo", "张三", undoes=undo.id).stamped()
    assert apply(RECORD, [change]).year == 2020
    assert apply(RECORD, [change, undo]).year == 2023
    assert apply(RECORD, [change, undo, redo]).year == 2020
