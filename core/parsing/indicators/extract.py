"""From a clean text to its indicators: the table of contents of this package."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import Any

from core.models import Cleaned, Context, Indicator, Issue
from core.parsing.doubt import doubt
from core.parsing.indicators.amounts import Amount, find_amounts
from core.parsing.indicators.calendars import PLAN_NAME, YEAR, Calendar, calendar, plan_end, year_number
from core.parsing.indicators.canonical import known
from core.parsing.indicators.draft import Draft
from core.parsing.indicators.frames import Frame, frame_at
from core.parsing.indicators.growths import MASKED
from core.parsing.indicators.moods import REACHED
from core.parsing.indicators.names import leading_verb
from core.parsing.indicators.places import placed
from core.parsing.indicators.preliminary import mark_preliminary, read_preliminary
from core.parsing.indicators.repeats import without_repeats
from core.parsing.indicators.scopes import lead_in, other_region, scope_at, scope_of_name
from core.parsing.indicators.sections import read_frames
from core.parsing.indicators.sentence import read_sentence
from core.parsing.indicators.state import State
from core.parsing.indicators.tables import read_tables
from core.parsing.indicators.thresholds import slogans
from core.parsing.indicators.times import Moment, Times, lead_year, turns_back
from core.parsing.indicators.year_told import YearTold
from core.parsing.units import to_base

LONGEST_SENTENCE = 2000  # a text without full stops is read in pieces of this size
_TITLE = 80  # a first line this short is the title, which repeats what the text says
_REACH = 150  # how far the intent of a sentence carries within its paragraph
_NEXT_LINE = 30  # how far it carries over the end of a line, a short heading between them
_PLAIN_START = re.compile(
    r"^(?:全[市县省区年]|市区|城区|我[市县省区]|持续|继续|全面|加快|大力|积极|同时|此外|还){0,3}"
)
_PARAGRAPH = 700  # how far the intent of its first sentence carries
_INTENDS = re.compile(
    r"[^。,;:\n]{0,20}(?<![不即面])(?:将|要)(?:进一步|继续|持续|坚持|深入|认真|全面|坚决|紧紧|严格|以|按照|围绕|聚焦|抓)[^。\n]{0,80}。"
)
_NEXT_YEAR = re.compile(r"(?:明年|来年)[^。,;]{0,12}(?:将|要|计划|拟)")
_ASPECT = re.compile(r"在[^,。]{2,12}(?:中|方面|上),?")  # 在总投资3亿元中, 在综合效益方面
_LEAD_REACH = 200  # how far the year that a paragraph opens with carries when its sentence has no figures
_END = re.compile(r"[!?\n]|。(?!以内|以上|左右)")
_DOT = re.compile(r"\.(?=[\u4e00-\u9fff\s]|$)")  # an ASCII full stop behind a Chinese character


def extract_indicators(
    cleaned: Cleaned, folded: str, context: Context
) -> tuple[tuple[Indicator, ...], tuple[Issue, ...]]:
    """All indicators of a document in order of place, and as issues what was seen and not understood."""
    amounts = find_amounts(folded)
    masked = _masked(folded)
    rows = read_tables(folded)
    if not amounts and not rows:
        return (), tuple(masked)
    sentences = _read(folded, cleaned.text, amounts)
    issues = [issue for state, _ in sentences for issue in state.issues] + masked
    if not rows and not any(state.drafts for state, _ in sentences):
        return (), tuple(issues)
    times = calendar(folded, context)
    places = [draft.place for state, _ in sentences for draft in state.drafts] + [row.place for row in rows]
    frames = read_frames(folded, context, times, sorted(places))
    found = _of_sentences(cleaned.text, folded, sentences, times, frames, context)
    if rows:
        found = [item for item in found if not _in_row(item, rows)]
    found += _of_tables(cleaned.text, rows, found, frames, context)
    if (
        context.doc_type == "regulation"
    ):  # its numbers are rules; only figures with a name of their own are kept
        found = [item for item in found if item.id or item.rule == "completion"]
    title = max(0, folded.find("\n", 0, _TITLE))
    found = without_repeats(sorted(found, key=lambda item: item.start) if rows else found, title)
    found, doubts = doubt(found)
    return tuple(found), tuple(issues + doubts)


def _of_sentences(
    text: str,
    folded: str,
    sentences: list[tuple[State, int | None]],
    times: Calendar,
    frames: list[Frame],
    context: Context,
) -> list[Indicator]:
    found: list[Indicator] = []
    last: tuple[int, Moment] | None = (
        None  # where the sentence before ended, and what its last figure refers to
    )
    spans, note = read_preliminary(folded)
    told = YearTold(folded, times)
    for state, year in sentences:
        if not state.drafts:
            continue
        before = _taken_over(folded, last, state, times)
        _share_base(state.drafts)
        scopes = lead_in(folded, state.start, state.end)
        named = Times(folded, state.start, state.end, times, year)
        elsewhere: str | None = None  # the indicator that a place within the region was just said to have
        for draft in state.drafts:
            elsewhere = _place(draft, context, elsewhere)
            frame = frame_at(frames, draft.place)
            draft.scope = draft.scope or scope_at(scopes, draft.place)
            when = named.moment(draft.place, frame, before)
            if when.kind == "actual" and not (when.dated or when.period) and "目标" not in draft.name:
                when = replace(when, year=told.at(draft.place, when.year))
            last = state.end, when
            mark_preliminary(draft, spans, note, when.kind == "actual")
            found.append(_finish(text, draft, when, frame, context))
    return found


def _place(draft: Draft, context: Context, before: str | None) -> str | None:
    """Takes a place off the name of a figure; the indicator's name where it is a place within the region."""
    family, growth_only = draft.amount.family if draft.amount else "none", draft.amount is None
    if known(draft.name, family, growth_only).id is not None:
        return None
    found = placed(draft.name, family, growth_only, context, before)
    if found is None:
        return None
    draft.name, draft.region = found
    return found.name if found.region else None


