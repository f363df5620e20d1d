"""A region on paper: every figure of the screen with its sentence, numbered sources, nothing from outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import catalogue, views
from core.analysis import indicators
from core.export import profile
from core.models import Filter
from core.store import Store, ensure_store
from tests.conftest import SEEDS
from tests.factories import LANLING, make_indicator, make_record, store_of

LANLING_CODE = "371324"
HOSTILE = "</style><img src=http://evil.example/x>甲"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return ensure_store(SEEDS, tmp_path_factory.mktemp("data"))


def request(store: Store, language: str = "zh", chosen: Filter | None = None) -> views.Request:
    return views.Request(views.direct(store), chosen or Filter(), {}, language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_every_domain_stands_with_its_sentence(store: Store, language: str) -> None:
    page = profile.html_bytes(request(store, language), LANLING_CODE).decode()
    found = indicators.actual_and_target(store, Filter(regions=(LANLING_CODE,)))
    found = found[found["region_code"] == LANLING_CODE]  # its documents also tell of the country
    assert page.count("<tr class=said>") == len(found)
    for domain in set(found["domain"]):
        assert f"<h3>{catalogue.domain(domain, language)}</h3>" in page
    assert ("90 亿元" if language == "zh" else "9 billion yuan") in page and "43.8%" in page
    assert re.search(r"\[1\] [^\n]{0,400}<b>[^<]*43\.8%", page)
    assert "县政府二十七次常务会议" in page and page.count("<li>") == 2


def test_the_page_asks_for_nothing_and_is_made_for_paper(store: Store) -> None:
    page = profile.html_bytes(request(store), LANLING_CODE).decode()
    assert "default-src 'none'" in page and "size: A4" in page
    assert "<script" not in page and not re.search(r"(src|href)=", page)


def test_the_filter_counts_and_an_unknown_region_is_refused(store: Store) -> None:
    early = request(store, chosen=Filter(year_to=2022))
    assert LANLING_CODE not in profile.places(early) and "330781" in profile.places(early)
    with pytest.raises(KeyError):
        profile.html_bytes(early, LANLING_CODE)
    assert "没有载明指标" in profile.html_bytes(request(store), "230521").decode()


def test_what_documents_say_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{HOSTILE}增长5%。"
    told = make_record(
        text, title=HOSTILE, doc_type="plan", region=LANLING, year=2023,
        indicators=(make_indicator(text, text, name=HOSTILE, id=None, year=2023, yoy=5.0),),
    )  # fmt: skip
    page = profile.html_bytes(request(store_of(tmp_path, monkeypatch, told)), LANLING_CODE).decode()
    assert "<img" not in page and page.count("&lt;img") >= 3 and page.count("</style>") == 1
