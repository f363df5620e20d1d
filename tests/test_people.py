"""Who chaired, attended and spoke: each row is a phenomenon, in half-width and in full-width punctuation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lexicon import load_toml
from core.parsing.mentions import find_mentions, masked
from core.parsing.names import name_at, plausible
from core.parsing.people import People, find_people
from core.parsing.text import fold

FULL_WIDTH = str.maketrans(",:;()!?", "，：；（）！？")
WIDTHS = pytest.mark.parametrize("width", ["half", "full"])


def people(text: str, width: str = "half", national: bool = False) -> People:
    return find_people(masked(fold(text.translate(FULL_WIDTH) if width == "full" else text)), national)


def names(text: str, width: str = "half") -> list[str]:
    return [person.name for person in people(text, width).attendees]


CHAIRS = [
    ("who opens it", "上午9时,主持人霍春山宣布大会开幕,全体起立。县领导出席大会。", "霍春山", "主持人"),
    (
        "office before the name",
        "3月5日,县委副书记、县长钟有德主持召开县政府常务会议。",
        "钟有德",
        "县委副书记、县长",
    ),
    (
        "the name between offices",
        "近日,青溪市委常委、常务副市长安可主持会议。",
        "安可",
        "青溪市委常委、常务副市长",
    ),
    ("by whom", "会议由县长霍春山主持。", "霍春山", "县长"),
    ("by whom, without an office", "昨天上午,主席团举行会议。会议由霍春山主持。", "霍春山", None),
    ("by whom, with 同志", "大会由县委副书记万俟青同志主持。", "万俟青", "县委副书记"),
    (
        "an office of a campaign of study",
        "会议召开。市委书记、市委党史学习教育领导小组组长钟有德主持会议并讲话。",
        "钟有德",
        "市委书记、市委党史学习教育领导小组组长",
    ),
    ("a space inside the name", "县长白 洁主持会议。", "白洁", "县长"),
    ("a wide space inside the name", "县长白　洁主持会议。", "白洁", "县长"),
    ("a compound family name", "市长欧阳远山主持召开座谈会。", "欧阳远山", "市长"),
    ("a dotted name", "自治区副主席买买提·艾力主持召开推进会。", "买买提·艾力", "自治区副主席"),
    ("a name in transliteration", "州长扎西才让主持召开州政府常务会议。", "扎西才让", "州长"),
    (
        "circumstances before the verb",
        "县委书记钟有德在县委三楼会议室通过视频会议系统主持召开会议。",
        "钟有德",
        "县委书记",
    ),
    ("a date before the verb", "省长安可6月3日主持召开省政府常务会议。", "安可", "省长"),
    (
        "on behalf of another",
        "受县委书记钟有德委托,县委副书记、县长安可主持会议。",
        "安可",
        "县委副书记、县长",
    ),
    (
        "on behalf of another, with 的",
        "受州委书记钟有德的委托,州委副书记罗松多吉主持会议。",
        "罗松多吉",
        "州委副书记",
    ),
    ("on behalf of another, one clause", "县长安可受县委书记钟有德委托主持会议。", "安可", "县长"),
    ("attends and chairs", "市委书记霍春山出席会议并讲话,市长安可主持。", "安可", "市长"),
    (
        "a headline, the office in the body",
        "霍春山讲话 安可主持\n市委书记霍春山到会。市长安可出席。",
        "安可",
        "市长",
    ),
    ("the name before its office", "会议由钟有德县长主持。", "钟有德", None),
    ("an acting office", "代县长钟有德主持召开县政府第三次常务会议。", "钟有德", "代县长"),
    ("minutes", "时间:5月6日\n主持人:钟有德\n出席:安可、霍春山", "钟有德", None),
    ("minutes, with a space", "主 持:钟有德 县长", "钟有德", None),
    ("an office closed by a bracket", "县委常委、副县长(常务)钟有德主持召开会议。", "钟有德", None),
    ("the name inside the office", "会议由市委钟有德书记主持。", "钟有德", None),
    ("the name before its office, at the start", "钟有德省长主持召开省政府常务会议。", "钟有德", "省长"),
    (
        "an office of many only for want of another",
        "县领导钟有德、安可出席。县委书记钟有德主持会议。",
        "钟有德",
        "县委书记",
    ),
    ("a bracket inside the office", "高新区党(工)委书记钟有德主持会议。", "钟有德", None),
    (
        "who called the meeting, and where",
        "县长钟有德在政府三楼会议室召开防汛专题会。",
        "钟有德",
        "县长",
    ),
    ("who called the meeting, when nobody chairs", "副县长钟有德紧急召开防汛调度会议。", "钟有德", "副县长"),
    (
        "the meeting held, the chair in the next sentence",
        "县政府常务会议召开。县长钟有德主持会议并讲话。",
        "钟有德",
        "县长",
    ),
    ("two chairing", "会议由县委书记钟有德、县长安可共同主持。", "钟有德", "县委书记"),
]


@WIDTHS
@pytest.mark.parametrize(("why", "text", "name", "role"), CHAIRS, ids=[row[0] for row in CHAIRS])
def test_chair(why: str, text: str, name: str, role: str | None, width: str) -> None:
    chair = people(text, width).chair
    assert chair is not None
    assert chair.person.name == name
    if role:
        assert chair.person.role == role


def test_the_evidence_of_a_chair_gives_the_office() -> None:
    text = "安可主持\n市委书记霍春山到会,市长安可主持会议。"
    chair = people(text).chair
    assert chair is not None and text[slice(*chair.span)] == "市长安可主持"


NO_CHAIR = [
    "会议由县长主持。",
    "会议传达学习了省委书记钟有德在主持召开全省农业会议时的讲话精神。",
    "高新区党工委主持工作的副书记安可出席会议。",
    "习近平总书记主持召开座谈会并发表重要讲话,全县要认真学习。",
    "县政府召开常务会议,研究春耕生产。",
    "主持人介绍了活动情况。",
]


@WIDTHS
@pytest.mark.parametrize("text", NO_CHAIR)
def test_no_chair(text: str, width: str) -> None:
    assert people(text, width).chair is None


ATTENDEES = [
    (
        "a monk among the others",
        "会上,王世杰、何力、吕虹、释心照、杨再春分别发言。",
        "王世杰 何力 吕虹 释心照 杨再春",
    ),
    (
        "a rare name at the end of a list",
        "会议由主席钟有德主持,副主席张玉曙、申延生、黑树林及秘书长任小林参加。",
        "张玉曙 申延生 黑树林 任小林",
    ),
    (
        "a list under who presided",
        "会议闭幕。\n大会的执行主席是:张新兴、周淑宁、林海。",
        "张新兴 周淑宁 林海",
    ),
    ("a Mongolian name", "22日,市长斯琴毕力格主持召开会议,副市长安可出席。", "安可"),
    (
        "the day of the paper above the day of the meeting",
        "2025年3月7日\n3月6日,县政府召开全体会议,传达学习上级精神。县长钟有德主持会议并讲话。副县长安可出席会议。",
        "安可",
    ),
    (
        "the office behind the name of who speaks",
        "24日,我市召开动员大会。\n陈勇书记指出——\n要为民创城。",
        "陈勇",
    ),
    (
        "a row that chairs",
        "县人大常委会举行会议。县人大常委会副主任陈先礼、黄立威、易成利主持会议相关议程。",
        "黄立威 易成利",
    ),
    ("a name that ends as bodies do", "县政府召开会议。县长钟有德主持。副县长吴文团出席会议。", "吴文团"),
    (
        "a deputy whose office stands behind the name",
        "防汛会议在县里召开。高立国副县长在会上讲话。",
        "高立国",
    ),
    (
        "who called the meeting",
        "5日,县委常委、组织部部长邓小兰在县行政中心召开工作调度会,副县长安可主持会议。",
        "邓小兰",
    ),
    (
        "those who gather",
        "县长钟有德、副县长安可、霍春山及农委等部门负责人在农委召开现场办公会。",
        "钟有德 安可 霍春山",
    ),
    (
        "a family name that is also a conjunction",
        "大会执行主席苗有发、潘雪瑛、和雪涛在主席台就座。",
        "苗有发 潘雪瑛 和雪涛",
    ),
    (
        "the name before 的",
        "10月6日,会议召开。两位书记发言,并接受县委书记钟有德的点评。县长安可参加会议。",
        "安可",
    ),
    ("one office for a list", "县领导钟有德、安可、霍春山参加。", "钟有德 安可 霍春山"),
    ("an office for each", "县委常委、副县长钟有德,副县长安可、副县长霍春山出席会议。", "钟有德 安可 霍春山"),
    ("names parted by spaces", "县领导钟有德 安可 霍春山参加会议。", "钟有德 安可 霍春山"),
    ("the style after the list", "钟有德、安可、霍春山等县领导参加会议。", "钟有德 安可 霍春山"),
    ("remarks in brackets", "市领导钟有德(女)、安可(回族)、霍春山列席会议。", "钟有德 安可 霍春山"),
    ("two names without an office", "会议召开。钟有德、安可等参加会议。", "钟有德 安可"),
    ("points made", "会议召开。镇党委书记钟有德同志对各项工作讲了三点意见。", "钟有德"),
    ("an office before 宣读", "会上,副镇长安可同志宣读关于表彰的决定。", "安可"),
    ("Tibetan names", "自治区主席白玛赤林、总队政委琼色出席会议。", "白玛赤林 琼色"),
    ("joined by 和", "副县长钟有德、安可和县政府办公室主任霍春山出席会议。", "钟有德 安可 霍春山"),
    ("spaced short names in a list", "县领导钟 德、安　可、霍春山参加。", "钟德 安可 霍春山"),
    ("a list after the verb", "出席会议的领导有:县委副书记钟有德,副县长安可、霍春山。", "钟有德 安可 霍春山"),
    ("minutes", "出席:钟有德 安可 霍春山\n列席:白 洁\n记录:文小雨", "钟有德 安可 霍春山 白洁"),
    ("a speaker is there", "会上,副县长钟有德通报了上半年情况。", "钟有德"),
    ("speakers in a row", "镇长钟有德、安可、霍春山先后作了交流发言。", "钟有德 安可 霍春山"),
    ("reports are heard from people there", "会议听取了副县长钟有德关于春耕的汇报。", "钟有德"),
    ("names between commas", "副县长钟有德,安可,霍春山,各镇负责人参加会议。", "钟有德 安可 霍春山"),
    (
        "an unknown family name inside a list",
        "县领导钟有德、犇小川、霍春山参加会议。",
        "钟有德 犇小川 霍春山",
    ),
    ("an unknown family name closing a list", "县领导钟有德、安可、犇小川参加会议。", "钟有德 安可 犇小川"),
    (
        "a name of four characters inside a list",
        "县领导钟有德、犇木小川、霍春山参加会议。",
        "钟有德 犇木小川 霍春山",
    ),
    (
        "dotted names",
        "副主任钟有德、托合提·亚生、霍春山,秘书长艾山·肉孜出席会议。",
        "钟有德 托合提·亚生 霍春山 艾山·肉孜",
    ),
    (
        "names in transliteration",
        "旗领导乌兰图雅、白音宝力高、霍春山参加会议。",
        "乌兰图雅 白音宝力高 霍春山",
    ),
    (
        "a list in a style of its own",
        "钟有德、安可、霍春山等市委理论学习中心组成员出席。",
        "钟有德 安可 霍春山",
    ),
    (
        "two names and a group",
        "县领导霍春山出席会议,钟有德、安可及有关单位负责人列席会议。",
        "霍春山 钟有德 安可",
    ),
    ("watching from afar", "县委副书记钟有德,县领导安可在我县分会场收听收看。", "钟有德 安可"),
    ("representatives speak", "会上,企业代表钟有德、安可、霍春山先后发言。", "钟有德 安可 霍春山"),
    ("a lecturer", "学习会上,党校教授钟有德以“乡村振兴”为题,从三个方面作了辅导报告。", "钟有德"),
    ("on the rostrum", "钟有德、安可、霍春山在主席台就座。", "钟有德 安可 霍春山"),
    ("an office that begins like a name", "县委书记霍春山、区政协主席钟有德出席会议。", "霍春山 钟有德"),
    ("who leads the keepers of rivers", "市委书记、市总河长钟有德出席会议并讲话。", "钟有德"),
    (
        "a worker in education is no author",
        "大会表彰了一批先进教育工作者,镇党委书记钟有德在会上做了重要讲话。",
        "钟有德",
    ),
    ("a chair is no attendee", "县长安可主持会议,副县长钟有德参加。", "钟有德"),
    (
        "who brings up demands",
        "会议由县长霍春山主持。镇长王一中在会议上提出“四要”,副镇长钟有德提出三点要求。",
        "王一中 钟有德",
    ),
    ("who stresses again and again", "全县工作会议闭幕。县委书记白洁反复强调,要抓好落实。", "白洁"),
    (
        "who gives a report in a title",
        "县政协会议开幕。县政协副主席安可代表政协东山县第六届委员会常务委员会向大会作《工作报告》。",
        "安可",
    ),
    (
        "names of Mongols and Tibetans",
        "自治旗副主席边巴扎西,旗政协主席佟格日乐出席会议。",
        "边巴扎西 佟格日乐",
    ),
    ("chief editors", "日报社社长刘林,副总编朱健出席座谈会。", "刘林 朱健"),
    (
        "those who gather",
        "县里举行团拜会。霍春山、钟有德、白洁等县领导与各界人士欢聚一堂。",
        "霍春山 钟有德 白洁",
    ),
    (
        "a family name that is also a joining word, after an office",
        "市委副书记边祥慧和市委常委出席会议。",
        "边祥慧",
    ),
    ("who reports in detail", "全县座谈会召开。第一书记王波详细汇报了帮扶工作情况。", "王波"),
    ("a name that ends in 和", "县委常委欧阳江,县委办主任晏永和等县领导出席会议。", "欧阳江 晏永和"),
]


@WIDTHS
@pytest.mark.parametrize(("why", "text", "expected"), ATTENDEES, ids=[row[0] for row in ATTENDEES])
def test_attendees(why: str, text: str, expected: str, width: str) -> None:
    assert names(text, width) == expected.split()


NOT_PRESENT = [
    "会议召开,得到拉萨、林芝等各级领导和部门的支持,各部门参加。",
    "全县召开会议,赵书记要求抓好落实。",
    "受县委书记钟有德和县长安可的委托,会议听取了汇报,各部门参加。",
    "8月29日,下河镇召开会议传达学习。\n8月22日,市委书记钟有德到我县调研并讲话。",
    "延边州召开领导干部会议,各部门参加。",
    "会议传达学习了市委书记钟有德来我县调研时的讲话精神,县直部门参加会议。",
    "会议学习了习近平总书记在全国会议上的重要讲话,全体干部参加。",
    "全县要向先进典型钟有德同志学习。",
    "县直有关部门负责人参加会议。(记者 钟有德)",
    "编辑:钟有德 审核:安可",
    "政协委员和其他列席人员提出意见。",
    "县领导分别参加会议。",
    "学习《钟有德县长谈治县》一书,各单位参加。",
    "市委书记钟有德作出批示,各单位参加会议。",
    "副县长钟有德请假,各单位参加会议。",
    "受县委书记钟有德委托,各单位参加会议。",
    "钟有德在批示中指出,要抓好春耕。会议由县委书记主持。市委书记钟有德会前作出批示。",
    "县人大常委会会议室座无虚席,全体人员参加会议。",
]


@WIDTHS
@pytest.mark.parametrize("text", NOT_PRESENT)
def test_named_but_not_present(text: str, width: str) -> None:
    assert names(text, width) == []


def entries() -> list[dict[str, object]]:
    return load_toml("offices")["office"]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry["id"])
def test_offices_of_the_lexicon(entry: dict[str, list[str]]) -> None:
    for text, name in entry["examples"]:
        assert name in [mention.name for mention in find_mentions(masked(fold(text)))], text
    for text in entry["not_examples"]:
        assert not find_mentions(masked(fold(text))), text


def test_names_of_the_lexicon() -> None:
    lexicon = load_toml("names")
    for text, name in lexicon["examples"]:
        found = name_at(text, 0)
        assert found is not None and found.text == name, text
    assert not [text for text in lexicon["not_examples"] if name_at(text, 0)]
    assert not [word for word in lexicon["not_names"] if plausible(word)]


@pytest.mark.parametrize("kind", ["attend", "speak", "say", "absent"])
def test_verbs_of_the_lexicon(kind: str) -> None:
    entry = load_toml("meeting_verbs")[kind]
    assert all(any(word in text for word in entry["words"]) for text in entry["examples"])
    assert not [text for text in entry["not_examples"] if any(word in text for word in entry["words"])]


def test_leaders_of_the_country_meet_in_their_own_meetings() -> None:
    text = "国务院总理李强主持召开国务院常务会议。"
    assert people(text).chair is None
    national = people(text, national=True).chair
    assert national is not None and national.person.name == "李强"


@pytest.mark.parametrize("name", ["钟有德", "安可", "欧阳江", "欧阳远山", "买买提·艾力"])
def test_plausible_names(name: str) -> None:
    assert plausible(name)


@pytest.mark.parametrize("word", ["会议", "代表", "成员", "党组", "平安", "一行", "县长"])
def test_words_that_are_no_names(word: str) -> None:
    assert not plausible(word)


def test_a_name_ends_before_a_word_that_may_follow() -> None:
    assert name_at("安可在会上", 0) == ("安可", 2)
    assert name_at("钟和平主持", 0) == ("钟和平", 3)
    assert name_at("热情洋溢", 0) is None


@given(
    st.text(
        alphabet='县长书记王李张欧阳主持召开出席参加会议、,。:·() 《》"\n传达学习的和在由等', max_size=200
    )
)
def test_any_text_is_read(text: str) -> None:
    folded = fold(text)
    blanked = masked(folded)
    assert len(blanked) == len(folded)
    for mention in find_mentions(blanked):
        assert blanked[mention.start : mention.end].replace(" ", "") == mention.name


@pytest.mark.parametrize(
    "unit",
    ["县长", "王", "、", "主持", "《", '"', "(", "县长王明、", "出席", "王·", " ", "和", "在", "由县长王明"],
)
def test_time_grows_with_length_only(unit: str) -> None:
    attack = (unit * 100_000)[:100_000]
    started = time.process_time()
    people(attack)
    assert time.process_time() - started < 5
