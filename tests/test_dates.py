"""Dates: found as written, given a value, and chosen; the year worked out where it is not written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import Cleaned, Dates, PartialDate, Removal, Source
from core.parsing.dates import recognise_dates
from core.parsing.dates_find import DateMention, find_dates
from core.parsing.dates_published import path_date
from core.parsing.dates_value import (
    latest_not_after,
    on,
    relative_date,
    small_number,
    written_date,
    year_number,
)
from core.parsing.text import fold

WORK = "work_conference"


def dates_of(
    text: str,
    kind: str = WORK,
    title: str | None = None,
    metadata: dict[str, str] | None = None,
    name: str = "a.txt",
    **hints: str,
) -> Dates:
    cleaned = Cleaned(text, range(len(text)), metadata=metadata or {})
    return recognise_dates(Source(name, text, "id", hints=hints), cleaned, fold(text), kind, title)


# Find and value.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年4月3日", "2023-04-03"),
        ("２０２３年４月３日", "2023-04-03"),
        ("2023 年 4 月 3 日", "2023-04-03"),
        ("二〇二三年四月三日", "2023-04-03"),
        ("二○一三年十二月二十三日", "2013-12-23"),
        ("一九九八年十月三十一日", "1998-10-31"),
        ("2O13年5月", "None"),  # a letter for a nought is no year in figures
        ("二零零八年五月", "2008-05"),
        ("2023-04-03 09:15", "2023-04-03"),
        ("2023/4/3", "2023-04-03"),
        ("2023.4.3", "2023-04-03"),
        ("2023年2月30日", "None"),
    ],
)
def test_a_written_date(text: str, value: str) -> None:
    found = find_dates(fold(text))
    assert str(written_date(found[0]) if found else None) == value


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("4月3日,县长", (None, "4", "3", None, None)),
        ("1月10日至12日", (None, "1", "10", None, "12")),
        ("12月30日—1月2日", (None, "12", "30", "1", "2")),
        ("1月10-12日", (None, "1", "10", None, "12")),
        ("24日下午", (None, None, "24", None, None)),
        ("六月三十日", (None, "六", "三十", None, None)),
    ],
)
def test_the_parts_as_written(text: str, parts: tuple[str | None, ...]) -> None:
    (found,) = find_dates(fold(text))
    assert (found.year, found.month, found.day, found.end_month, found.end_day) == parts


@pytest.mark.parametrize(
    "text", ["第23号令", "3.14", "1985", "今日东山", "近期工作", "每月5日制", "5号楼", "12月份的报刊日"]
)
def test_what_is_no_day(text: str) -> None:
    assert not [found for found in find_dates(fold(text)) if found.day or found.word]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4", 4),
        ("04", 4),
        ("四", 4),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("廿三", 23),
        ("三十一", 31),
        (None, None),
    ],
)
def test_small_numbers_in_either_numeral(written: str | None, value: int | None) -> None:
    assert small_number(written) == value


def test_years_of_this_and_the_last_century() -> None:
    assert [year_number(y) for y in ("2023", "二〇二三", "一九五四", "1800", None)] == [
        2023,
        2023,
        1954,
        None,
        None,
    ]


def test_relative_words_count_from_the_document() -> None:
    wednesday = date(2024, 3, 6)
    assert relative_date("昨日", wednesday) == PartialDate(2024, 3, 5)
    assert relative_date("前天", date(2024, 3, 1)) == PartialDate(2024, 2, 28)
    assert relative_date("本月", wednesday) == PartialDate(2024, 3)
    assert relative_date("上月", date(2024, 1, 6)) == PartialDate(2023, 12)
    assert relative_date("周一", wednesday) == PartialDate(2024, 3, 4)
    assert relative_date("上周五", wednesday) == PartialDate(2024, 2, 23)
    assert relative_date("近日", wednesday) is None


def test_the_last_such_day_before_publication() -> None:
    assert latest_not_after(12, 28, date(2024, 1, 3)) == PartialDate(2023, 12, 28)
    assert latest_not_after(2, 29, date(2023, 3, 1)) == PartialDate(2020, 2, 29)
    assert on(2023, 13, 1) is None and on(2023, 4, 31) is None


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("http://www.dongshan.example/2023-04/03/content_12.htm", "2023-04-03"),
        ("/xw/202304/t20230403_118.html", "2023-04-03"),
        ("http://x.example/art/2023/4/3/art_12_9.html", "2023-04-03"),
        ("/news/qa/2013022015050645574.htm", "2013-02-20"),
        ("/xwzx/mzyw/202003/22934.html", "2020-03"),
        ("/html/llwz2017-12-0814874.html", "2017-12-08"),
        ("000_f60082b60ffb3645.txt", "None"),
        ("/id/20231345.html", "None"),
    ],
)
def test_dates_in_addresses(address: str, value: str) -> None:
    assert str(path_date(address)) == value


# Publication.


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2022-04-20 09:30",
        "东山日报 2022年4月20日",
        "（2022-04-20） 东山日报",
        "2022-04-20 来源：东山县政府办 字体：大 中 小",
        "东山新闻网 2022年4月20日 记者 王一",
    ],
)
def test_publication_lines(line: str) -> None:
    dates = dates_of(f"全县春耕现场会召开\n{line}\n4月19日,现场会在西河镇召开。")
    assert str(dates.publish_date) == "2022-04-20"
    assert str(dates.meeting_date) == "2022-04-19"
    assert dates.year == 2022
    assert "2022-04-20" in dates.inferred["meeting_date"].basis


@pytest.mark.parametrize("line", ["发布于 2022-04-20", "(东山融媒 2022年4月20日)", "西河镇 2022-04-20"])
def test_publication_lines_at_the_end(line: str) -> None:
    dates = dates_of(f"4月19日,全县春耕现场会召开,县长周岩出席。\n会议要求抓好农资供应。\n{line}")
    assert (str(dates.publish_date), str(dates.meeting_date)) == ("2022-04-20", "2022-04-19")


def test_publication_in_furniture_that_was_cut() -> None:
    raw = "2022-04-20  来源:东山县政府办\n4月19日,全县春耕现场会召开。"
    text = raw.split("\n")[1]
    start = len(raw) - len(text)
    cleaned = Cleaned(text, range(start, len(raw)), (Removal("page_header", 0, start),))
    dates = recognise_dates(Source("a.txt", raw, "id"), cleaned, fold(text), WORK, None)
    assert (str(dates.publish_date), str(dates.meeting_date)) == ("2022-04-20", "2022-04-19")


def test_the_clock_of_a_page_is_not_its_publication() -> None:
    dates = dates_of(
        "今天是2024年5月1日 星期三\n市委召开扩大会议\n发布日期:2020-01-27\n1月26日下午,市委召开扩大会议。"
    )
    assert (str(dates.publish_date), str(dates.meeting_date)) == ("2020-01-27", "2020-01-26")


def test_fields_columns_and_addresses() -> None:
    text = "4月3日,全县春耕现场会召开。"
    assert str(dates_of(text, metadata={"publish_date": "2023年04月05日"}).meeting_date) == "2023-04-03"
    assert str(dates_of(text, date="2023/4/5").publish_date) == "2023-04-05"
    by_address = dates_of(text, url="http://x.example/2023-04/05/content_1.htm")
    assert str(by_address.meeting_date) == "2023-04-03"
    assert by_address.inferred["publish_date"].confidence < 0.9


def test_a_day_in_figures_behind_the_name_of_a_programme() -> None:
    assert str(dates_of("《东山新闻》（20210416）\n一季度全县经济平稳。").publish_date) == "2021-04-16"
    assert dates_of("《东山新闻》（20211316）\n一季度全县经济平稳。").publish_date is None


def test_an_address_with_only_the_month_gives_the_year() -> None:
    dates = dates_of("3月30日,全县复工专题会召开。", url="http://x.example/202003/22934.html")
    assert (str(dates.publish_date), str(dates.meeting_date)) == ("2020-03", "2020-03-30")
    before = dates_of("12月30日,全县安全会议召开。", url="http://x.example/202003/22934.html")
    assert str(before.meeting_date) == "2019-12-30"


# The day of a meeting.


@pytest.mark.parametrize(
    ("text", "published", "held", "end"),
    [
        ("2023年4月3日,全县春耕现场会召开。", None, "2023-04-03", None),
        ("二〇二三年四月三日,全县春耕现场会召开。", None, "2023-04-03", None),
        ("1月10日至12日,县十六届人大二次会议召开。", "2023-01-13", "2023-01-10", "2023-01-12"),
        ("12月30日至1月2日,全市现场观摩会举行。", "2023-01-04", "2022-12-30", "2023-01-02"),
        ("12月28日,全县安全生产会议召开。", "2023-01-04", "2022-12-28", None),
        ("24日下午,市政府召开专题会议。", "2022-10-26", "2022-10-24", None),
        ("30日下午,市政府召开专题会议。", "2022-10-02", "2022-09-30", None),
        ("昨日,我县召开防汛工作部署会。27日有雨。", "2013-06-28", "2013-06-27", None),
        ("今天下午,市长周岩主持召开专题会议。", "2018-02-03", "2018-02-03", None),
        ("本报讯 (记者 王一)5日晚,大会举行主席团会议。", "2020-01-06", "2020-01-05", None),
    ],
)
def test_the_day_of_the_meeting(text: str, published: str | None, held: str, end: str | None) -> None:
    dates = dates_of(text, metadata={"publish_date": published} if published else None)
    assert str(dates.meeting_date) == held
    assert str(dates.meeting_end_date) == str(end)
    assert dates.year == int(held[:4])
    span = dates.spans["meeting_date"]
    assert 0 <= span[0] < span[1] <= len(text)


def test_today_counts_from_the_dateline() -> None:
    text = "市政府召开专题会议\n本报西河2月2日讯(记者 王一) 今天下午,市长周岩主持召开专题会议。"
    assert str(dates_of(text, metadata={"publish_date": "2018-02-03"}).meeting_date) == "2018-02-02"
    cut = "今天下午,市长周岩主持召开专题会议。"
    fields = {"publish_date": "2018-02-03", "dateline": "本报西河2月2日讯(记者 王一)"}
    assert str(dates_of(cut, metadata=fields).meeting_date) == "2018-02-02"


def test_today_without_a_day_of_publication_counts_from_the_dateline() -> None:
    text = "青溪在线01月16日讯 今天上午,东山县第十七届人民代表大会第二次会议开幕。会议庆祝新中国成立60周年。"
    dates = dates_of(text, "plenary_session")
    assert (dates.year, str(dates.meeting_date)) == (2009, "2009-01-16")
    assert dates_of(text.replace("01月16日讯", "讯"), "plenary_session").meeting_date is None


def test_a_congress_is_of_the_year_its_report_plans_for() -> None:
    text = "市长作政府工作报告。报告分三个部分:\n一、2017年工作回顾;\n二、2018年主要目标任务。\n各位代表以迎接十九大的干劲发言。"
    assert dates_of(text, "plenary_session").year == 2018
    assert dates_of(text.replace("2018年", "今后五年"), "plenary_session").year != 2018


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("东政发〔2018〕8号\n关于做好春耕工作的意见\n各乡镇人民政府:请认真落实。", 2018),
        (
            "关于印发会议制度的通知\n(东政办发〔2009〕35号)\n各有关单位:根据《工作规则》(东政发〔2008〕21号)执行。",
            2009,
        ),
        ("关于做好春耕工作的意见\n各乡镇人民政府:按照东政发〔2018〕8号文件执行。", None),
    ],
)
def test_the_year_of_a_document_by_its_own_number(text: str, year: int | None) -> None:
    assert dates_of(text, "notice").year == year


def test_the_head_of_a_newspapers_page_gives_the_day() -> None:
    text = "第A1版:要闻\n2022年02月19日 星期六\n市委召开全体会议\n昨天下午,市委召开全体会议,市委书记讲话。"
    source = Source("page.txt", text, "0")
    body = text[text.index("市委召开") :]
    cleaned = Cleaned(body, range(len(body)))
    dates = recognise_dates(source, cleaned, fold(body), "plenary_session", None)
    assert str(dates.meeting_date) == "2022-02-18"
    clock = Source("page.txt", text.replace("第A1版:要闻\n", ""), "0")
    assert recognise_dates(clock, cleaned, fold(body), "plenary_session", None).meeting_date is None


def test_a_day_that_opens_a_sentence_without_naming_the_meeting() -> None:
    text = "1月21日下午,剧院内温馨祥和。县委、县政府在此举行2020新春团拜会。"
    dates = dates_of(text, "symposium", metadata={"publish_date": "2020-01-22"})
    assert str(dates.meeting_date) == "2020-01-21"


def test_the_day_in_the_headline_has_its_month_below() -> None:
    text = "27日下午,全区干部大会召开\n10月27日,我区召开全区干部大会,传达党的十九大精神。"
    assert str(dates_of(text, "work_conference").meeting_date) == "2017-10-27"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本报东山2018年12月15日讯 14日下午,县长周岩主持召开县政府常务会议。", "2018-12-14"),
        ("本报东山12月15日讯 14日下午,县长周岩主持召开县政府常务会议,传达党的十九大精神。", "2017-12-14"),
        ("本报东山12月15日讯 28日下午,县长周岩主持召开县政府常务会议,传达党的十九大精神。", None),
    ],
)
def test_a_bare_day_takes_the_month_of_the_dateline(text: str, day: str | None) -> None:
    found = dates_of(text, "government_executive_meeting").meeting_date
    assert (str(found) if found else None) == day


def test_a_by_line_behind_the_title_on_one_line() -> None:
    title = "东山县第十五届人民代表大会第二次会议隆重开幕 " + "周岩主持大会 " * 8
    text = title + "作者: 时间:2012-04-13 次数:485\n本报讯昨日上午,大会在东湖宾馆开幕。"
    assert str(dates_of(text, "plenary_session").meeting_date) == "2012-04-12"


def test_days_that_are_only_spoken_of() -> None:
    text = "县委召开会议\n会议学习了2月19日省委常委会会议精神和《2023年3月1日公告》。3月5日,县委召开会议贯彻落实。"
    assert str(dates_of(text, metadata={"publish_date": "2023-03-06"}).meeting_date) == "2023-03-05"


def test_a_recent_meeting_has_no_day_but_bounds() -> None:
    text = "近日,县委召开常委会会议,学习在庆祝中国共产主义青年团成立100周年大会上的讲话精神。"
    dates = dates_of(text, "party_standing_committee_meeting", metadata={"publish_date": "2022-05-27"})
    assert dates.meeting_date is None
    assert dates.year == 2022
    assert dates.inferred["meeting_date_bounds"].value == {
        "not_before": "2022-05-10",
        "not_after": "2022-05-27",
    }


@pytest.mark.parametrize(
    ("text", "year"),
    [
        # the next year's budget and projects are prepared in the autumn
        (
            "9月22日,县政府常务会议召开。会议讨论了《2011年财政预算执行情况及2012年财政预算草案的报告》。",
            2011,
        ),
        # held twice, and the news of the weeks after the second
        ("8月20日,县委常委会召开会议,传达学习习近平总书记在中央统战工作会议上的重要讲话精神。", 2022),
        ("6月1日,县人大常委会召开主任会议,听取全县2021年度环境保护目标完成情况的报告。", 2022),
        ("11月22日,全州经济工作推进会召开。要加快编制2024年全州重点项目计划。", 2023),
        ("4月28日,全州经济形势分析会召开。今年是实施“十三五”规划的重要一年。", 2017),
    ],
)
def test_what_is_prepared_is_of_the_year_to_come(text: str, year: int) -> None:
    assert dates_of(text).year == year


def test_figures_compared_with_the_year_before_are_told_in_the_year_after() -> None:
    told = "市统计局公布,2005年全市生产总值完成2600亿元,比2004年增长16.9%。"
    assert dates_of(told, "news_other").year == 2006
    assert dates_of("力争2005年全市生产总值比2004年增长16%。", "news_other").year is None


def test_a_picture_put_up_in_the_days_after_a_meeting_tells_its_year() -> None:
    told = "9月23日上午,我县召开全县安全生产工作会议。"
    pictured = "![](/files/2017-9/24/20170924055700988.jpg)\n" + told
    assert str(dates_of(pictured).meeting_date) == "2017-09-23"
    assert dates_of("![](/files/2017-3/24/logo.jpg)\n" + told).year is None


@pytest.mark.parametrize(
    ("said", "year"),
    [
        # figures of the end of a year are told in the year after
        ("贫困人口由2013年底的13万人减少到2016年底的7万人。", 2017),
        ("力争由2013年底的13万人减少到2016年底的7万人。", None),
        ("会议安排了2017-2018年扶贫重点工作。", 2017),
        ("代表们对13年的工作回顾、14年的工作目标给予肯定。", 2014),
        ("大家说,他有14年的工作经验。", None),
        # the year of a theme that is over
        ("总结了“十三五”开局之年所取得的成就。", 2017),
        ("今年是“十三五”开局之年。", 2016),
    ],
)
def test_the_year_of_a_meeting_in_may_by_what_it_says_of_years(said: str, year: int | None) -> None:
    month = "3" if "十三五" in said else "5"
    assert dates_of(f"{month}月4日,全县扶贫工作会议召开。{said}").year == year


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("甲市公共租赁住房管理办法2015.doc", 2015),
        ("资料/2016年/甲市落户须知（2019版）.docx", 2019),
        ("甲市十四五规划2021-2025.pdf", None),
        ("微信图片_20150601123.txt", None),  # figures of a camera are no year
        ("甲市办事须知.docx", None),
    ],
)
def test_the_year_of_a_files_name_where_the_text_tells_none(name: str, year: int | None) -> None:
    found = dates_of("申请人须年满十八周岁，持有效证件到窗口办理。", "notice", name=name)
    assert found.year == year
    assert (year is None) == ("year" not in found.inferred)


def test_the_year_of_a_files_name_dates_a_meeting() -> None:
    found = dates_of("4月3日，县长王平主持召开安全生产工作会议。", name="安全生产会议2018.txt")
    assert (str(found.meeting_date), found.year) == ("2018-04-03", 2018)


def test_unknown_stays_unknown() -> None:
    dates = dates_of("9月23日上午,我县召开全县安全生产工作会议。")
    assert dates.year is None and dates.meeting_date is None
    assert [issue.code for issue in dates.issues] == ["year_unknown"]
    assert dates_of("24日,市长周岩主持召开专题会议。").meeting_date is None


def test_impossible_and_contradicting_dates_are_issues() -> None:
    assert [issue.code for issue in dates_of("2月30日,全县春耕会议召开。").issues] == ["impossible_date"]
    late = dates_of("2023年5月9日,全县春耕会议召开。", metadata={"publish_date": "2023-05-01"})
    assert [issue.code for issue in late.issues] == ["after_publication"]
    assert str(late.meeting_date) == "2023-05-09"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("3月2日,县长周岩主持召开县政府2020年第11次常务会议。", 2020),
        ("9月9日,东山县庆祝2019年教师节大会举行。", 2019),
        ("3月7日,县长周岩主持召开会议。会议讨论了《东山县2022年民生实事方案》。", 2022),
        ("12月26日,县委召开会议,总结2021年工作,谋划2022年工作。", 2021),
        ("3月24日,县委召开会议,学习在决战决胜脱贫攻坚座谈会上的讲话精神,克服疫情影响复工复产。", 2020),
        ("10月27日,市政府党组召开会议,传达学习党的二十届四中全会精神。", 2025),
        ("2月20日,县委召开会议,学习胡锦涛总书记在中纪委五次全会上的讲话和加大统筹城乡发展力度的意见。", 2010),
        ("2月6日,县委召开会议。会议讨论了《东山县2016年度目标责任制考核办法》。", 2016),
        ("1月20日,市政协召开会议,通报2025年提案办理情况。", 2026),
        ("12月30日,市政协举行会议。会议指出,2019年成绩来之不易,2020年是“十三五”规划收官之年。", 2019),
        ("12月11日,市人大常委会召开会议,决定于2016年1月中旬召开市人代会。", 2015),
        ("5月6日,县委召开会议,部署第三批“不忘初心、牢记使命”主题教育,力争到2035年基本实现现代化。", None),
        ("5月6日,县委召开会议,审议《东山县综合交通规划(2021—2035年)》。", None),
        ("5月6日,县委召开会议,审议《东山县信用建设行动计划(2021-2023年)》。", 2021),
        ("6月2日,县政府召开会议,审议《2021年全面推进乡村建设的实施方案》。", 2021),
        ("6月2日,县政府召开会议。到2025年全面建成节水型社会。", None),
        ("4月9日,县委召开会议,听取2024年一季度履职情况的汇报。", 2024),
        ("10月9日,区委全会召开。全会决定,区第六次党代会于2021年10月28日召开。", 2021),
        ("9月20日,县委召开会议,传达学习全国生态环境保护大会精神,加强新质生产力建设。", 2023),
        ("9月20日,县委召开会议,深入落实全国生态环境保护大会精神。", None),
        ("4月26日,市长召开一季度经济形势分析会,向党的二十大胜利召开交上满意答卷。", 2022),
        ("4月1日,市长召开经济分析会,坚持稳中求进、以进促稳、先立后破,抓好五经普。", 2024),
        ("10月27日,全县党政干部大会召开,传达党的十九大精神。", 2017),
        ("10月27日,全县党政干部大会召开,贯彻党的十九大精神。", None),
        ("9月24日,市政府召开全体会议,为“十五五”良好开局打牢基础。", 2025),
        (
            "12月29日,区委召开主题教育领导小组会议,学习贯彻习近平新时代中国特色社会主义思想主题教育,确定2024年民生实事项目。",
            2023,
        ),
        ("8月22日,县政协召开会议,做好2016年下半年工作,谋划2017年重点视察工作。", 2016),
        ("7月25日,市委召开常委会议。我市“十一五”发展开局良好,各项工作扎实推进。", 2006),
        ("昨天下午,市政府召开会议。2006年是新规划的起步之年,要做好明年工作,总结2005年工作。", 2005),
        ("1月7日,县长召开座谈会。今年是“十五五”开局之年,希望大家努力。", 2026),
        ("1月15日,县长召开座谈会,征求对《政府工作报告》的意见。特别是2016年,全县经济增速居全市首位。", 2017),
        ("11月25日,县长周岩主持召开县政府常务会议,听取《2012年政府工作报告》起草情况汇报。", 2011),
        ("12月15日,县政协召开主席会议,决定2018年1月召开常委会议,原则同意《县政协2018年协商计划》。", 2017),
        ("10月25日,县政府召开常务会议,听取2012年政府工作报告重点任务办理情况汇报。", 2012),
        ("2月25日,县政府召开常务会议,讨论《2012年政府工作报告》。", 2012),
        ("5月6日,县委中心组学习在纪念马克思诞辰200周年大会上的讲话精神。", 2018),
        ("10月27日,市政府党组召开会议,做好“十三五”规划收官和“十四五”规划编制工作。", 2020),
        ("12月18日,区长主持召开专题会议,听取2026年城建重点项目谋划情况汇报。", 2025),
        ("5月18日,全站学习总书记在海南考察时的重要讲话精神,全力推进封关运作。", 2022),
        ("近日,县长主持召开会议,学习总书记主持召开中央全面深化改革委员会第二十五次会议时的讲话。", 2022),
        ("10月3日,自治区召开视频会议,部署防御台风“彩虹”工作。", 2015),
        (
            "7月26日,区人大常委会召开会议,批准2004年决算,听取2004年预算执行和其他财政收支的审计工作报告。",
            2005,
        ),
        ("元月16日,市政府召开全体会议。刚刚过去的2006年,是丰收的一年。", 2007),
        ("4月28日,县人大常委会召开会议,听取全县2015年重要项目安排情况的报告。", 2015),
        ("12月3日,县委召开会议。2020年是收官之年,做好今年的各项工作意义重大。", 2020),
        ("昨天下午,市政府召开会议。2006年是实施新规划的起步之年,要做好明年工作。", 2005),
        ("6月27日,区委召开会议,通报富洋烧烤店燃气爆炸事故,部署安全生产。", 2023),
        ("3月4日,州委召开会议,传达2月26日中共中央政治局常务委员会会议精神。", 2020),
        ("8月20日,县委召开会议,传达7月30日中央政治局会议精神。", None),
        (
            "8月23日,中国共产党东山县第十三次代表大会召开,贯彻党的十八大和十八届三中、四中、五中全会精神。",
            2016,
        ),
        ("10月20日,县委召开会议,传达学习习近平总书记在江西考察时的重要讲话精神。", 2023),
        ("7月24日,县长主持召开会议,学习习近平总书记在中央城市工作会议上的重要讲话。", 2025),
        ("7月18日,全市项目谋划会召开,结合“十五五”规划编制谋深项目。", 2025),
        ("2月28日,县委召开会议,审议纪念三八国际劳动妇女节104周年活动方案。", 2014),
        ("9月19日,市长主持召开会议,以优异成绩迎接党的二十大胜利召开。", 2022),
        ("11月9日,县委召开会议,部署第四次全国文物普查和中央政治局第十七次集体学习精神贯彻工作。", 2024),
    ],
)
def test_the_year_from_what_the_text_speaks_of(text: str, year: int | None) -> None:
    dates = dates_of(text)
    assert dates.year == year
    if year is not None:
        assert dates.inferred["year"].basis
        assert 0.5 <= dates.inferred["year"].confidence <= 0.98


# Reports.

DELIVERED = "政府工作报告\n——{date}在东山县第十六届人民代表大会第二次会议上\n县长 周岩\n各位代表:\n现在,我代表县人民政府报告工作。\n"


@pytest.mark.parametrize(
    ("text", "title", "year", "period", "held"),
    [
        (
            DELIVERED.format(date="2023年1月10日") + "一、2022年工作回顾\n二、2023年工作安排",
            "政府工作报告",
            2023,
            2022,
            "2023-01-10",
        ),
        (DELIVERED.format(date="二〇二三年一月十日"), "政府工作报告", 2023, 2022, "2023-01-10"),
        # the title carries the year under review
        (DELIVERED.format(date="2023年1月10日"), "2022年政府工作报告", 2023, 2022, "2023-01-10"),
        (
            "各位代表:\n一、2022年工作回顾\n成绩显著。\n二、2023年重点工作\n抓好落实。",
            "2022年政府工作报告",
            2023,
            2022,
            "None",
        ),
        # delivered in December for the year to come
        (
            DELIVERED.format(date="2021年12月28日") + "一、2021年工作回顾\n二、2022年工作安排",
            "政府工作报告",
            2021,
            2021,
            "2021-12-28",
        ),
        (
            "各位代表:\n一、2020年主要工作和“十三五”发展成就\n成绩显著。",
            "2021年东山县政府工作报告",
            2021,
            2020,
            "None",
        ),
        # only one heading with a year
        (
            "各位代表:\n一、2018年工作回顾\n成绩显著。\n二、今年的工作\n抓好落实。",
            "政府工作报告",
            2019,
            2018,
            "None",
        ),
        (
            "各位代表:\n一、过去五年工作回顾\n成绩显著。\n二、2017年工作安排\n抓好落实。",
            "政府工作报告",
            2017,
            2016,
            "None",
        ),
        # the day left blank
        (
            "政府工作报告\n——2007年12月 日在某县第十五届人民代表大会第一次会议上\n各位代表:",
            "政府工作报告",
            2007,
            2006,
            "2007-12",
        ),
        (
            "(2010年1月23日 周 岩)\n各位代表:\n我代表省人民政府报告工作。\n一、2009年工作回顾",
            "政府工作报告",
            2010,
            2009,
            "2010-01-23",
        ),
        (
            "各位代表:\n请连同《东山市国民经济和社会发展第十一个五年规划纲要(草案)》一并审议。\n一、“十五”回顾",
            "政府工作报告",
            2006,
            2005,
            "None",
        ),
        (
            "各位代表:\n我代表国务院,向第六届全国人民代表大会第一次会议作政府工作报告。",
            "政府工作报告",
            1983,
            1982,
            "None",
        ),
    ],
)
def test_the_years_of_a_report(text: str, title: str, year: int, period: int, held: str) -> None:
    dates = dates_of(text, "government_work_report", title)
    assert (dates.year, dates.period_year, str(dates.meeting_date)) == (year, period, held)


def test_a_late_upload_does_not_move_a_report() -> None:
    text = "2011年政府工作报告\n发布时间:2012-01-01\n" + DELIVERED.format(date="2011年1月12日")
    dates = dates_of(text, "government_work_report", "2011年政府工作报告")
    assert (dates.year, str(dates.publish_date)) == (2011, "2012-01-01")


# Other documents.


@pytest.mark.parametrize(
    ("text", "kind", "title", "year"),
    [
        ("特此通知。\n东山县人民政府办公室\n二○○三年四月三日", "notice", "关于召开会议的通知", 2003),
        (
            "东山县养犬办法\n(2019年12月3日东山县人民政府常务会议通过)\n第一条 本办法自2020年3月1日起施行。",
            "regulation",
            "东山县养犬办法",
            2019,
        ),
        (
            "东山县养犬条例\n(2016年5月1日通过 根据2021年9月2日决定修正)\n第一条 立法目的。",
            "regulation",
            "东山县养犬条例",
            2021,
        ),
        (
            "已经2024年11月13日召开的常务会议通过,现予印发。\n东山县人民政府\n2024年11月20日",
            "regulation",
            "议事规则",
            2024,
        ),
        (
            "发布时间:22年06月15日 信息来源:日报\n代表大会举行预备会议。",
            "news_other",
            "代表大会举行预备会议",
            2022,
        ),
        (  # put up again long after
            "发布时间:2019-05-14\n东政办发〔2009〕24号\n各乡镇:现将有关事项通知如下。",
            "notice",
            "关于就业的通知",
            2009,
        ),
        (
            "9月19日,市委书记赵明调研项目,以优异成绩迎接党的二十大胜利召开。",
            "news_other",
            "赵明调研项目",
            2022,
        ),
        ("一、目标任务。二、工作措施。", "plan", "东山县2022年秸秆禁烧方案", 2022),
        ("延吉旅游规划\n东山县人民政府办公室 2021年12月印发", "plan", "东山县旅游规划", 2021),
    ],
)
def test_the_year_of_other_documents(text: str, kind: str, title: str, year: int) -> None:
    assert dates_of(text, kind, title).year == year


def test_a_decree_is_of_the_year_it_was_signed_in() -> None:
    decree = "东山市人民政府令\n第8号\n《东山市河道管理办法》已经2000年10月24日市政府常务会议通过，现予发布。\n市长 周岩\n2001年2月20日\n第一章 总则"
    assert dates_of(decree, "regulation").year == 2001
    adopted = (
        "东山市河道管理办法\n(2000年10月24日市政府常务会议通过)\n第一章 总则"
        + "\n第二条 依照本办法。" * 40
        + "\n2004年2月20日"
    )
    assert dates_of(adopted, "regulation").year == 2000


def test_a_bulletin_is_of_the_year_after_its_period() -> None:
    bulletin = "东山县2019年统计公报\n东山县统计局\n(2020年7月10日)\n2019年,全县经济平稳。"
    dates = dates_of(bulletin, "statistical_bulletin", "东山县2019年统计公报")
    assert (dates.year, dates.period_year) == (2020, 2019)
    undated = dates_of("2019年,全县经济平稳。", "statistical_bulletin", "东山县2019年统计公报")
    assert (undated.year, undated.period_year) == (2020, 2019)
    assert "2019" in undated.inferred["year"].basis


@given(
    st.text(alphabet="0123456789年月日二〇十○-/至昨近今星期第次会议召开\n《》(),。", max_size=120),
    st.sampled_from(["notice", WORK, "government_work_report", "regulation", "statistical_bulletin"]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_has_dates_or_none(text: str, kind: str) -> None:
    dates = dates_of(text, kind, text[:20])
    for start, end in dates.spans.values():
        assert 0 <= start < end <= len(text)
    for found in find_dates(fold(text)):
        assert isinstance(found, DateMention) and found.end > found.start


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        "党的",
        "全国人民代表大会",
        "1月",
        "2023年",
        "12",
        "二十",
        "12日至",
        "2023-1-",
        "第一次会议",
        "迎接",
        "昨",
    ],
)
def test_no_attack_string_is_slow(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    dates_of(text)
    dates_of(text, "government_work_report")
    dates_of(text, "regulation")


def test_a_slip_in_the_month_gives_way_to_the_day_before_publication() -> None:
    text = "11月27日上午,县人大四次会议隆重开幕。本报讯 1月27日上午,会议在会堂举行,县长作报告。"
    found = dates_of(text, "plenary_session", metadata={"publish_date": "2026-01-28"})
    assert str(found.meeting_date) == "2026-01-27"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2014年3月24日下午,\n我市在上海举行招商推介座谈会。\n市长主持。", "2014-03-24"),
        ("2020年的会议圆满完成各项议程,1月7日下午在宾馆闭幕。部署2020年工作任务。", "2020-01-07"),
    ],
)
def test_the_day_in_a_broken_line_and_of_a_closing(text: str, day: str) -> None:
    assert str(dates_of(text, "plenary_session").meeting_date) == day