def _taken_over(text: str, last: tuple[int, Moment] | None, state: State, times: Calendar) -> Moment | None:
    """What a sentence takes over from the one before: 其中 all of it, outside reports the intent of a paragraph."""
    if not times.report and text.startswith("预计", state.start) and _next_year_before(text, state.start):
        return Moment("target", times.now + 1 if times.now else None, None)
    if last is None or (last[1].kind != "target" and not times.report):
        last = _intent_of_paragraph(text, state, times) or last
    if last is None:
        return None
    end, when = last
    if text.startswith("其中", state.start) and text[end + 1 : state.start].strip() == "":
        return when
    if not times.report and end + 1 == state.start and text.startswith("全年", state.start) and when.dated:
        return when  # 去年…。全年…
    if when.kind != "target" or times.report or not end < state.start < end + _REACH:
        return None
    breaks = text.count("\n", end, state.start)
    aspect = _ASPECT.match(text, state.start, state.end)
    if (
        breaks > 2
        or (breaks and state.start - end > _NEXT_LINE)
        or REACHED.search(text, aspect.end() if aspect else state.start, state.end)
    ):
        return None
    opening = _PLAIN_START.sub("", text[state.start : state.start + 14].strip(' "'))
    if aspect or opening.startswith("完成") or text.startswith(("加快", "大力", "积极"), state.start):
        return when
    return when if leading_verb(opening) else None


def _next_year_before(text: str, start: int) -> bool:
    """明年将扩大播种面积。预计玉米面积…: the sentence before speaks of the year to come."""
    low = max(0, start - _REACH)
    opening = max(text.rfind("。", low, start - 1), text.rfind("\n", low, start - 1), low)
    return text[start - 1 : start] == "。" and _NEXT_YEAR.search(text, opening, start) is not None


def _intent_of_paragraph(text: str, state: State, times: Calendar) -> tuple[int, Moment] | None:
    """我局将进一步…。全年实施项目40个: the first sentence of a paragraph says what is intended, and holds no figures."""
    if times.report:
        return None
    opening = text.rfind("\n", max(0, state.start - _PARAGRAPH), state.start) + 1
    if opening == state.start or not _INTENDS.match(text, opening, state.start):
        return None
    return state.start - 1, Moment("target", times.now, None)


