"""What kind of document a text is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.lexicon import load_toml
from core.models import DOC_TYPES, Cleaned, Region, Source
from core.parsing.doctypes import recognise_type
from core.parsing.meeting_kinds import meetings_in, name_kind
from core.parsing.parse import parse
from core.parsing.text import fold
from core.parsing.titles import recognise_title

FULL_WIDTH = str.maketrans(",:;()!?", "，：；（）！？")
REPORT = "\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n一、2022年工作回顾\n全年实现地区生产总值一百二十亿元，增长百分之六。"


def kind_of(text: str) -> str:
    source = Source("notes.txt", text, "id")
    cleaned, folded = Cleaned(text, range(len(text))), fold(text)
    return recognise_type(source, cleaned, folded, recognise_title(source, cleaned, folded).value).value


def lexicon_cases() -> list[tuple[str, str, bool]]:
    cases = []
    for kind in load_toml("document_types")["type"]:
        cases += [(kind["id"], text, True) for text in kind["examples"]]
        cases += [(kind["id"], text, False) for text in kind["not_examples"]]
    return cases


@pytest.mark.parametrize(("kind", "text", "wanted"), lexicon_cases())
def test_every_entry_knows_its_examples(kind: str, text: str, wanted: bool) -> None:
    body = REPORT if kind == "government_work_report" and wanted else "\n\n有关情况说明如下，内容从略。"
    document = text if text.endswith("。") else text + body
    assert (kind_of(document) == kind) is wanted


def test_the_lexicon_covers_every_kind_once() -> None:
    kinds = [kind["id"] for kind in load_toml("document_types")["type"]]
    assert sorted(kinds) == sorted(DOC_TYPES)
    assert all(kind["zh"] and kind["en"] for kind in load_toml("document_types")["type"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # a combined meeting is the executive meeting, whichever is named first
        (
            "3月2日,市长周岩主持召开市政府党组会议暨第8次常务会议,研究春耕工作。",
            "government_executive_meeting",
        ),
        (
            "3月2日,县长周岩主持召开县政府党组(扩大)会议和县十六届第9次政府常务会议。",
            "government_executive_meeting",
        ),
        (
            "省政协十二届四次会议举行第二次全体会议\n1月26日,省政协十二届四次会议举行第二次全体会议。",
            "plenary_session",
        ),
        (
            "现在,我代表东山区人民政府,向大会作政府工作报告,请予审议,并请区政协委员提出意见。\n2009年工作回顾\n"
            "全年完成投资八十六亿元,与去年持平。",
            "government_work_report",
        ),
        (
            "在丰收时节,隆重举办第六届村长论坛。首先,我谨代表省委、省政府,对各位来宾表示热烈的欢迎!",
            "unknown",
        ),
        (
            "(二)会务准备\n1、落实会场。省政府常务会议一般安排在机关会议室召开,办公室提前一天布置会场。",
            "regulation",
        ),
        ("5月14日,县政府召开县长周例会,听取近期工作汇报。", "other_meeting"),
        ("1月21日,省委农村工作会议以电视电话会议形式开到乡镇一级。会议指出,要抓好春耕。", "work_conference"),
        (
            "各市、州人民政府,省政府各直属机构:近日,国务院召开专门会议作出部署。现就有关问题通知如下:一、提高认识。",
            "notice",
        ),
        (
            "9月8日,中国共产党东山县第六次代表大会在圆满完成各项议程后,于上午胜利闭幕。\n大会通过了决议。",
            "plenary_session",
        ),
        (
            "昨日下午,中国人民政治协商会议第九届东山市委员会第四次会议在市政协礼堂隆重开幕。",
            "plenary_session",
        ),
        ("赵明任兰山市委书记\n昨日下午,在兰山市领导干部大会上,省委宣布,赵明任市委书记。", "other_meeting"),
        ("我县召开前半年经济运行调度会\n6月25日,我县召开前半年经济运行调度会。", "work_conference"),
        (
            "《政府工作报告》广泛征求各界意见建议\n2月19日,市政府邀请代表,就修改报告专门召开了座谈会。",
            "symposium",
        ),
        (
            "1月5日,市十五届人大三次会议筹备处召开第二次会议,市人大常委会副主任赵明出席会议。",
            "other_meeting",
        ),
        (
            "政 府 工 作 报 告\n(征求意见稿)\n──2012年3月 日在市十四届人大一次会议上" + REPORT,
            "government_work_report",
        ),
        (
            "各位委员,各县政协:经常委会议决定,东山市政协八届一次会议于2月16日在市区召开。现将有关事项通知如下:一、会议议程。",
            "notice",
        ),
        # part of a report under its title, with or without the line that says where it was given
        (
            "2021年东山县政府工作报告 2021年2月25日在东山县第十届人民代表大会第六次会议上\n一、2020年工作回顾\n新建学校三所。",
            "government_work_report",
        ),
        (
            "2021年东山县政府工作报告\n一、过去五年的工作\n" + "农业连年丰收,粮食总产稳定。" * 30,
            "government_work_report",
        ),
        # otherwise the first named
        (
            "3月2日,县委书记周岩主持召开县委常委会会议暨县委理论学习中心组学习会。",
            "party_standing_committee_meeting",
        ),
        ("3月2日,市政府党组理论学习中心组学习会暨市政府党组会议召开。", "study_session"),
        ("11月23日,市委中心学习组召开会议,传达学习省委全会精神。", "study_session"),
        # the body that meets, not the body it belongs to
        ("政协东山市第九届委员会召开第二十三次常委会会议,主席周岩主持。", "other_meeting"),
        ("8月2日,市人大常委会党组召开会议,传达学习省委全会精神。", "party_group_meeting"),
        ("8月2日,市十六届人大常委会第九次会议召开。", "other_meeting"),
        ("8月2日,县人民代表大会举行主席团第一次会议。", "other_meeting"),
        ("8月2日,县政府党组成员、副县长陈亮主持召开专题会议,研究供暖保障。", "work_conference"),
        ("8月2日,市十六届人大常委会第九次会议举行第一次全体会议。", "other_meeting"),
        ("8月2日,县安委会召开第三次全体会议。", "work_conference"),
        ("8月2日,东山开发区党工委召开第15次会议。", "other_meeting"),
        ("8月2日,全县领导干部会议召开,宣布任免决定。", "other_meeting"),
        ("8月2日,县政府召开第三次全体会议。", "plenary_session"),
        # studied, not held
        ("县教育局传达贯彻县委全会精神。8月2日,局机关召开学习动员会,局长陈亮作动员。", "work_conference"),
        # a readout without the name of the meeting
        ("会议听取了春耕生产情况汇报。会议强调,要抓好农资供应。会议要求,各镇要逐户核实。", "other_meeting"),
        # drafts of a report discussed at a meeting
        (
            "县委常委会召开会议 讨论《政府工作报告》(讨论稿)\n\n12月5日,会议在县委召开。",
            "party_standing_committee_meeting",
        ),
        ("县委召开《政府工作报告》征求意见座谈会\n\n12月5日,县委听取各界代表意见。", "symposium"),
        # a congress that heard a report
        ("东山县第十七届人民代表大会第三次会议听取和审议了县长周岩所作的政府工作报告。", "plenary_session"),
    ],
)
def test_meetings_in_either_punctuation(text: str, kind: str) -> None:
    assert kind_of(text) == kind
    assert kind_of(text.translate(FULL_WIDTH)) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "县委办公室\n关于召开全县三级干部会议的通知\n各镇党委:\n会议定于3月9日召开,现将有关事项通知如下。",
            "notice",
        ),
        ("经区政府研究,决定召开全区教育工作会议。现将有关事项通知如下:一、会议时间:年3月9日上午。", "notice"),
        ("李明到东山镇调研时召开座谈会\n\n3月9日,县长李明到东山镇调研。", "news_other"),
        ("3月9日,县委书记张远先后来到东山、西河两镇,看望出席县政协会议的委员。", "news_other"),
        ("县政府常务会议制度规定\n县政府常务会议多久开一次\n首页 下载 会员中心", "unknown"),
        ("三问东山县政府工作报告:解读民生关键词\n\n今年的报告写了些什么?", "news_other"),
        ("县长在全县春耕生产动员会上的讲话\n\n同志们:今天召开这次会议,主要是动员春耕。", "unknown"),
        ("什么是政府常务会议\n\n政府常务会议由县长、副县长组成。", "unknown"),
        (
            "第三章 会议制度\n第八条 常务会议由县长召集。\n第九条 每月召开两次。\n第十条 议题由县长确定。\n第十一条 会议形成纪要。",
            "regulation",
        ),
        ("现将《东山县行政调解办法》印发给你们,请遵照执行。\n东山县人民政府", "regulation"),
        ("各乡镇人民政府,县政府各部门:\n为规范秸秆利用,特制定本方案。\n一、目标任务", "plan"),
        (
            "东山县经济运行\n一、综 合\n初步核算,全年地区生产总值一百二十亿元,比上年增长百分之六。",
            "statistical_bulletin",
        ),
    ],
)
def test_what_is_not_a_meeting(text: str, kind: str) -> None:
    assert kind_of(text) == kind
    assert kind_of(text.translate(FULL_WIDTH)) == kind


def test_a_novel_about_a_meeting_is_no_meeting() -> None:
    chapter = (
        "第208章 常务会议上的交锋\n上一章 目录 下一章\n县长林远主持召开县政府常务会议。\n“老赵，你先说。”林远笑了笑。\n"
        "“这个项目，我不同意！”赵副县长脸色一沉。\n“那就表决吧。”林远心里早有主意，目光扫过众人。\n"
    )
    assert kind_of(chapter) == "unknown"


def test_the_page_of_a_novel_site_is_no_document() -> None:
    page = "全本阅读 > 东山官场 > 第621章\n\n第621章\n市长林远赴外地考察,又主持召开市政府常务会议。\n本章未完"
    assert kind_of(page) == "unknown"


def test_news_with_a_quoted_villager_is_not_a_novel() -> None:
    text = "东山镇召开春耕现场会\n\n3月9日,东山镇召开春耕现场会。“农资都到位了。”种粮户老周说。会议要求各村抓紧备耕。"
    assert kind_of(text) == "work_conference"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("全县防汛工作会议", "work_conference"),
        ("县政府第二十七次常务会议", "government_executive_meeting"),
        ("县委常委(扩大)会议", "party_standing_committee_meeting"),
        ("市政协主席会议", "other_meeting"),
        ("党外人士座谈会", "symposium"),
        ("管委会", "other_meeting"),
        ("春耕生产", None),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: str | None) -> None:
    assert name_kind(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "将于5月召开全县教育大会",
        "关于召开县委全会的决定",
        "县政府常务会议一般每月召开两次",
        "2023年5月12日召开的县政府常务会议通过",
        "在县委会议室听取汇报",
    ],
)
def test_a_meeting_spoken_of_is_not_told_as_held(text: str) -> None:
    assert not [meeting for meeting in meetings_in(fold(text)) if meeting.held]


@given(st.text(alphabet='召开会议常委政府第一次,。\n "（）(第章条主持县市在暨abc1年月日', max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_has_a_kind(text: str) -> None:
    assert kind_of(text) in DOC_TYPES


@pytest.mark.parametrize(
    "unit",
    [
        "召开",
        "会议",
        "第一章",
        "“好。”\n",
        "主持召开会议暨",
        "各位代表",
        "(扩大)",
        "关于印发",
        "会" * 3 + ",",
    ],
)
def test_no_attack_string_is_slow(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert kind_of(text) in DOC_TYPES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # who speaks or writes to whom
        (
            "各位委员:\n值此县政协九届五次会议召开之际,我代表县政府向大会表示祝贺。下面说明报告的起草情况。",
            "unknown",
        ),
        ("今天下午,我们召开全县防汛工作视频会议。刚才,气象局通报了天气情况。下面我讲三点。", "unknown"),
        ("今天下午,全县防汛工作视频会议召开。县长周岩说,我们要严阵以待。", "work_conference"),
        (
            "各镇(街道)、县直各单位:\n经县政协常委会研究,政协东山县第九届委员会第二次会议于2018年1月14日举行。现将有关事项通知如下:\n一、出席人员。",
            "notice",
        ),
        (
            "县政府第8次常务会议\n关于召开县政府第8次常务会议的通知\n县直有关单位:\n现将有关事项通知如下:一、请县长、副县长参加。",
            "notice",
        ),
        (
            "东山、西河、南岭市防汛抗旱指挥部:\n据气象部门预报,9月11日有一次降雨过程。各地要落实责任。\n省防汛抗旱指挥部办公室\n2023年9月11日",
            "notice",
        ),
        ("镇长述职报告各位领导、同志们:我是今年二月调入的。下面我汇报政府工作,请批评指正。", "unknown"),
        ("8月19日,中共东山区委召开三届十二次全委(扩大)会议。区委书记周岩主持会议。", "plenary_session"),
        (
            "三、议题的确定\n1.议题由秘书长收集。\n四、会议的召开\n1.县政府常务会议原则上每月召开两次。",
            "regulation",
        ),
        # rules without their beginning
        (
            "第二章 组成人员职责\n五、县长召集和主持县政府全体会议、常务会议。\n六、副县长按照分工负责。",
            "regulation",
        ),
        ("二十、县政府常务会议由县长、副县长组成,由县长召集和主持。常务会议一般每月召开两次。", "regulation"),
        ("(一)控制会议时间。县政府召开的会议,会期不超过半天。\n本制度自印发之日起施行。", "regulation"),
        (
            "3月2日,县政府召开常务会议。会议由县长周岩主持,通过了《节水办法》,办法自发布之日起施行。",
            "government_executive_meeting",
        ),
        (
            "县政府常务会议\n县政府常务会议是指由县长召集和主持的会议,原则上每月召开两次。会议由县长、副县长组成。",
            "unknown",
        ),
        (
            "县政府邀请党外人士座谈就《政府工作报告》征求意见\n12月8日,县政府邀请各民主党派负责人座谈。县长周岩主持座谈会并讲话。",
            "symposium",
        ),
        # whose committee stands before the verb
        ("东山区政协召开第十届委员会常务委员会第二次会议\n8月3日,会议听取了项目情况通报。", "other_meeting"),
        # study sessions
        ("9月9日上午,区级机关中心组集中学习在文化宫影剧场举行,区委书记周岩主持。", "study_session"),
        ("1月31日,区委理论学习中心组开展集体学习研讨。区委书记周岩主持会议。", "study_session"),
        ("5月13日,市委理论学习中心组集中学习讨论发达地区的做法。市长周岩发言。", "study_session"),
        (
            "为落实全会精神,区委书记周岩日前听取了各局关于中心组学习情况的汇报。我区中心组学习基本做到制度化。",
            "news_other",
        ),
        # a general word in the headline, the congress in the text
        (
            "周岩主持大会 陈亮作《政府工作报告》\n1月11日,东山市第十四届人民代表大会第四次会议在市会议中心隆重开幕。",
            "plenary_session",
        ),
        ("十二届省政协召开第九次常委会议\n1月16日上午,省政协主席周岩主持会议。", "other_meeting"),
        ("1月24日,县委书记周岩主持召开脱贫攻坚领导小组暨第十七次指挥长会议。", "work_conference"),
        ("为更深入地了解商会情况,昨日,我市召开了异地商会座谈会。", "symposium"),
        # a bulletin under no title
        (
            "2021年,在县委领导下,全县经济稳中向好。\n一、综 合\n全年生产总值235.28亿元,同比增长9.2%。\n二、农业\n粮食产量稳定。",
            "statistical_bulletin",
        ),
        # those who watch are at a meeting
        ("6日下午,我市组织收看全省三防工作视频会议,随后召开会议部署有关工作。", "work_conference"),
        # a headline given first in the path of a page
        (
            "政策/教育/关于做好义务教育工作的意见.txt\n83 lines\n关于做好义务教育工作的意见\n各区政府:\n我市从春季学期起免收学费。",
            "regulation",
        ),
    ],
)
def test_forms(text: str, kind: str) -> None:
    assert kind_of(text) == kind
    assert kind_of(text.translate(FULL_WIDTH)) == kind


@pytest.mark.parametrize(
    ("text", "fiction"),
    [
        ("第325章\n方向很重要。县委全会马上就要开幕了,周岩带着常委们步入会场,县长主持会议。", True),
        ("周岩官场得意,居然一怔,只见陈亮笑着站起身,端着茶杯不屑地看着他。县委召开了常委会。", True),
        ("县委书记周岩主持召开县委常委会会议。会议现场响起雷鳴般的掌声,他笑着向大家致意。", False),
        ("第三章 县人大常委会会议\n第一节 常委会召开会议的次数\n县人大常委会每两月召开一次会议。", False),
    ],
)
def test_chapters_and_story_telling(text: str, fiction: bool) -> None:
    source = Source("notes.txt", text, "id")
    found = recognise_type(source, Cleaned(text, range(len(text))), fold(text), None)
    basis = found.inference.basis if found.inference else ""
    assert basis.startswith("像小说") is fiction


def test_the_places_of_a_novel_are_no_regions() -> None:
    text = "第325章\n林州市委组织部下发了通知,林州市委书记居然一怔,只见周岩笑着站起身。林州市召开了全会。"
    record = parse(Source("notes.txt", text, "id"))
    assert record.doc_type == "unknown" and record.region == Region()
    assert "fiction" in {issue.code for issue in record.issues}
