"""Puts a plan into words: the text of a file as a web page would give it, and the truth about it."""

from __future__ import annotations

import random
import re
from typing import Any

from core.models import MEETING_TYPES
from core.parsing.synthetic import SYNTHETIC_MARK
from core.synth.economy import Figure
from core.synth.plan import LOOKED_BACK, Plan
from core.synth.wording import Wording, wording

CHARACTERS = 3000
DECLARATION = f"{SYNTHETIC_MARK}：文中人物、事项和数字均为虚构，只用于演示和测试。"
_UNITS = {"province": "省", "city": "市", "county": "县"}


class Document:
    """One document as it is put together: its text, and what is true of it in record-schema form."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self.words: Wording = wording()
        self.chance = random.Random(f"{seed}/{plan.number}")
        day = plan.day + plan.retold  # who tells it again tells it a day later
        self.published = f"{plan.year}-{plan.month:02d}-{day:02d}"
        self.place = plan.region.name or ""
        self.unit = self.place[-1]
        self.short = f"{self.place}委"
        self.date = f"{plan.month}月{plan.day}日"
        self.paragraphs: list[str] = []
        self.agenda = [item for _, item in plan.agenda]
        self.chair = plan.chair
        self.title = self._title()
        self.quotes: dict[Figure, str] = {}

    def text(self) -> str:
        """The whole file."""
        self._body()
        source = f"{self.place}日报" if self.plan.retold else f"{self.place}人民政府办公室"
        lines = [
            self.title,
            f"发布日期：{self.published}　来源：{source}",
            "",
            *self.paragraphs,
            "",
            DECLARATION,
        ]
        if self.plan.number % 3 == 1:
            lines.insert(0, self.chance.choice(self.words["furniture"]["above"]).choose(self.chance))
        if self.plan.number % 3 == 2:
            lines.append(self.chance.choice(self.words["furniture"]["below"]).choose(self.chance))
        return "\n".join(lines) + "\n"

    def truth(self, file: str) -> dict[str, Any]:
        """What a perfect parser would find, call it after `text`."""
        plan = self.plan
        date = f"{plan.year}-{plan.month:02d}-{plan.day:02d}"
        report = plan.doc_type == "government_work_report"
        bulletin = plan.doc_type == "statistical_bulletin"
        return {
            "file": file,
            "title": self.title,
            "doc_type": plan.doc_type,
            "region": {
                name: getattr(plan.region, name) for name in ("province", "city", "county", "level", "code")
            },
            "year": plan.year,
            "period_year": plan.year - 1 if report or bulletin else None,
            "publish_date": self.published,
            "meeting": self._meeting(date) if plan.doc_type in MEETING_TYPES else None,
            "indicators": [
                {
                    name: getattr(figure, name)
                    for name in ("id", "name", "value", "unit", "yoy", "kind", "year", "qualifier")
                }
                | {"quote": self.quotes[figure]}
                for figure in plan.figures
            ],
            "terms": dict(plan.terms),
            "phrases": list(plan.phrases),
            "common": list(plan.common),
            "synthetic": True,
        }

    def _meeting(self, date: str) -> dict[str, Any]:
        ordinal = self.plan.ordinal if self.plan.doc_type == "government_executive_meeting" else None
        chair = {"name": self.chair[1], "role": self.chair[0]}
        return {"date": date, "ordinal": ordinal, "chair": chair, "agenda": list(self.agenda)}

    def _title(self) -> str:
        plan, place = self.plan, self.place
        matter = {"notice": "notice", "plan": "plan", "regulation": "regulation", "news_other": "news"}
        if plan.doc_type in matter:
            words = self.words[matter[plan.doc_type]]
            self.matter = self.chance.choice(words["matter"]).choose(self.chance)
            title: str = self.chance.choice(words["title"]).choose(self.chance)
            prefix = "" if "{place}" in title else place
            return prefix + title.replace("{place}", place).replace("{matter}", self.matter)
        self.matter = self.chance.choice(self.words["notice"]["matter"]).choose(self.chance)
        titles = {
            "government_work_report": f"{place}{plan.year}年政府工作报告",
            "government_executive_meeting": f"{self.chair[1]}主持召开{place}政府常务会议"
            if plan.retold
            else f"{place}政府召开第{plan.ordinal}次常务会议",
            "party_standing_committee_meeting": f"{self.short}召开常委会会议",
            "party_group_meeting": f"{place}政府党组召开会议",
            "work_conference": f"{place}召开{self.matter}推进会议",
            "plenary_session": f"{self.short}召开全体会议",
            "study_session": f"{self.short}理论学习中心组举行集体学习",
            "symposium": f"{place}召开企业家座谈会",
            "other_meeting": f"{place}政府召开办公会议",
            "statistical_bulletin": f"{place}{plan.year - 1}年国民经济和社会发展统计公报",
        }
        return titles[plan.doc_type]

    def _body(self) -> None:
        kind = self.plan.doc_type
        if kind == "government_work_report":
            self._report()
        elif kind == "statistical_bulletin":
            self.paragraphs += ["一、综合", self._figures(self.plan.figures, "初步核算，全年")]
            self._fill(self.plan.terms)
        elif kind in MEETING_TYPES:
            self._readout()
        else:
            news = f"近日，记者走进{self.place}，看到{self.matter}带来的变化。"
            order = f"为做好{self.matter}，现就有关事项说明如下。"
            self.paragraphs.append(news if kind == "news_other" else order)
            self._fill(self.plan.terms)

    def _report(self) -> None:
        year = self.plan.year
        actual = [figure for figure in self.plan.figures if figure.kind == "actual"]
        target = [figure for figure in self.plan.figures if figure.kind == "target"]
        opening = self.words["opening"]
        held = f"——{year}年{self.plan.month}月{self.plan.day}日在{self.place}人民代表大会会议上"
        self.paragraphs += [held, f"{self.place}人民政府　{self.chair[1]}", "各位代表："]
        self.paragraphs.append(self._said(opening["report"]))
        self.paragraphs += [f"一、{year - 1}年工作回顾", self._said(opening["past"])]
        self.paragraphs.append(self._figures(actual, f"{year - 1}年，"))
        half = {term: count // 2 for term, count in self.plan.terms.items()}
        self._fill(half, CHARACTERS // 2)
        self.paragraphs += [f"二、{year}年工作安排", self._said(opening["next"][:1])]
        self.paragraphs.append(self._said(opening["next"][1:]) + self._figures(target, ""))
        self.paragraphs += ["".join(said) for said in (self.plan.own, self.plan.common) if said]
        self._phrases()
        self._fill({term: count - half[term] for term, count in self.plan.terms.items()})
        self.paragraphs.append(self._said(opening["closing"]))

    def _readout(self) -> None:
        plan = self.plan
        templates = self.words["meeting"].get(plan.doc_type)
        if templates:
            self.paragraphs.append(self._said(templates))
        else:
            name = self.title.removeprefix(self.place)
            self.paragraphs.append(
                f"{self.date}，{self.place}{name}。{self.chair[0]}{self.chair[1]}主持会议并讲话。"
            )
        if plan.figures:
            self.paragraphs.append(
                "会议听取了上年经济运行情况汇报。" + self._figures(plan.figures, f"{plan.year - 1}年，")
            )
        for topic, item in plan.agenda:
            if (topic, item) == LOOKED_BACK:
                continue
            said = self._said(self.words["meeting"]["agenda"]).replace("{item}", item)
            stress = self._said(self.words["meeting"]["stress"])
            self.paragraphs.append(said + stress + self._sentences(3, {}))
        self._phrases()
        self._fill(plan.terms)

    def _phrases(self) -> None:
        for phrase in self.plan.phrases:
            said = self._said(self.words["planted"]["any"])
            self.paragraphs.append(said.replace("{term}", f"“{phrase}”"))

    def _figures(self, figures: Any, opening: str) -> str:
        said = []
        for figure in figures:
            if figure.kind == "target":
                shape = "target"
            else:
                shape = ("both" if figure.value is not None else "growth") + (
                    "_fall" if figure.yoy < 0 else ""
                )
            template = self.chance.choice(self.words["figure"][shape]).choose(self.chance)
            value = "" if figure.value is None else f"{figure.value:.10g}"
            parts = {
                "name": figure.name,
                "value": value,
                "unit": figure.unit or "",
                "yoy": f"{abs(figure.yoy):.10g}",
            }
            self.quotes[figure] = _filled(template, parts | {"qualifier": figure.qualifier or ""})
            said.append(self.quotes[figure])
        return opening + "；".join(said) + "。"

    def _fill(self, terms: dict[str, int], characters: int = CHARACTERS) -> None:
        """Paragraphs of other matter until the document is long enough, the planted terms scattered over them."""
        waiting = [term for term, count in terms.items() for _ in range(count)]
        self.chance.shuffle(waiting)
        size = sum(map(len, self.paragraphs))
        while size < characters or waiting:
            taken, waiting = waiting[:2], waiting[2:]
            paragraph = self._sentences(
                4, dict.fromkeys(taken, 1) if len(set(taken)) == len(taken) else {taken[0]: 2}
            )
            self.paragraphs.append(paragraph)
            size += len(paragraph)

    def _sentences(self, count: int, terms: dict[str, int]) -> str:
        """Sentences of one topic, and after them one for each occurrence of a planted term."""
        topic = self.chance.choice(list(self.words["filler"].values()))
        said = [
            template.choose(self.chance) for template in self.chance.sample(topic, min(count, len(topic)))
        ]
        for term, times in terms.items():
            said += [self._said(self.words["planted"]["any"]).replace("{term}", term) for _ in range(times)]
        return "".join(said)

    def _said(self, templates: Any) -> str:
        parts = {
            "place": self.place, "unit": self.unit, "place_short": self.short.removesuffix("委"), "date": self.date,
            "role": self.chair[0], "chair": self.chair[1], "ordinal": str(self.plan.ordinal),
        }  # fmt: skip
        return _filled(self.chance.choice(templates).choose(self.chance), parts)


def _filled(template: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], found[0]), template)
