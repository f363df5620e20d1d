"""A table that was saved stands alone: region, year, unit and document of each row, and what it shows."""

from __future__ import annotations

import pytest

from core import views
from core.models import Filter
from core.store import Store, ensure_store
from core.views.download import downloaded
from tests.conftest import SEEDS

# Views whose rows are no figures of a region.
OF_WORDS = ("keywords.", "corpus.", "documents.")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return ensure_store(SEEDS, tmp_path_factory.mktemp("data"), lambda *_: None)


def built(store: Store, name: str, language: str = "zh", **options: str) -> views.View | None:
    return views.build(name, views.direct(store), Filter(), options, language)


def test_results_and_targets_carry_region_years_and_documents(store: Store) -> None:
    view = built(store, "indicators.outlook")
    assert view is not None
    table = downloaded(view)
    row = table.iloc[0]
    assert row["地区"] and row["实绩年份"] > 2000 and row["目标年份"] > 2000 and "报告" in row["文档"]
    assert view.subtitle in row["说明"] and list(table)[: len(view.columns)] == list(view.columns.values())


def test_the_unit_stands_in_a_column(store: Store) -> None:
    view = built(store, "indicators.series")
    assert view is not None and set(downloaded(view)["单位"]) == {"%"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", views.IDS)
def test_every_table_says_what_it_shows_in_names_of_its_own(store: Store, name: str, language: str) -> None:
    view = built(store, name, language)
    if view is None:
        return
    table = downloaded(view, language)
    assert len(table) == len(view.table) and len(set(table)) == len(list(table))
    about = {"zh": "说明", "en": "About"}[language]
    assert table[about].str.startswith(view.subtitle).all()
    if not name.startswith(OF_WORDS) and "region" in view.table and view.table["region"].notna().any():
        assert {"zh": "地区", "en": "Region"}[language] in table
