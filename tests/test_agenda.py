"""What a meeting dealt with: each row is a phenomenon, in half-width and in full-width punctuation."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lexicon import load_toml
from core.models import AgendaItem
from core.parsing.agenda import find_agenda
from core.parsing.meeting_names import find_names
from core.parsing.mentions import find_mentions, masked
from core.parsing.text import fold
from tests.test_people import FULL_WIDTH, WIDTHS


def agenda(text: str) -> tuple[AgendaItem, ...]:
    folded = fold(text)
    blanked = masked(folded)
    names = find_names(folded, blanked)
    return find_agenda(text, folded, blanked, find_mentions(blanked), names[0].text if names else None)


def titles(text: str, width: str = "half") -> list[str]:
    return [fold(item.title) for item in agenda(text.translate(FULL_WIDTH) if width == "full" else text)]


OPENING = "3月5日,县长钟有德主持召开县政府常务会议,"

CASES = [
    (
        "what the members passed",
        "县政协九届四次会议闭幕,主席钟有德主持。\n按照会议议程,委员们以举手表决的形式,通过了关于提案审查情况的报告;通过了政治决议。",
        "关于提案审查情况的报告|政治决议",
    ),
    (
        "what was taken up when somebody spoke",
        "3月5日,县委召开常委会会议,听取全县春耕情况汇报。县委书记钟有德主持。\n在审议《关于学校拆迁新建工作的请示》时,钟有德指出,要抓好落实。",
        "全县春耕情况汇报|《关于学校拆迁新建工作的请示》",
    ),
    (
        "appointments, and what is done by law",
        "县人大常委会召开第十一次会议。\n会议进行了人事任免;依法听取和审议了县政府关于湿地保护情况的报告、县政府关于城区教育布局情况的报告。",
        "人事任免|县政府关于湿地保护情况报告|县政府关于城区教育布局情况报告",
    ),
    (
        "who chairs also passes on",
        "昨天下午,青溪区召开领导干部会议。区委书记钟有德主持会议并传达了市委书记在全市大会上的讲话精神。",
        "市委书记在全市大会上的讲话精神",
    ),
    (
        "what was studied is the subject of what is said",
        "3月5日,县政府召开常务会议,传达学习习近平总书记近期重要讲话精神。县长钟有德主持。\n会议指出,习近平总书记在推动山区振兴座谈会上和在两省考察时的重要讲话精神,为我们做好工作提供了根本遵循。",
        "习近平总书记近期重要讲话精神|习近平总书记在推动山区振兴座谈会上和在两省考察时的重要讲话精神",
    ),
    (
        "reports parted by semicolons",
        "县人大常委会召开会议。\n会议听取了县政府关于计划执行情况的报告;县政府关于财政决算的报告;县政府关于节水工作的报告。",
        "县政府关于计划执行情况报告|县政府关于财政决算报告|县政府关于节水工作报告",
    ),
    (
        "what was studied ends in 要求",
        "县委专题学习会召开。\n会议集中学习了换届纪律要求,传达学习了全市农业会议精神。",
        "换届纪律要求|全市农业会议精神",
    ),
    (
        "what a unit had the meeting study, and what was discussed once more",
        OPENING + "研究防汛工作。\n会前,县司法局组织学习了《防汛条例》。会议再一次讨论了节水方案。",
        "防汛工作|《防汛条例》|节水方案",
    ),
    (
        "what was heard before something was stressed",
        OPENING + "传达防汛会议精神。\n会议在听取节水工作谋划情况汇报后强调,要抓好落实。",
        "防汛会议精神|节水工作谋划情况汇报",
    ),
    (
        "who chairs passes on as well",
        "县委常委会召开会议,传达学习市两会精神。\n县委书记钟有德主持并讲话,传达市委书记在市两会上的讲话精神。",
        "市两会精神|市委书记在市两会上的讲话精神",
    ),
    (
        "a sentence that goes on without its subject",
        "县委常委会召开。\n会议还传达了全省农业会议精神。审议并原则通过了《节水方案》《防汛方案》。",
        "全省农业会议精神|《节水方案》|《防汛方案》",
    ),
    (
        "what was announced in empty words is told in full",
        OPENING + "听取有关工作汇报。\n会议听取了县水利局关于节水灌溉工作情况的汇报。",
        "县水利局关于节水灌溉工作情况汇报",
    ),
    (
        "what somebody heard at the meeting",
        "区长安可主持召开专题会。\n会上,安可听取了节水灌溉工作谋划情况汇报;与会人员讨论发言。",
        "节水灌溉工作谋划情况汇报",
    ),
    (
        "verbs one after another",
        OPENING + "传达学习全省农业会议精神,研究节水灌溉工作。",
        "全省农业会议精神|节水灌溉工作",
    ),
    (
        "studied before the meeting",
        "3月5日,县长钟有德主持召开县政府常务会议。会前学习了《水法》,讨论了《节水办法》、《护林方案》。",
        "《水法》|《节水办法》|《护林方案》",
    ),
    (
        "gone through carefully",
        "3月5日,县政府常务会议召开。会议对《节水办法》和《护林方案》进行了认真细致审议。",
        "《节水办法》|《护林方案》",
    ),
    (
        "what is passed on goes on behind a comma",
        OPENING + "传达学习全省农业会议精神,以及市委五届二次全会精神。",
        "全省农业会议精神|市委五届二次全会精神",
    ),
    (
        "said while it was dealt with",
        "3月5日,县政府召开常务会议。会议研究《节水灌溉办法》时指出,要节约用水。",
        "《节水灌溉办法》",
    ),
    (
        "the next sentence goes on without its subject",
        "11日,县改革领导小组召开会议。会上,传达了省委改革会议精神。听取并审议了《开发区改革方案》。",
        "省委改革会议精神|《开发区改革方案》",
    ),
    ("complete matters in a list", OPENING + "审议《节水办法》、《护林方案》。", "《节水办法》|《护林方案》"),
    (
        "documents without a mark between",
        OPENING + "审议《节水办法》《护林方案》。",
        "《节水办法》|《护林方案》",
    ),
    (
        "documents that share a last word",
        OPENING + "研究外贸工作、《节水办法》《护林方案》起草等事项。",
        "外贸工作|《节水办法》《护林方案》起草",
    ),
    (
        "nouns that share one head stay together",
        OPENING + "研究中央、省委、市委农村工作会议精神。",
        "中央、省委、市委农村工作会议精神",
    ),
    (
        "topics that share 工作 stay together",
        OPENING + "研究防汛抗旱、安全生产、信访维稳等工作。",
        "防汛抗旱、安全生产、信访维稳等工作",
    ),
    (
        "a shared subject is restored",
        OPENING + "学习习近平总书记在科技大会上的重要讲话精神、在老区考察时的重要讲话精神。",
        "习近平总书记在科技大会上的重要讲话精神|习近平总书记在老区考察时的重要讲话精神",
    ),
    (
        "a shared last word is restored",
        OPENING + "传达全省农业会议、全市林业大会等会议精神。",
        "全省农业会议精神|全市林业大会精神",
    ),
    (
        "a shared report is restored",
        OPENING + "听取人才工作情况、群团工作情况的汇报。",
        "人才工作情况汇报|群团工作情况汇报",
    ),
    (
        "commas inside brackets and titles do not cut",
        OPENING + "研究《水(河、湖)管理办法》。",
        "《水(河、湖)管理办法》",
    ),
    (
        "what later paragraphs report",
        "县政府召开常务会议。\n会议审议了《节水办法》。会议指出,要节水。\n会议听取了春耕情况汇报。",
        "《节水办法》|春耕情况汇报",
    ),
    (
        "the opening is not told twice",
        OPENING + "听取春耕工作汇报。\n会议听取了全县春耕工作情况汇报。",
        "春耕工作汇报",
    ),
    (
        "semicolons go on",
        "县政府召开常务会议。\n会议传达了全省农业会议精神;研究了《节水办法》;通报了森林防火情况。",
        "全省农业会议精神|《节水办法》|森林防火情况",
    ),
    (
        "verbs inside a list",
        "县政府召开常务会议。\n会议讨论了《节水办法》、听取了春耕情况汇报。",
        "《节水办法》|春耕情况汇报",
    ),
    (
        "who brings a document",
        "县政府召开常务会议。\n会议审议了县水利局《节水办法》和县林业局《护林方案》。",
        "县水利局《节水办法》|县林业局《护林方案》",
    ),
    ("other matters", OPENING + "研究节水灌溉工作。\n会议还研究了其他事项。", "节水灌溉工作|其他事项"),
    (
        "the tasks of a meeting",
        "全县大会召开。会议的主要任务是:贯彻全省农业会议精神,总结去年工作,部署今年春耕工作。",
        "全省农业会议精神|去年工作|今年春耕工作",
    ),
    ("就…进行", OPENING + "就节水灌溉工作进行研究。", "节水灌溉工作"),
    ("a theme", "县委中心组召开以“节水兴农”为主题的学习会。", '"节水兴农"'),
    (
        "a person reports",
        "全县春耕大会召开。\n会上,副县长安可通报去年春耕情况。",
        "全县春耕工作|去年春耕情况",
    ),
    ("a person explains", "县委召开全会。\n县长安可就《节水规划》作说明。", "《节水规划》"),
    ("a unit reports", "全县春耕大会召开。\n会上,县水利局通报了水情。", "全县春耕工作|水情"),
    ("a report to a congress", "大会开幕。\n县长安可作政府工作报告。", "政府工作报告"),
    (
        "the person behind a report is left out",
        "县政府召开常务会议。\n会议听取了副县长安可关于春耕的情况汇报。",
        "关于春耕的情况汇报",
    ),
    (
        "few speaking units",
        "全县春耕大会召开。\n会上,甲河镇、乙山镇作表态发言。",
        "全县春耕工作|甲河镇、乙山镇表态发言",
    ),
    (
        "many speaking units are counted",
        "全县春耕大会召开。\n会上,甲河镇、乙山镇、丙水镇、丁村镇和戊石镇负责人作表态发言。",
        "全县春耕工作|甲河镇等5个单位负责人表态发言",
    ),
    (
        "minutes",
        "县长钟有德主持召开会议,纪要如下:\n一、审议《节水办法》\n会议指出,要节水。\n二、研究护林工作",
        "《节水办法》|护林工作",
    ),
    (
        "minutes headed 关于",
        "会议议定如下:\n1.关于节水工作。要抓紧。\n2.关于护林工作。要抓紧。",
        "关于节水工作|关于护林工作",
    ),
    (
        "the name when nothing else is said",
        "全市镇域经济推进会召开。市委书记钟有德讲话。",
        "全市镇域经济工作",
    ),
    ("a regular meeting is named after nothing", "县政府常务会议召开。县长钟有德讲话。", ""),
    (
        "coordinated nouns that share a meeting",
        OPENING + "传达全省产业园区建设、对外开放工作会议精神。",
        "全省产业园区建设、对外开放工作会议精神",
    ),
    (
        "spirits of meetings and speeches",
        OPENING + "传达学习全国两会精神,省委农村工作会议精神,研究节水工作。",
        "全国两会精神|省委农村工作会议精神|节水工作",
    ),
    ("two verbs for one object", OPENING + "讨论并原则通过《节水办法》。", "《节水办法》"),
    ("what was asked for opinions", OPENING + "就《节水办法》征求各方意见。", "《节水办法》"),
    ("agreed to", "县政府召开常务会议。\n会议同意县水利局节水方案。", "县水利局节水方案"),
    (
        "what is announced",
        "县委召开领导干部会议,宣布市委关于县委书记任职的决定。",
        "市委关于县委书记任职的决定",
    ),
    ("a lecture", "县委中心组学习会召开。\n会上,教授安可作县域经济专题报告。", "县域经济专题报告"),
    (
        "numbered inside a line",
        "县长钟有德主持召开会议。 1.会议传达了全省农业会议精神。 2.会议研究了节水工作。",
        "全省农业会议精神|节水工作",
    ),
    ("a study session is named after its theme", "市委举行第六次集体学习暨生态文明专题读书班。", "生态文明"),
    ("guests are no matter", "市政府召开民营企业座谈会。市长安可出席。", ""),
    (
        "dealt with while something is stressed",
        "县委常委会会议召开。\n会议在传达全省农业会议精神时强调,要抓好春耕。",
        "全省农业会议精神",
    ),
    ("demands are no agenda", "县政府常务会议召开。\n会议强调,要传达学习会议精神,研究节水工作。", ""),
    (
        "demands that are obeyed between two matters",
        OPENING + "学习全省农业会议精神,贯彻落实市委农业工作要求,审议节水工作规则、护林工作要点。",
        "全省农业会议精神|节水工作规则|护林工作要点",
    ),
    ("purposes are no agenda", OPENING + "研究节水工作,坚定信心,鼓足干劲。", "节水工作"),
]


@WIDTHS
@pytest.mark.parametrize(("why", "text", "expected"), CASES, ids=[row[0] for row in CASES])
def test_agenda(why: str, text: str, expected: str, width: str) -> None:
    assert titles(text, width) == ([item for item in expected.split("|") if item])


def test_verbs_of_the_lexicon() -> None:
    for kind in ("act", "report"):
        entry = load_toml("agenda_verbs")[kind]
        assert all(agenda(text) for text in entry["examples"])
        assert not [text for text in entry["not_examples"] if agenda(text)]


def test_an_item_says_what_was_done_and_where_it_stands() -> None:
    text = OPENING + "传达学习全省农业会议精神,审议《节水办法》。"
    items = agenda(text)
    assert [item.action for item in items] == ["传达学习", "审议"]
    assert all(item.start is not None and item.end is not None for item in items)
    assert [text[item.start : item.end] for item in items] == ["全省农业会议精神", "《节水办法》"]


@given(
    st.text(
        alphabet='会议研究审议听取传达学习了《》、,。;:\n和及精神汇报工作情况在关于等一二1.()"主持召开',
        max_size=200,
    )
)
def test_items_lie_in_the_text_and_in_order_within_a_source(text: str) -> None:
    for item in agenda(text):
        assert item.title
        assert item.start is not None and item.end is not None
        assert 0 <= item.start < item.end <= len(text)


def test_matters_of_one_list_do_not_overlap() -> None:
    items = agenda(OPENING + "研究外贸工作、《节水办法》起草、护林方案等事项。")
    assert all((one.end or 0) <= (other.start or 0) for one, other in pairwise(items))


@pytest.mark.parametrize(
    "unit",
    [
        "会议研究",
        "研究、",
        "《",
        "》《",
        "就",
        "对研究",
        "、",
        "作发言",
        "一、研究",
        "听取了",
        "代表",
        "和关于",
        "会议研究水,",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    attack = (unit * 100_000)[:100_000]
    started = time.process_time()
    agenda(attack)
    assert time.process_time() - started < 5


def test_a_list_that_breaks_off_behind_its_mark() -> None:
    text = "7月9日,县指挥部召开调度会,听取工作情况汇报,对常态化防控工作进行再鼓劲、再部署、再完善、再落实。"
    assert "工作情况汇报" in titles(text)
