"""Invented meeting readouts, enough for a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

PLACES = (
    ("兰陵县", "县政府", "县长", "常务会议"),
    ("莒南县", "县政府", "县长", "常务会议"),
    ("沂南县", "县委", "县委书记", "常委会会议"),
)
MATTERS = ("乡村振兴工作", "安全生产工作", "重点项目建设", "生态环境保护", "民生实事办理", "防汛抗旱准备")


def write(folder: Path, meetings: int = 60) -> Path:
    """A folder with one readout a file, a meeting every nine days from January 2022 on."""
    folder.mkdir(parents=True, exist_ok=True)
    day = date(2022, 1, 6)
    for number in range(meetings):
        place, body, office, kind = PLACES[number % len(PLACES)]
        first, second = MATTERS[number % 6], MATTERS[(number + 2) % 6]
        held = f"{day.year}年{day.month}月{day.day}日"
        text = (
            f"{place}召开{body}第{number // 3 + 1}次{kind}\n来源：{place}融媒体中心 发布时间：{day.isoformat()}\n\n"
            f"{held}，{office}王明远主持召开{body}第{number // 3 + 1}次{kind}，研究{first}、{second}等事项。\n"
            f"会议指出，要扎实推进{first}，压实各级责任，确保取得实效。\n会议强调，{second}事关群众切身利益，要抓紧抓好。\n"
        )
        (folder / f"readout_{number:03d}.txt").write_text(text, encoding="utf-8")
        day += timedelta(days=9)
    return folder
