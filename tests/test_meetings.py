"""The facts of a meeting put together: names, ordinals, terms, congresses, evidence; and the seeds against their labels."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import MEETING_TYPES, Cleaned, Dates, Issue, Meeting, PartialDate, Region, Source
from core.parsing.meetings import extract_meeting
from core.parsing.text import fold
from tests import ratchet
from tests.test_people import FULL_WIDTH, WIDTHS


def extract(
    text: str, doc_type: str = "other_meeting", title: str | None = None
) -> tuple[Meeting, tuple[Issue, ...]]:
    dates = Dates(year=2023, meeting_date=PartialDate(2023, 3, 5))
    found = extract_meeting(
        Source("a.txt", text, "a"), Cleaned(text, ()), fold(text), title, doc_type, dates, Region()
    )
    assert found.value is not None
    return found.value, found.issues


ORDINALS = [
    ("in Chinese numerals", "县长钟有德主持召开县政府第二十七次常务会议。", 27, None),
    ("without 第", "县长钟有德主持召开县政府二十七次常务会议。", 27, None),
    ("in digits with spaces", "县长钟有德主持召开县政府第 27 次常务会议。", 27, None),
    ("of a year", "县长钟有德主持召开县政府2023年第9次常务会议。", 9, None),
    ("with a term", "县长钟有德主持召开县十六届人民政府第9次常务会议。", 9, 16),
    ("term and number joined", "区长钟有德主持召开五届104次区政府常务会议。", 104, 5),
    ("short term and number", "区长钟有德主持召开区政府六届一次常务会议。", 1, 6),
    ("the body stands apart", "市十六届人大常委会举行第12次会议。主任钟有德主持会议。", 12, 16),
    ("enlarged", "县委书记钟有德主持召开县委常委会2023年第3次(扩大)会议。", 3, None),
    ("a plenary session", "中共青溪县委十三届四次全体会议召开。", 4, 13),
    ("an hundred and more", "市长钟有德主持召开市政府第一百零三次常务会议。", 103, None),
    ("a congress", "青溪县第十八届人民代表大会第二次会议开幕。", 2, 18),
    (
        "none, another meeting is passed on",
        "县长钟有德主持召开县政府常务会议,传达四届市委第48次常委会会议精神。",
        None,
        None,
    ),
    (
        "none, a collective study is passed on",
        "县长钟有德主持召开县政府常务会议,学习二十届中央政治局第四次集体学习精神。",
        None,
        None,
    ),
    (
        "none, speeches at another are passed on",
        "区委书记钟有德主持召开区委会议,传达学习中央深改委第一次会议上的重要讲话精神。",
        None,
        None,
    ),
    (
        "none, a meeting above is watched",
        "我县组织收听收看省委防汛工作第十七次专题会议。会后,县委书记钟有德主持召开会议。",
        None,
        None,
    ),
    (
        "none, a delegation to another",
        "省第十二次党代会青溪代表团举行全体代表会议。",
        None,
        None,
    ),
    (
        "its own number, not that of the session just closed",
        "1月8日,市政协九届五次会议闭幕后,市政协召开第二十三次常委会会议。",
        23,
        9,
    ),
    ("the presidium's own number", "3月11日,县十五届人大三次会议主席团第二次会议召开。", 2, 15),
]


@WIDTHS
@pytest.mark.parametrize(("why", "text", "ordinal", "term"), ORDINALS, ids=[row[0] for row in ORDINALS])
def test_ordinal_and_term(why: str, text: str, ordinal: int | None, term: int | None, width: str) -> None:
    meeting, _ = extract(text.translate(FULL_WIDTH) if width == "full" else text)
    assert (meeting.ordinal, meeting.term) == (ordinal, term)


def test_a_title_may_pass_on_a_session_that_is_not_its_own() -> None:
    body = "12月2日,县委常委会召开会议,传达学习省委全会精神。县委书记钟有德主持。"
    other = "县委常委会召开会议 传达学习省委十一届四次全会精神"
    assert extract(f"{other}\n{body}", "party_standing_committee_meeting", other)[0].ordinal is None
    own = "学习贯彻省委全会精神 县委召开十届四次全会"
    assert extract(f"{own}\n{body}", "plenary_session", own)[0].ordinal == 4


def test_of_two_meetings_joined_the_ordinal_of_the_documents_kind_counts() -> None:
    text = "县长钟有德主持召开县政府党组第5次会议暨县政府第12次常务会议。"
    assert extract(text, "government_executive_meeting")[0].ordinal == 12
    assert extract(text, "party_group_meeting")[0].ordinal == 5


NAMES = [
    ("called", "县长钟有德主持召开县政府第三次常务会议,研究节水。", "县政府第三次常务会议"),
    ("held", "8月6日,全市镇域经济推进会议召开。", "全市镇域经济推进会议"),
    (
        "the body's fuller name",
        "县政府召开常务会议\n县长钟有德主持召开县政府2023年第4次常务会议。",
        "县政府2023年第4次常务会议",
    ),
    ("a hall is no meeting", "县委书记钟有德在县委常委会议室主持召开全县春耕大会。", "全县春耕大会"),
    ("two in one", "县长钟有德主持召开县政府党组会议暨县政府常务会议。", "县政府党组会议暨县政府常务会议"),
    ("no name", "会议指出,要节水。", None),
]


@WIDTHS
@pytest.mark.parametrize(("why", "text", "name"), NAMES, ids=[row[0] for row in NAMES])
def test_name(why: str, text: str, name: str | None, width: str) -> None:
    meeting, _ = extract(text.translate(FULL_WIDTH) if width == "full" else text)
    assert meeting.name == name


REPORT = (
    "政府工作报告\n——2023年1月10日在青溪县第十八届人民代表大会第二次会议上\n青溪县人民政府县长 钟有德\n各位代表:\n"
    "现在,我代表县人民政府向大会报告工作,请予审议。"
)


@WIDTHS
def test_a_report_gives_the_congress_and_who_delivered_it(width: str) -> None:
    text = REPORT.translate(FULL_WIDTH) if width == "full" else REPORT
    meeting, _ = extract(text, "government_work_report")
    assert meeting.name == "青溪县第十八届人民代表大会第二次会议"
    assert (meeting.term, meeting.ordinal, meeting.chair) == (18, None, None)
    assert [(p.name, p.role) for p in meeting.speakers] == [("钟有德", "青溪县人民政府县长")]
    assert [item.title for item in meeting.agenda] == ["县人民政府工作"]


def test_documents_that_are_no_meetings_give_none() -> None:
    text = "县长钟有德主持召开县政府常务会议。"
    for doc_type in ("notice", "plan", "regulation", "statistical_bulletin", "news_other", "unknown"):
        source = Source("a.txt", text, "a")
        found = extract_meeting(source, Cleaned(text, ()), fold(text), None, doc_type, Dates(), Region())
        assert found.value is None


def test_single_fields_point_at_their_words() -> None:
    text = "县长钟有德主持召开县十六届人民政府第9次常务会议。副县长安可参加会议。"
    meeting, _ = extract(text)
    quotes = {field: text[start:end] for field, (start, end) in meeting.spans.items()}
    assert quotes["chair"] == "县长钟有德主持"
    assert quotes["ordinal"] == "第9次"
    assert quotes["term"] == "十六届"
    assert quotes["name"] == "县十六届人民政府第9次常务会议"
    assert quotes["person:安可"] == "安可"
    assert meeting.date == PartialDate(2023, 3, 5)


def test_a_second_meeting_is_told_apart() -> None:
    meeting, issues = extract(
        "县长钟有德主持召开县政府常务会议。副县长安可参加会议。\n又讯 副县长霍春山主持召开防汛会议。副县长文小雨参加。"
    )
    assert meeting.chair is not None and meeting.chair.name == "钟有德"
    assert [person.name for person in meeting.attendees] == ["安可"]
    assert "several_meetings" in [issue.code for issue in issues]


def test_an_empty_readout_says_what_is_missing() -> None:
    meeting, issues = extract("今天天气很好。")
    assert meeting.chair is None and not meeting.attendees and not meeting.agenda and not meeting.directives
    assert {issue.code for issue in issues} == {"no_agenda", "no_meeting_name"}


@pytest.mark.parametrize("seed", ["000", "002", "003", "004"])
def test_seeds(seed: str) -> None:
    record = next(r for name, r in ratchet.parsed_seeds().items() if name.startswith(seed))
    labels = json.loads((ratchet.HERE / "gold" / "seeds.documents.json").read_text(encoding="utf-8"))
    gold = next(label for label in labels if label["file"].startswith(seed))
    meeting = record["meeting"]
    assert meeting["chair"]["name"] == gold["chair"]["name"]
    assert meeting["chair"]["role"] == gold["chair"]["role"]
    assert meeting["ordinal"] == gold["ordinal"]
    assert sorted(meeting["attendees"]) == sorted(gold["attendees"])
    assert [(d["verb"], d["speaker"]) for d in meeting["directives"]] == [
        (d["verb"], d["speaker"]) for d in gold["directives"]
    ]


@given(st.text(max_size=300), st.sampled_from(sorted([*MEETING_TYPES, "government_work_report"])))
def test_any_text_is_read(text: str, doc_type: str) -> None:
    meeting, _ = extract(text, doc_type)
    assert all(0 <= start <= end <= len(text) for start, end in meeting.spans.values())


@pytest.mark.parametrize(
    "unit",
    [
        "召开",
        "第1次",
        "届",
        "会议召开",
        "人民代表大会",
        "县长王",
        "主持召开会议",
        "又讯",
        "第十八届人民代表大会第",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    attack = (unit * 100_000)[:100_000]
    started = time.process_time()
    extract(attack)
    extract(attack, "government_work_report")
    assert time.process_time() - started < 8
