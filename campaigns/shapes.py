"""Gate 8: the worst texts, a million characters each, through the whole parser."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from campaigns.figures import Figures, main
from core.workers.rows import Task
from core.workers.supervise import Worker

# What is repeated until the text is long enough.
SHAPES = {
    "one character": "的",
    "digits": "1",
    "digits and commas": "1,",
    "Chinese numerals": "一二三",
    "line ends": "\n",
    "spaces": "正 ",
    "open brackets": "（",
    "open titles": "《",
    "open quotations": "“",
    "commas": "，",
    "no punctuation": "人民政府工作会议",
    "growths": "同比增长5.5%，",
    "amounts": "达到123.4亿元、",
    "dates": "2023年1月15日",
    "regions": "山东省临沂市兰陵县",
    "officials": "县长王明远、副书记李志强、",
    "numbered items": "一、加强领导；",
    "meeting verbs": "会议指出，会议强调，",
    "credits": "来源：青山发布 编辑：王明 责编：李强\n",
    "pinyin brackets": "鎮(zhèn)",
    "names": "王明远李志强",
    "percent heads": "其中：第一产业增加值、第二产业增加值、",
    "a sentence": "全年地区生产总值增长5%以上，城镇新增就业1.2万人。",
    "emoji and letters": "A😀b",
}


def campaign(characters: int = 1_000_000, limit: float = 60.0) -> Figures:
    """Each shape as a document through a worker process with its usual limits of time and memory."""
    found = Figures()
    worker = Worker(seconds=limit)
    slowest = []
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.txt"
        warm.write_text("青山县召开会议。", encoding="utf-8")
        list(worker.rows(Task("key", str(warm), warm.name)))
        for name, shape in SHAPES.items():
            path = Path(folder) / f"{name}.txt"
            path.write_text((shape * (characters // len(shape) + 1))[:characters], encoding="utf-8")
            began = time.monotonic()
            (row,) = worker.rows(Task("key", str(path), path.name))
            seconds = time.monotonic() - began
            slowest.append((seconds, name))
            found.counts[name] = f"{seconds:.1f} s, {row['code'] or row['status']}"
            if row["status"] == "refused":
                found.wrong.append(f"{name}: {row['reason']}")
    worker.close()
    seconds, name = max(slowest)
    found.counts = {
        "shapes": len(SHAPES),
        "characters each": characters,
        "slowest": f"{name}, {seconds:.1f} s",
        **found.counts,
    }
    found.remarks.append(
        "whole parser and word count, in a worker process; the clock would stop it with a stated reason"
    )
    return found


if __name__ == "__main__":
    main("shapes", "Gate 8: worst texts", campaign, characters=1_000_000, limit=60.0)
