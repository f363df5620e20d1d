"""The title of a document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import Cleaned, Recognised, Source
from core.parsing.text import fold
from core.parsing.titles import recognise_title


def title_of(text: str, name: str = "a.txt", **hints: str) -> Recognised[str | None]:
    return recognise_title(Source(name, text, "id", hints=hints), Cleaned(text, range(len(text))), fold(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("县政府召开常务会议\n\n3月2日,县长周岩主持召开县政府常务会议。", "县政府召开常务会议"),
        ("东山日报 2022年4月20日\n全县春耕现场会召开\n4月19日,现场会在西河镇召开。", "全县春耕现场会召开"),
        (
            "发布时间：2022-04-20\n来源：东山融媒\n全县春耕现场会召开\n4月19日，现场会召开。",
            "全县春耕现场会召开",
        ),
        # numbered headings and the line under the title are not titles
        (
            "政府工作报告\n——2021年2月25日在东山县第十届人民代表大会第六次会议上\n一、2020年工作回顾\n各位代表:",
            "政府工作报告",
        ),
        # when and where it was given stands on the same line, or the page lost all line ends
        (
            "2021年东山县政府工作报告 ——2021年2月25日在东山县第十届人民代表大会第六次会议上\n一、2020年工作回顾",
            "2021年东山县政府工作报告",
        ),
        (
            "政府工作报告（2021年2月25日在东山县第十届人民代表大会第六次会议上） 县长 周岩 各位代表：现在，我代表县人民政府作报告。",
            "政府工作报告",
        ),
        # a title broken over lines, the issuing body above it
        (
            "东山县人民政府办公室\n关于召开安全生产会议的通知\n各镇人民政府:",
            "东山县人民政府办公室关于召开安全生产会议的通知",
        ),
        (
            "东山县人民政府关于进一步推进\n户籍制度改革的意 见\n东政发〔2014〕25号\n各镇人民政府:",
            "东山县人民政府关于进一步推进户籍制度改革的意 见",
        ),
        (
            "2019年东山县国民经济和社会发展\n\n统计公报\n\n东山县统计局\n\n一、综合",
            "2019年东山县国民经济和社会发展统计公报",
        ),
        (
            "东山县人民代表大会常务委员会\n预算审查监督办法\n(2017年6月3日通过)\n第一章 总则",
            "东山县人民代表大会常务委员会预算审查监督办法",
        ),
        (
            "东山镇召开人居环境整治及“八差”\n问题专项治理动员大会\n3月12日,东山镇召开动员大会。",
            "东山镇召开人居环境整治及“八差”问题专项治理动员大会",
        ),
        # the figures of the day stand apart, and all on one line
        (
            "1996年政府工作报告　　——1 9 9 6 年2 月8 日在东山县第七届人民代表大会第四次会议上　　县长周岩　　各位代表：\n现在作报告。",
            "1996年政府工作报告",
        ),
        # a decree is called by what it puts in force, not by the body that gives it
        (
            "东山省人民政府令\n第59号\n《东山省河道采砂管理办法》已经2009年8月12日省政府第76次常务会议通过，现予公布。\n省长 周岩",
            "东山省河道采砂管理办法",
        ),
        # fields of a page, and who put it up, are no titles
        (
            "制定机关： \t省人民代表大会常务委员会\n颁布文号：\n东山省河道保护法\n第一章 总则",
            "东山省河道保护法",
        ),
        (
            "东山省采砂许可证管理办法\n东山省水利建设和管理委员会2012-11-02\n第一章 总则",
            "东山省采砂许可证管理办法",
        ),
        (
            "办公室工作\n网络安全\n省水利厅有关负责人就《河道采砂管理办法》答记者问\n省水利厅负责人回答了提问。",
            "省水利厅有关负责人就《河道采砂管理办法》答记者问",
        ),
        ("原标题：东山县召开春耕现场会议\n4月19日，现场会召开。", "东山县召开春耕现场会议"),
        (
            "■ 标题：2021年东山县政府工作报告 ——2021年2月25日在东山县第十届人民代表大会第六次会议上\n一、2020年工作回顾",
            "2021年东山县政府工作报告",
        ),
        ("■ 2015年东山县小学招生通告\n2015-04-27 09:49:14\n一、招生对象", "2015年东山县小学招生通告"),
    ],
)
def test_the_headline(text: str, title: str) -> None:
    found = title_of(text)
    assert found.value == title
    assert found.inference is None
    assert found.span is not None
    start, end = found.span
    assert text[start:end].replace("\n", "") == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "3月2日,县委副书记、县长周岩主持召开县政府二十七次常务会议,研究春耕。",
            "周岩主持召开县政府第二十七次常务会议",
        ),
        (
            "3月2日，县委书记张远在县委会议室主持召开县委农村工作会议。会议要求抓好春耕。",
            "张远主持召开县委农村工作会议",
        ),
        ("3月2日,县委书记张远主持召开十二届县委常委会第57次会议。", "张远主持召开十二届县委常委会第57次会议"),
        ("3月2日,东山县召开重点项目调度会。", "东山县召开重点项目调度会"),
        (
            "各位代表：\n现在，我代表县人民政府，向大会作政府工作报告，请予审议。\n一、回顾",
            "县人民政府工作报告",
        ),
        ("各位代表：\n我谨代表国务院，向大会报告过去五年的工作，请审议。", "国务院政府工作报告"),
    ],
)
def test_without_a_headline_the_opening_makes_one(text: str, title: str) -> None:
    found = title_of(text)
    assert found.value == title
    assert found.inference is not None and "没有标题" in found.inference.basis


def test_a_title_beside_the_text_loses_the_name_of_the_site() -> None:
    text = "3月2日,东山县防汛会议在县政府召开,会议要求备足物资,严格值守,落实责任,做好预案。"
    assert title_of(text, title="全县防汛会议召开_时政要闻_东山县人民政府网").value == "全县防汛会议召开"
    assert title_of("全县防汛会议召开\n" + text, title="全县防汛会议召开-东山新闻网").span == (0, 8)


def test_the_file_name_is_better_than_nothing() -> None:
    found = title_of("为规范养犬行为,制定若干要求如下。", name="法规/2019_东山县养犬管理办法.docx")
    assert found.value == "东山县养犬管理办法"
    assert found.inference is not None
    assert (
        title_of("一、招生对象。", name="2015年东山县西区招生通告.html").value == "2015年东山县西区招生通告"
    )
    assert title_of("为规范养犬行为,制定若干要求如下。", name="000_f60082b60ffb3645.txt").value is None


@given(st.text(max_size=200), st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_text_and_any_hint(text: str, hint: str) -> None:
    found = title_of(text, title=hint)
    assert found.value is None or found.value.strip()
    assert found.span is None or 0 <= found.span[0] < found.span[1] <= len(text)
