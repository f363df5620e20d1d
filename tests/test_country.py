"""The country as a region among others: its profile, and head to head with a province."""

from __future__ import annotations

import pytest

from core import views
from core.analysis import overview
from core.analysis.comparison import head_to_head, profile
from core.analysis.filters import COUNTRY, where
from core.export.profile import html_bytes
from core.models import Filter, Region
from core.parsing.topics import topic_shares
from tests.factories import make_indicator, make_record, store_of

CHINA = Region(level="country")
SHANDONG = Region(province="山东省", level="province", code="370000")
TEXT = "2023年生产总值增长{growth}%。粮食丰收。"


def report(region, growth):
    text = TEXT.format(growth=growth)
    fact = make_indicator(text, f"增长{growth}%", year=2023, yoy=growth)
    return make_record(
        text,
        title=f"{growth}",
        doc_type="government_work_report",
        region=region,
        year=2024,
        indicators=(fact,),
        topics=topic_shares(text),
    )


@pytest.fixture
def store(tmp_path, monkeypatch):
    return store_of(tmp_path, monkeypatch, report(CHINA, 5.2), report(SHANDONG, 6.0))


def built(store, name, **options):
    return views.build(name, views.direct(store), Filter(), options, "zh")


def test_its_code_chooses_its_own_documents(store):
    condition, params = where(Filter((COUNTRY,)))
    assert store.query(f"SELECT title FROM documents d WHERE {condition}", params)["title"].tolist() == [
        "5.2"
    ]
    condition, params = where(Filter((COUNTRY, "370000")))
    assert len(store.query(f"SELECT title FROM documents d WHERE {condition}", params)) == 2


def test_it_can_be_chosen_and_is_named(store):
    there = overview.available(store).regions
    assert list(zip(there["region_code"], there["level"], strict=True)) == [
        (COUNTRY, "country"),
        ("370000", "province"),
    ]
    request = views.Request(views.direct(store), Filter((COUNTRY,)), {})
    assert request.filter_words() == "全国" and request.places() == ["山东省"]


def test_head_to_head_with_a_province(store):
    row = head_to_head(store, Filter(), COUNTRY, "370000").iloc[0]
    assert (row["a"], row["b"], round(row["difference"], 6)) == (5.2, 6.0, -0.8)
    view = built(store, "regions.versus", a=COUNTRY, b="370000")
    assert "全国" in view.title and "山东省" in view.title
    rows, _ = view.facts(view.lead)
    assert sorted(rows["quote"]) == ["增长5.2%", "增长6.0%"]
    topics = built(store, "regions.versus_topics", a=COUNTRY, b="370000")
    assert set(topics.table["points"]) == {0.0}
    assert set(topics.facts("agriculture")[0]["region"]) == {"全国", "山东省"}


def test_its_profile(store):
    frame = profile(store, Filter(), COUNTRY)
    assert list(frame["actual_yoy"]) == [5.2]
    view = built(store, "indicators.profile", place=COUNTRY)
    assert view.title.startswith("全国") and len(view.facts("gdp")[0]) == 1
    page = html_bytes(views.Request(views.direct(store), Filter(), {}), COUNTRY).decode()
    assert "全国" in page and "5.2%" in page


def test_small_panels_are_of_regions_and_say_so(tmp_path, monkeypatch):
    other = Region(province="四川省", level="province", code="510000")
    text = "1990年生产总值增长3%。"
    old = make_record(
        text, region=CHINA, year=1991, indicators=(make_indicator(text, "增长3%", year=1990, yoy=3.0),)
    )
    store = store_of(
        tmp_path, monkeypatch, report(CHINA, 5.2), report(SHANDONG, 6.0), report(other, 6.5), old
    )
    view = built(store, "regions.multiples", indicator="gdp", measure="yoy")
    assert set(view.table["place"]) == {"山东省", "四川省"}
    assert "2023年" in view.subtitle and "1990" not in view.subtitle and "断开处" in view.note
