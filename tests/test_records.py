"""Records to JSON and back."""

from __future__ import annotations

import json

import pytest

from core.models import (
    AgendaItem,
    Directive,
    Indicator,
    Inference,
    Issue,
    Keyword,
    Meeting,
    PartialDate,
    Person,
    Record,
    Region,
    Removal,
)
from core.records import from_json, parse_date, to_json

FULL = Record(
    file="a.txt",
    doc_id="ab12",
    status="parsed_with_issues",
    reason="一处没有读懂",
    title="县政府召开常务会议",
    title_derived=True,
    doc_type="government_executive_meeting",
    region=Region("山东省", "临沂市", "兰陵县", "county", "371324"),
    year=2023,
    period_year=None,
    publish_date=PartialDate(2023, 4),
    publisher="县融媒体中心",
    meeting=Meeting(
        name="县政府常务会议",
        date=PartialDate(2023, 4, 3),
        ordinal=27,
        term=18,
        chair=Person("王某某", "县长"),
        speakers=(Person("李某"),),
        attendees=(Person("赵某", "副县长"),),
        agenda=(AgendaItem("防汛工作", "研究", 3, 7),),
        directives=(Directive("强调", "防汛", None, 8, 12),),
        spans={"chair": (0, 3)},
    ),
    indicators=(
        Indicator(
            "进出口总额", "进出口", "actual", 0, 4, "进出口90", "level", region=Region(province="江苏省")
        ),
    ),
    keywords=(Keyword("防汛", 3, 0.5),),
    topics={"安全应急": 0.4},
    text="进出口90亿元",
    removed=(Removal("credit", 0, 2),),
    inferred={"year": Inference(2023, "文中提到2022年度", 0.9)},
    issues=(Issue("indicators", "unnamed_amount", "数字没有找到名称", 1, 2),),
)


@pytest.mark.parametrize(
    "record", [FULL, Record("b.bin", "", "refused", "不是文本")], ids=["full", "refused"]
)
def test_a_record_survives_the_trip_through_json(record: Record) -> None:
    assert from_json(json.loads(json.dumps(to_json(record), ensure_ascii=False))) == record


def test_unknown_values_are_null_and_no_key_is_left_out() -> None:
    printed = to_json(Record("b.bin", "", "refused", "不是文本"))
    assert printed.keys() == to_json(FULL).keys()
    assert printed["year"] is None and printed["meeting"] is None and printed["indicators"] == []


@pytest.mark.parametrize(
    ("text", "date"), [("2023", PartialDate(2023)), ("2023-01", PartialDate(2023, 1)), (None, None)]
)
def test_partial_dates(text: str | None, date: PartialDate | None) -> None:
    assert parse_date(text) == date
    assert text is None or str(date) == text
