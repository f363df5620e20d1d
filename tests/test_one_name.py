"""A region whose documents name it differently (it was renamed, or read by an older version) is one region everywhere."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from core.analysis import comparison, overview, regions
from core.models import Filter
from core.store import Store
from tests.factories import LANLING, LANXI, make_record, store_of

CANGSHAN = dataclasses.replace(LANLING, county="苍山县")
TEXTS = ("深化改革，优化营商环境。", "发展现代农业，建设高标准农田。", "推进工业转型升级。")


@pytest.fixture
def renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A document under the old name, one under the new, and one of another region."""
    places = (CANGSHAN, LANLING, LANXI)
    records = [
        make_record(text, region=place, year=2020 + n, topics={"agriculture": 0.5})
        for n, (text, place) in enumerate(zip(TEXTS, places, strict=True))
    ]
    return store_of(tmp_path, monkeypatch, *records)


def test_counts_shares_and_coverage_have_a_row_a_region(renamed: Store) -> None:
    counts = regions.region_counts(renamed, Filter())
    assert dict(zip(counts["region_code"], counts["documents"], strict=True)) == {"330781": 1, "371324": 2}
    shares = regions.topic_shares(renamed, Filter())
    assert not shares.duplicated(["region_code", "topic"]).any()
    assert shares.groupby("region_code")["share"].sum().round(9).eq(1).all()
    assert regions.coverage(renamed, Filter()).groupby("region_code")["region"].nunique().eq(1).all()
    assert int(overview.corpus_counts(renamed, Filter())["regions"].iloc[0]) == 2


def test_head_to_head_has_a_row_a_topic(renamed: Store) -> None:
    found = comparison.topics_head_to_head(renamed, Filter(), "371324", "330781")
    assert len(found) and not found["topic"].duplicated().any()
