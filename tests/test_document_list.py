"""The list of documents, as a view that can be pinned and exported, in every order."""

from __future__ import annotations

import pytest

from core import views
from core.models import Filter, PartialDate
from tests.factories import LANLING, LANXI, make_indicator, make_record, store_of

TEXT = "生产总值增长5%，也有人说6%。"


@pytest.fixture
def store(tmp_path, monkeypatch):
    two = (make_indicator(TEXT, "增长5%", year=2022, yoy=5.0), make_indicator(TEXT, "6%", year=2022, yoy=6.0))
    return store_of(
        tmp_path,
        monkeypatch,
        make_record("乙", title="乙", region=LANXI, year=2022, publish_date=PartialDate(2022, 3, 1)),
        make_record(TEXT, title="甲", region=LANLING, year=2021, indicators=two),
        make_record("丙", title="丙"),
    )


def built(store, **options):
    return views.build("documents.listed", views.direct(store), Filter(), options, "zh")


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("", "乙甲丙"), ("newest", "乙甲丙"), ("oldest", "甲乙丙"), ("figures", "甲乙丙"), ("region", "乙甲丙"),
        ("title", "丙乙甲"), ("nonsense", "乙甲丙"),
    ],
)  # fmt: skip
def test_the_orders(store, sort, titles):
    view = built(store, sort=sort)
    assert "".join(view.named["文档"]) == titles
    assert list(view.marks) == view.table["doc_id"].tolist() and view.documents == 3


def test_what_it_says_of_itself(store):
    view = built(store, sort="figures")
    assert view.title == "3 份文档" and "全部文档" in view.subtitle and "指标多的在前" in view.subtitle
    assert view.draw is None and view.takeaway.endswith("《甲》")
    assert views.build("documents.listed", views.direct(store), Filter(("110000",)), {}, "zh") is None


def test_of_many_documents_the_first_in_the_order_are_listed_and_all_are_counted(store, monkeypatch):
    whole = built(store, sort="title")
    monkeypatch.setattr("core.views.document_list.MOST_LISTED", 2)
    few = built(store, sort="title")
    assert list(few.table["title"]) == list(whole.table["title"])[:2]
    assert (
        few.documents == whole.documents > 2 and "列出前 2 份" in few.source and "列出前" not in whole.source
    )