def _of_tables(
    text: str, rows: list[Draft], found: list[Indicator], frames: list[Frame], context: Context
) -> list[Indicator]:
    """The rows of tables that say something the sentences have not said."""
    told: dict[tuple[float | None, str | None], list[Indicator]] = defaultdict(list)
    for item in found if rows else ():
        told[item.value, item.unit].append(item)
    new = []
    for row in rows:
        frame = frame_at(frames, row.place)
        item = _finish(text, row, Moment(frame.kind, frame.year, None), frame, context)
        if not any(_same(item, other) for other in told[item.value, item.unit][:20]):
            new.append(item)
    return new


def _in_row(item: Indicator, rows: list[Draft]) -> bool:
    """A figure that a sentence seemed to state where a row of a table stands."""
    place = bisect_right(rows, item.start, key=lambda row: row.start) - 1
    return place >= 0 and item.start < rows[place].end


def _same(row: Indicator, other: Indicator) -> bool:
    """A table repeats what the text has said."""
    return (row.id is not None and row.id == other.id) or row.name in other.name or other.name in row.name


def _read(folded: str, text: str, amounts: list[Amount]) -> list[tuple[State, int | None]]:
    """Each sentence with quantities, read, and the year its paragraph opened with."""
    quoted = slogans(text)
    read: list[tuple[State, int | None]] = []
    for start, end, members, year in _sentences(folded, amounts):
        before = read[-1][0] if read and read[-1][0].end + 1 == start else None
        read.append((read_sentence(folded, start, end, members, _within(quoted, start, end), before), year))
    return read


def _masked(text: str) -> list[Issue]:
    return [
        Issue("indicators", "masked_figure", "这个数字在原文中被遮盖，没有读取。", found.start(), found.end())
        for found in MASKED.finditer(text)
    ]


