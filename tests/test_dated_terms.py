"""Terms of office and the calendar as evidence for the year of a text."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.lexicon import load_toml
from core.parsing.dated_documents import documents
from core.parsing.dated_leaders import leaders, province_of_leaders, province_of_slogans
from core.parsing.dates_calendar import calendar_events
from core.parsing.dates_year import infer_year, year_evidence
from core.parsing.text import fold

LEADERS = load_toml("dated_leaders")
CALENDAR = load_toml("dated_calendar")


@pytest.mark.parametrize("text", LEADERS["examples"])
def test_a_leader_is_known_by_name_and_office(text: str) -> None:
    assert leaders(fold(text), None)


@pytest.mark.parametrize(
    "text", [*LEADERS["not_examples"], "时任省委书记林铎到县里调研", "副省长王凯出席会议"]
)
def test_a_namesake_and_a_former_leader_tell_nothing(text: str) -> None:
    assert not leaders(fold(text), None)


def test_terms_of_one_office_follow_one_another() -> None:
    assert len(LEADERS["province"]) == 31
    for province in LEADERS["province"]:
        for office in ("secretary", "head"):
            months = [(came, went or "9999-12") for _, came, went in province[office]]
            assert months == sorted(months), province["name"]
            assert all(came <= went for came, went in months), province["name"]
            # those who were acting while another still was overlap by a year at most
            for (_, went), (came, _) in pairwise(months):
                assert came[:4] >= str(int(went[:4]) - 1), province["name"]


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("会议传达省委书记林铎的讲话", "甘肃省"),
        ("自治区主席洛桑江村主持会议", "西藏自治区"),
        ("省委书记、省人大常委会主任娄勤俭讲话", None),  # of Shaanxi, then of Jiangsu
        ("浙江省委书记袁家军讲话", "浙江省"),
        ("市委书记袁家军讲话", None),
    ],
)
def test_the_province_is_known_by_its_leader(text: str, province: str | None) -> None:
    assert province_of_leaders(fold(text)) == province


def test_a_slogan_tells_the_province_of_an_unnamed_plenum() -> None:
    said = fold("会议落实省委十三届四次全会精神,推进“百千万工程”建设,领悟“两个确立”。")
    assert province_of_slogans(said) == "广东省"
    assert any(event.id.startswith("party_plenum-广东省") for event in year_evidence(said).events)
    assert province_of_slogans(fold("会议推进“三高四新”,学习“百千万工程”经验。")) is None


def test_two_terms_leave_one_year() -> None:
    found = infer_year(year_evidence(fold("省委书记应勇讲话,省长王晓东主持会议。")), 12, 3)
    assert found is not None
    assert found.value == 2020
    assert "应勇在任" in found.basis
    assert (
        infer_year(year_evidence(fold("省委书记陈敏尔出席,省长孙志刚主持会议。")), 5, 12) is None
    )  # 2016 or 2017


def test_a_long_term_alone_tells_no_year() -> None:
    assert infer_year(year_evidence(fold("省委书记姜异康讲话。")), 4, 3) is None


@pytest.mark.parametrize("text", CALENDAR["examples"])
def test_the_calendar_knows_its_examples(text: str) -> None:
    assert any(event.kind == "calendar" for event in calendar_events(fold(text)))


@pytest.mark.parametrize("text", CALENDAR["not_examples"])
def test_a_day_or_a_festival_alone_tells_nothing(text: str) -> None:
    assert not list(calendar_events(fold(text)))


def test_the_tables_are_those_of_the_lunar_calendar() -> None:
    springs = [date.fromisoformat(day) for day in CALENDAR["spring"]]
    for before, after in pairwise(springs):
        assert (after - before).days in (354, 355, 383, 384, 385)  # twelve months, or thirteen
    for day in springs:
        assert date(day.year, 1, 21) <= day <= date(day.year, 2, 20)
    for work in CALENDAR["spring_work"]:
        spring = next(day for day in springs if day.year == int(work[:4]))
        assert timedelta(days=6) <= date.fromisoformat(work) - spring <= timedelta(days=9)
    for days in CALENDAR["festival"].values():
        gaps = [(date.fromisoformat(b) - date.fromisoformat(a)).days for a, b in pairwise(days)]
        assert set(gaps) <= {353, 354, 355, 383, 384, 385}


@pytest.mark.parametrize(
    ("text", "month", "day", "year"),
    [
        ("2月22日(正月初七),区委召开会议,深入贯彻党的十九大精神。", 2, 22, 2018),
        ("2月5日,大年初八,蛇年首个工作日,县委召开会议,习近平总书记强调。", 2, 5, 2025),
        ("1月28日是春节后上班第一天,市委召开会议。", 1, 28, 2023),
        ("甲辰龙年春节将至,2月1日,县委书记走访慰问。", 2, 1, 2024),
        ("3月12日(星期四),县里召开会议,落实中央八项规定、常态化疫情防控要求。", 3, 12, 2026),
    ],
)
def test_the_year_by_the_calendar(text: str, month: int, day: int, year: int) -> None:
    found = infer_year(year_evidence(fold(text)), month, day)
    assert found is not None
    assert found.value == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("8月19日,会议指出,明年是“十五五”开局之年。", 2025),
        ("8月19日,会议指出,明年是改革开放40周年。", 2017),
        ("8月19日,会议指出,今年是“十四五”开局之年。", 2021),
        ("2月12日,会议强调,2009年要抓好两大工程。", 2009),
        ("4月18日,会议听取2017年城建项目实施情况与2018年城建项目计划的报告。", 2018),
        ("11月18日,会议传达在第二届中国国际进口博览会开幕式上的主旨演讲精神。", 2019),
        ("12月17日,会议对2015年政协工作作出了安排部署。", 2014),
        ("5月21日,中国共产党青海省第十四次代表大会各代表团召集人会议召开。", 2022),
        ("近日,就省第十二次党代会报告听取意见,贵州省委书记陈敏尔主持座谈会。", 2017),
    ],
)
def test_what_is_said_of_the_coming_and_the_present_year(text: str, year: int) -> None:
    month = int(text.partition("月")[0]) if text[0].isdigit() else None
    found = infer_year(year_evidence(fold(text)), month, 10 if month else None)
    assert found is not None
    assert found.value == year


DOCUMENTS = load_toml("dated_documents")


def test_papers_are_known_by_their_titles_alone() -> None:
    for text in DOCUMENTS["examples"]:
        assert [event.kind for event in documents(fold(text))] == ["document"], text
    for text in DOCUMENTS["not_examples"]:
        assert not list(documents(fold(text))), text
    for name, days in DOCUMENTS["days"].items():
        assert days == sorted(days), name
        assert all(date(2002, 1, 1) <= date.fromisoformat(day) <= date(2026, 12, 31) for day in days), name


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        ("会议学习了《中国共产党政治协商工作条例》。", 7, 2022),
        ("会议学习新修订的《中国共产党纪律处分条例》,践行“两个确立”。", 2, 2024),
        ("8月27日,会议研究了关于表彰2018年度优秀调研报告的决定。", 8, 2019),
        ("10月8日,会议强调,党的二十大召开在即,要抓好安全生产。2022年任务要完成。", 10, 2022),
        ("昨天,会议指出,当前要把学习贯彻党的十七大精神作为首要政治任务。", None, 2007),
        ("连日来,全县迅速兴起学习宣传贯彻党的二十大精神的热潮。", None, 2022),
        ("6月2日,会议传达学习了全国两会精神,要落实“六保”任务。", 6, 2020),
        ("2月1日,会议回顾了“十二五”工作,肯定了2015年的工作成效。", 2, 2016),
    ],
)
def test_the_year_by_what_was_new(text: str, month: int | None, year: int) -> None:
    found = infer_year(year_evidence(fold(text)), month, 1 if month else None)
    assert found is not None
    assert found.value == year
