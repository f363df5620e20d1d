"""Small frames in the shape of `core.analysis`, for tests of charts and sentences. All figures are invented."""

from __future__ import annotations

from typing import Any

import pandas as pd

SIDES = ("year", "value", "value_max", "unit", "value_si", "yoy", "yoy_max", "qualifier", "period", "suspicious",
         "doc_id", "title", "doc_type", "doc_year", "start", "end", "quote", "claims")  # fmt: skip


def pair(name: str, actual: dict[str, Any], target: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A row of `indicators.actual_and_target`."""
    row: dict[str, Any] = {
        "region_code": "371324", "region": "兰陵县", "key": name, "id": None, "name": name, "domain": "综合经济",
        "core": True, "scope": None, "unit": None, "unit_si": None, "documents": 1,
    }  # fmt: skip
    for side, given, year in (("actual", actual, 2022), ("target", target, 2023)):
        known = {"year": year, "doc_id": "d1", "title": "报告", "doc_type": "government_work_report", "doc_year": 2023,
                 "start": 10, "end": 20, "claims": 1} if given else {}  # fmt: skip
        row |= {f"{side}_{column}": (known | given).get(column) for column in SIDES}
    return row | more


def outlook() -> pd.DataFrame:
    """Seven headline indicators: rises, falls, one equal, one side missing, levels."""
    money = {"unit": "亿元"}
    return pd.DataFrame(
        [
            pair("规上工业总产值", {"yoy": 5.1, "value": 249.1, "value_si": 249.1e8, **money},
                 {"yoy": 20.0, "value": 300.0, "value_si": 300e8, "qualifier": "力争", **money}),
            pair("地区生产总值", {"yoy": 4.0, "qualifier": "预计"}, {"yoy": 7.0, "qualifier": "左右"}),
            pair("一般公共预算收入", {"yoy": 9.5, "value": 24.8, "value_si": 24.8e8, **money}, {"yoy": 10.0}),
            pair("进出口总额", {"yoy": 43.8, "value": 90.0, "value_si": 90e8, **money},
                 {"yoy": 10.0, "value": 100.0, "value_si": 100e8, "qualifier": "以上", **money}),
            pair("社会消费品零售总额", {}, {"yoy": 10.0}),
            pair("城镇登记失业率", {"yoy": None, "value": 3.1, "value_si": 3.1, "unit": "%"}, {}),
            pair("粮食总产量", {"yoy": -3.1}, {}),
        ]
    ).astype({f"{side}_{column}": float for side in ("actual", "target") for column in ("value", "value_max", "value_si", "yoy", "yoy_max")})  # fmt: skip


def points(
    places: int = 3, years: tuple[int, ...] = (2019, 2020, 2022), target: int | None = 2023
) -> pd.DataFrame:
    """Points of `lines`: a gap in 2021, a target after the last year."""
    rows = []
    for number in range(places):
        place = f"甲{number}县"
        rows += [
            {
                "place": place,
                "key": f"{number}|{year}|actual",
                "year": year,
                "kind": "actual",
                "measure": 5.0 + number + (year - 2019) * 0.5,
            }
            for year in years
        ]
        if target:
            rows.append(
                {
                    "place": place,
                    "key": f"{number}|{target}|target",
                    "year": target,
                    "kind": "target",
                    "measure": 8.0 + number,
                }
            )
    return pd.DataFrame(rows)


def meetings(
    dates: tuple[str | None, ...] = ("2020-03-24", "2022-05-27", "2023-04-03", "2024-08-06"),
) -> pd.DataFrame:
    """Rows of `meetings.meetings`; a date known to the day is the meeting's own, except for the second."""
    kinds = ("work_conference", "party_standing_committee_meeting", "government_executive_meeting")
    frame = pd.DataFrame(
        {
            "doc_id": [f"d{i}" for i in range(len(dates))],
            "title": [f"会议{i}" for i in range(len(dates))],
            "name": [None] * len(dates),
            "doc_type": [kinds[i % 3] for i in range(len(dates))],
            "region": [("兰陵县", "兰溪市", "集贤县", "枣庄市")[i % 4] for i in range(len(dates))],
            "date": list(dates),
            "date_basis": [
                "publication" if i == 1 else "meeting" if date else None for i, date in enumerate(dates)
            ],
        }
    )
    frame["day"] = pd.to_datetime(frame["date"].where(frame["date"].str.len() == 10), errors="coerce")
    frame["year"] = frame["date"].str[:4].astype(float).astype("Int64")
    return frame


def days(dates: tuple[str, ...]) -> pd.DataFrame:
    """Rows of `meetings.by_day`."""
    counts = pd.Series(pd.to_datetime(list(dates))).value_counts().sort_index()
    return counts.rename_axis("day").reset_index(name="meetings")


def months(counts: dict[str, int]) -> pd.DataFrame:
    """Rows of `meetings.by_month`."""
    return pd.DataFrame(
        [
            {
                "month": month,
                "year": int(month[:4]),
                "month_number": int(month[5:]),
                "doc_type": "work_conference",
                "meetings": n,
            }
            for month, n in counts.items()
        ]
    )


def topics(regions: int = 3) -> pd.DataFrame:
    """Rows of `regions.topic_shares`, one topic that nobody touches, one unassigned."""
    names = [("rural", "农业农村", "Countryside"), ("industry", "工业与产业", "Industry"), ("law", "法治", "Law"),
             ("unassigned", "未归类", "Unassigned")]  # fmt: skip
    return pd.DataFrame(
        [
            {"region_code": f"37130{i}", "region": f"甲{i}县", "topic": topic, "label": zh, "label_en": en,
             "share": 0.0 if topic == "law" else 0.1 * (1 + (i + j) % 3), "documents": 1}
            for i in range(regions)
            for j, (topic, zh, en) in enumerate(names)
        ]
    )  # fmt: skip


def uses() -> pd.DataFrame:
    """Rows of `keywords.frequency` as the page shows them: group, term, per_10k, count, mark."""
    return pd.DataFrame(
        [
            {"group": group, "term": term, "per_10k": rate, "count": n, "mark": f"{term}|{group}"}
            for term, values in {"乡村振兴": (29.4, 6.3, 0.0), "项目": (10.0, 40.5, 3.2)}.items()
            for group, rate, n in zip(("2023年", "2022年", "2020年"), values, (7, 8, 0), strict=True)
        ]
    )


def cloud(terms: int = 40) -> pd.DataFrame:
    """Rows of `keywords.cloud`."""
    return pd.DataFrame(
        {
            "term": [f"词{i}" for i in range(terms)],
            "count": range(terms, 0, -1),
            "weight": [1 / (i + 1) for i in range(terms)],
        }
    )