def _within(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    low = bisect_left(spans, (start, start))
    return spans[low : bisect_left(spans, (end, end), low)]


def _sentences(text: str, amounts: list[Amount]) -> list[tuple[int, int, list[Amount], int | None]]:
    """The sentences that hold quantities: start, end, their quantities, the year their paragraph opened with."""
    ends = [found.start() for found in _END.finditer(text)]
    dots = (
        [
            found.start()
            for found in _DOT.finditer(text)
            if text[found.start() - 1] > "\u4e00" or text[found.start() - 1] in '%)"'
        ]
        if "." in text
        else []
    )
    ends = sorted({*ends, *dots, len(text)})
    groups: list[tuple[int, int, list[Amount], int | None]] = []
    year: int | None = None
    known_to = 0
    for amount in amounts:
        place = bisect_right(ends, amount.start)
        start = ends[place - 1] + 1 if place else 0
        if groups and start <= groups[-1][0]:
            if amount.start - groups[-1][0] <= LONGEST_SENTENCE:
                groups[-1][2].append(amount)
                continue
            start = groups[-1][2][-1].end
            groups[-1] = (groups[-1][0], start, *groups[-1][2:])
        opening = text.rfind("\n", known_to, start) + 1
        if opening or not groups:
            year = lead_year(text, opening, start) if start - opening < _LEAD_REACH else None
        before = ends[place - 2] + 1 if place > 1 else 0
        if place and before >= max(opening, known_to) and text[start - 1] != "\n":
            # The sentence before, which has no figures.
            year = None if turns_back(text, before, start) else lead_year(text, before, start) or year
        year = lead_year(text, start, ends[min(place, len(ends) - 1)]) or year
        known_to = start
        groups.append((start, ends[min(place, len(ends) - 1)], [amount], year))
    return groups


def _finish(text: str, draft: Draft, when: Moment, frame: Frame, context: Context) -> Indicator:
    amount = draft.amount
    family = amount.family if amount else "none"
    facts = known(draft.name, family, amount is None)
    value = unit = base_value = base_unit = high = None
    if amount:
        value, high = (-amount.value if amount.negative else amount.value), amount.high
        if amount.unit:
            unit = amount.unit.symbol
            base_value, base_unit = to_base(value, amount.unit), amount.unit.base
    year, kind = when.year, when.kind
    over_years = when.years > 1 or (frame.years > 1 and not when.dated) or _since_then(draft, year)
    if over_years and draft.yoy is not None and not draft.yearly:
        draft.growth, draft.yoy, draft.yoy_max = _over_the_period(draft), None, None
    if kind == "target" and draft.growth and year is not None and _year_before(draft.growth, year + 1):
        year += 1  # what is to grow on 1964 is of 1965
    if draft.growth and year is not None and _year_before(draft.growth, year) and draft.yoy is None:
        draft.yoy, draft.yoy_max, draft.growth = draft.growth["rate"], draft.growth.get("rate_max"), None
    if draft.base:
        year = _base_year(draft, when, frame)
        kind = "actual"
    return Indicator(
        name=facts.name,
        raw_name=draft.raw,
        kind="reference" if draft.reference else kind,
        start=draft.start,
        end=draft.end,
        quote=text[draft.start : draft.end],
        rule=draft.rule,
        id=facts.id,
        value=value,
        unit=unit,
        value_si=base_value,
        unit_si=base_unit,
        yoy=_plain(draft.yoy),
        value_max=high,
        yoy_max=_plain(draft.yoy_max),
        growth=draft.growth,
        year=year,
        period=when.period or _period(draft, kind, max(frame.years if not when.dated else 1, when.years)),
        qualifier="|".join(draft.qualifiers) or None,
        scope=draft.scope or scope_of_name(facts.name),
        region=draft.region or other_region(draft.scope, context),
        domain=facts.domain,
        core=facts.core,
        suspicious=_unsigned(draft),
    )


_DONE = re.compile(r"新[增建]|投入|支出|投资|就业")


def _period(draft: Draft, kind: str, years: int) -> str | None:
    """What was done or spent is, where several years are spoken of, their total."""
    if years == 1 or kind != "actual" or draft.base or draft.amount is None or draft.reached:
        return None
    return "cumulative" if draft.verb or _DONE.search(draft.name) else None


_BASE_YEAR = re.compile(
    rf"(?:历史上?)?(?:最[高好多大]的)?(?P<year>{YEAR})年?(?:同期|全年|同口径|的)?"
    r"(?:实际|预计|完成|决算|执行|计划)?(?:[数的]|完成|水平|[0-9一二三四五六七八九十百千万亿.,]{1,20}.{1,3})?(?:\(下同\))?"
)


def _year_before(growth: dict[str, Any], year: int) -> bool:
    """比2017年增长 of a figure of 2018 is growth on the year before."""
    stated = _BASE_YEAR.fullmatch(growth.get("base") or "") if "rate" in growth else None
    return stated is not None and year_number(stated["year"]) == year - 1


def _over_the_period(draft: Draft) -> dict[str, Any]:
    """Growth where five years are spoken of, and no basis is stated, is growth since they began."""
    growth: dict[str, Any] = draft.growth or {"rate": draft.yoy, "basis": "base_year"}
    if draft.yoy_max is not None and draft.growth is None:
        growth["rate_max"] = draft.yoy_max
    return growth


def _since_then(draft: Draft, year: int | None) -> bool:
    """由1949年的7万吨下降到1982年的6万吨,减少19%: since 1949."""
    stated = re.search(YEAR, draft.earlier.base_when or "") if draft.earlier else None
    return stated is not None and year is not None and year - year_number(stated[0]) > 1


def _unsigned(draft: Draft) -> str | None:
    """A growth whose percent sign the page lost is read as percent, with doubt."""
    return "原文没有百分号，按百分比读取。" if draft.unsigned else None


def _share_base(drafts: list[Draft]) -> None:
    """A base year named once holds for the other pairs of the sentence (由2015年的A增加到B, 由C增加到D)."""
    when = None
    for draft in drafts:
        if draft.base:
            draft.base_when = when = draft.base_when or when


def _base_year(draft: Draft, when: Moment, frame: Frame) -> int | None:
    """The year of the earlier level in 由A增加到B: as stated, else the year before, or the start of the period."""
    stated = re.search(YEAR, draft.base_when or "")
    if stated:
        return year_number(stated[0])
    named = re.search(PLAN_NAME, draft.base_when or "")
    if named:
        return plan_end(named[0])
    if draft.base_when is None and when.since is not None:
        return when.since
    return when.year - max(frame.years, when.years) if when.year is not None else None


def _plain(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.10g}")
