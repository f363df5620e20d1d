"""Who published a document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.models import Cleaned, Recognised, Source
from core.parsing.publishers import recognise_publisher
from core.parsing.text import fold


def publisher_of(text: str, metadata: dict[str, str] | None = None, **hints: str) -> Recognised[str | None]:
    cleaned = Cleaned(text, range(len(text)), metadata=metadata or {})
    return recognise_publisher(Source("a.txt", text, "id", hints=hints), cleaned, fold(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全县春耕现场会召开\n作者：王一 来源：东山日报 2024-08-07 09:15\n8月6日，现场会召开。", "东山日报"),
        ("8月6日,现场会召开。\n(内容来源:东山县融媒体中心)", "东山县融媒体中心"),
        ("全县春耕现场会召开\n东山新闻网讯 8月6日,现场会召开。", "东山新闻网"),
        ("全县春耕现场会召开\n东山日报 2022年4月20日\n4月19日,现场会召开。", "东山日报"),
        ("全县春耕现场会召开\n(2018-12-27) 西河日报\n12月26日,现场会召开。", "西河日报"),
        ("特此通知。\n东山县人民政府办公室\n2023年4月3日", "东山县人民政府办公室"),
        ("特此通知。\n东山县人民政府\n二〇二三年四月三日\n", "东山县人民政府"),
        ("来源:本站原创\n8月6日,现场会召开。", None),
        ("本报讯 8月6日,现场会召开。", None),
        ("水的来源:山泉和地下水都有。", None),
    ],
)
def test_the_name_as_written(text: str, name: str | None) -> None:
    found = publisher_of(text)
    assert found.value == name
    if found.span is not None:
        assert text[found.span[0] : found.span[1]] == name


def test_fields_of_the_page_come_first() -> None:
    text = "来源：东山日报\n8月6日，现场会召开。"
    assert publisher_of(text, {"publisher": "东山县政府办"}).value == "东山县政府办"
    assert publisher_of(text, {"publisher": "本站"}).value == "东山日报"
    assert publisher_of(text, {"publisher": "县政府办 生成日期"}).value == "县政府办"
    assert publisher_of("8月6日。", {"account": "东山发布"}).value == "东山发布"
    assert publisher_of("8月6日。", publisher="东山县人民政府网").value == "东山县人民政府网"


@given(st.text(alphabet="来源:：日报讯 \n(（东山县人民政府0123年月", max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_text(text: str) -> None:
    found = publisher_of(text)
    assert found.value is None or len(found.value) >= 2
