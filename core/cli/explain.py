"""`explain FILE`: what was read in a document, from which words, by which rule, and what was not understood."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.models import Indicator, Record
from core.parsing.parse import parse_path

QUOTE_LENGTH = 46  # characters of a quotation shown on one line


def add_to(commands: Any) -> None:
    """Registers the command."""
    command = commands.add_parser("explain", help="show each fact with its words and rule, and every issue")
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument(
        "--removed", action="store_true", help="also list what was cut from the page, and why"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the explanation. The exit code is 1 when the file could not be read."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    refused = False
    for record in parse_path(options.file):
        refused |= record.status == "refused"
        print("\n".join(explain(record, options.removed)))
        print()
    return 1 if refused else 0


def explain(record: Record, removed: bool = False) -> Iterator[str]:
    """The lines that explain one record."""
    yield f"{record.file}  [{record.status}]" + (f"  {record.reason}" if record.reason else "")
    if record.status == "refused":
        return
    yield from _document(record)
    if record.meeting:
        yield from _meeting(record)
    yield from _indicators(record)
    if record.keywords:
        words = " ".join(f"{word.term}({word.count})" for word in record.keywords[:12])
        yield f"\n关键词  {words}"
    yield from _issues(record)
    if removed:
        yield f"\n清除的内容  {len(record.removed)} 处（原文字符位置）"
        yield from (f"  {cut.start}-{cut.end}  {cut.reason}" for cut in record.removed)


def _document(record: Record) -> Iterator[str]:
    region = record.region
    place = " ".join(part for part in (region.province, region.city, region.county) if part) or "未知"
    rows = [
        ("标题", record.title, "title"),
        ("类型", record.doc_type, "doc_type"),
        ("地区", f"{place} {region.code or ''} ({region.level})", "region"),
        ("年份", record.year, "year"),
        ("所述年份", record.period_year, "period_year"),
        ("发布日期", record.publish_date, "publish_date"),
        ("发布者", record.publisher, "publisher"),
    ]
    for label, value, field in rows:
        if value is not None:
            yield f"  {label}  {value}{_basis(record, field)}"


def _basis(record: Record, field: str) -> str:
    inference = record.inferred.get(field)
    return f"   ← 推断：{inference.basis}（把握 {inference.confidence:.0%}）" if inference else ""


def _meeting(record: Record) -> Iterator[str]:
    meeting = record.meeting
    assert meeting is not None
    yield "\n会议"
    rows: list[tuple[str, Any, str]] = [
        ("名称", meeting.name, "name"),
        ("日期", meeting.date, "meeting_date"),
        ("次数", meeting.ordinal, "ordinal"),
        ("届", meeting.term, "term"),
        ("主持", meeting.chair and f"{meeting.chair.name}（{meeting.chair.role or '职务未载'}）", "chair"),
        ("讲话", "、".join(person.name for person in meeting.speakers) or None, "speakers"),
        ("出席", "、".join(person.name for person in meeting.attendees) or None, "attendees"),
    ]
    for label, value, field in rows:
        if value is not None:
            quoted = _quoted(record.text, *meeting.spans[field]) if field in meeting.spans else ""
            yield f"  {label}  {value}{_basis(record, field)}{quoted}"
    for number, item in enumerate(meeting.agenda, 1):
        yield f"  议题{number:>3}  {item.action or ''} {item.title}"
    for directive in meeting.directives:
        yield f"  {directive.verb}  {directive.topic}" + (
            f"（{directive.speaker}）" if directive.speaker else ""
        )


def _indicators(record: Record) -> Iterator[str]:
    yield f"\n指标  {len(record.indicators)} 条"
    for item in record.indicators:
        yield f"  {_amount(item):<26} {item.name}  [{item.kind} {item.year or '年份未知'} {item.domain}]"
        yield f"      {_quoted(record.text, item.start, item.end).strip()}  规则 {item.rule}"
        if item.suspicious:
            yield f"      存疑：{item.suspicious}"


def _amount(item: Indicator) -> str:
    parts = []
    if item.value is not None:
        upper = f"—{item.value_max:g}" if item.value_max is not None else ""
        parts.append(f"{item.value:g}{upper}{item.unit or ''}")
    if item.yoy is not None:
        upper = f"—{item.yoy_max:g}" if item.yoy_max is not None else ""
        parts.append(f"同比{item.yoy:+g}{upper}%")
    if item.growth:
        parts.append(f"{item.growth.get('basis')} {item.growth.get('rate')}%")
    if item.qualifier:
        parts.append(f"({item.qualifier})")
    return " ".join(parts) or "—"


def _quoted(text: str, start: int, end: int) -> str:
    quote = text[start:end].replace("\n", " ")
    short = quote if len(quote) <= QUOTE_LENGTH else quote[: QUOTE_LENGTH - 1] + "…"
    return f"   “{short}” @{start}-{end}"


def _issues(record: Record) -> Iterator[str]:
    if record.issues:
        yield f"\n没有读懂或需要再看  {len(record.issues)} 处"
        for issue in record.issues:
            place = (
                _quoted(record.text, issue.start, issue.end)
                if issue.start is not None and issue.end is not None
                else ""
            )
            yield f"  {issue.field} · {issue.code}：{issue.message}{place}"
