"""Findings say what the drawn frame says, in both languages, and fit a title."""

from __future__ import annotations

import pandas as pd
import pytest

from core.charts import months, sentences, topics
from tests import chart_frames as frames


def test_targets_name_the_biggest_rise_and_the_biggest_fall_when_both_fit() -> None:
    frame = frames.outlook()
    assert sentences.targets(frame) == "规上工业总产值目标提速 14.9 个百分点"
    assert (
        sentences.targets(frame, "en")
        == "规上工业总产值 is to speed up by 14.9 points, 进出口总额 is to slow by 33.8 points"
    )


@pytest.mark.parametrize(
    ("pairs", "zh", "en"),
    [
        ([(4.6, 5.0)], "甲目标比实绩高 0.4 个百分点", "甲: target 0.4 points above the result"),
        ([(-5.0, -3.0)], "甲目标比实绩高 2 个百分点", "甲: target 2 points above the result"),
        ([(5.0, 5.0)], "目标与上年实绩持平", "Targets equal last year's results"),
        (
            [(3.0, 5.0), (4.0, 6.0)],
            "甲等 2 项目标提速 2 个百分点",
            "甲 (of 2 that tie) is to speed up by 2 points",
        ),
        ([(6.0, 5.0)], "甲目标放缓 1 个百分点", "甲 is to slow by 1 point"),
        ([(0.0, -0.35)], "甲目标比实绩低 0.35 个百分点", "甲: target 0.35 points below the result"),
    ],
)
def test_small_steps_ties_and_negative_growth_are_said_plainly(pairs, zh: str, en: str) -> None:
    rows = [frames.pair(name, {"yoy": a}, {"yoy": t}) for name, (a, t) in zip("甲乙", pairs, strict=False)]
    assert sentences.targets(pd.DataFrame(rows)) == zh
    assert sentences.targets(pd.DataFrame(rows), "en") == en


def test_targets_without_pairs_state_the_subject() -> None:
    assert sentences.targets(frames.outlook().tail(3)) == "主要指标的实绩与目标"


def test_domains_name_the_first_three() -> None:
    frame = pd.DataFrame({"domain": ["工业", "教育", "农业农村", "财政金融"], "indicators": [9, 5, 3, 1]})
    assert sentences.domains(frame) == "工业、教育和农业农村的数字最多"
    assert sentences.domains(frame.head(1)) == "工业的数字最多"
    assert sentences.domains(frame.head(0)) == "没有抽取到数字"


@pytest.mark.parametrize(
    ("places", "target", "words"),
    [
        (3, None, "甲2县增速最高，甲0县最低"),
        (1, None, "甲0县增速2019—2022年上升"),
        (1, 2023, "甲0县增速2019—2022年上升"),
    ],
)
def test_series(places: int, target: int | None, words: str) -> None:
    assert sentences.series(frames.points(places, target=target), "增速", "measure") == words


def test_series_of_one_year_and_of_targets_only() -> None:
    one = frames.points(1, years=(2022,), target=None)
    assert sentences.series(one, "增速", "measure") == "甲0县的增速只有一年的数"
    assert sentences.series(one.assign(kind="target"), "增速", "measure") == "增速只载有目标"


def test_few_meetings_are_no_trend() -> None:
    assert sentences.meetings(4, 4, 12) == "4 次会议分布在 4 年里，不足以看趋势"
    assert sentences.meetings(1, 1, 12) == "只有 1 次会议，不足以看趋势"
    assert sentences.meetings(14, 1, 12) == "14 次会议，分布在 1 年里"
    assert sentences.meetings(14, 1, 12, "en") == "14 meetings in 1 year"


def test_peak_month_only_where_one_stands_out() -> None:
    thin = months.summed(frames.months({"2023-04": 1, "2024-01": 1}))
    assert sentences.months(thin, 12) == "2 个月里有会议，每月至多 1 次"
    clear = months.summed(frames.months({"2023-04": 9, "2024-01": 4}))
    assert sentences.months(clear, 12) == "2023年4月会议最多，有 9 次"


def test_topics_say_what_regions_share_or_differ_in() -> None:
    frame = topics.arranged(frames.topics())
    same = frame.assign(share=[0.3 if topic == "rural" else 0.1 for topic in frame["topic"]])
    assert sentences.topics(same) == "3 个地区都最重农业农村"
    assert "最重" in sentences.topics(frame)
    assert sentences.topics(frame.head(0)) == "文档没有可归类的主题"


def test_terms_name_the_densest_group_or_the_most_used_term() -> None:
    frame = frames.uses()
    assert sentences.terms(frame[frame["term"] == "乡村振兴"], "group") == "“乡村振兴”在2023年用得最密"
    assert sentences.terms(frame.assign(count=[1, 2, 0, 30, 20, 10]), "group") == "“项目”用得最多，共 60 次"
    unused = frame[frame["group"] == "2020年"].head(1)
    assert sentences.terms(unused, "group") == "“乡村振兴”没有出现"


def test_ranking() -> None:
    frame = pd.DataFrame({"region": ["甲县", "乙县", "丙县"], "yoy": [7.0, 6.5, 6.0]})
    assert sentences.ranking(frame, "增速", "yoy") == "甲县增速最高，丙县最低"
    assert sentences.ranking(frame.head(1), "增速", "yoy") == "只有甲县载有增速"


def test_a_tie_names_nobody_alone() -> None:
    frame = pd.DataFrame({"region": ["甲县", "乙县", "丙县"], "yoy": [7.0, 6.0, 6.0]})
    assert sentences.ranking(frame, "增速", "yoy") == "甲县增速最高，丙县等 2 个地区最低"
    assert sentences.ranking(frame.assign(yoy=6.9), "增速", "yoy") == "3 个地区的增速相同"
