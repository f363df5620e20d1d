"""The questions that pages answer, view by view: 指标, 目标, 会议, 地区 on the seeds and on corpora that lack something."""

from __future__ import annotations

import pytest

from tests.test_pages import data, opened, plots, use, words

__all__ = ["data", "use"]


@pytest.mark.parametrize(
    "view", ["outcomes", "over_years", "revisions", "cascade", "season", "silent", "told"]
)
def test_targets_of_one_report_say_what_a_second_one_would_add(use, view: str) -> None:
    app = opened("targets", view=view)
    assert app.dataframe or plots(app) or app.info
    if view in {"over_years", "season"}:
        assert "地区生产总值" in words(app)
