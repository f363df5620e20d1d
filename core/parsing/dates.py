"""The dates of a document: when it was published, when the meeting was held, which year it is of.

Steps: `dates_find` (every expression), `dates_value` (what it means), `dates_choose`, `dates_published` and
`dates_year` (which is which, and the year where none is written).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from core.models import MEETING_TYPES, Cleaned, Dates, Inference, Issue, Region, Source
from core.parsing.dated_events import find_events
from core.parsing.dates_choose import (
    Chosen,
    adoption,
    dated_by,
    day_in_year,
    day_of,
    delivery,
    latest_written,
    month_and_day,
    nearer,
    no_year,
    opening_mentions,
)
from core.parsing.dates_find import DateMention, find_dates, find_years
from core.parsing.dates_published import choose_publication, year_of_name, year_of_picture
from core.parsing.dates_report import report_years, year_of_congress
from core.parsing.dates_value import TODAY, as_day, as_last_day, year_number
from core.parsing.dates_year import infer_year, year_evidence
from core.parsing.text import fold

_SESSION_YEAR = re.compile(
    r"(?P<year>20[0-9]{2})年(?:度)?第?\s?[0-9一二三四五六七八九十]{1,3}\s?次[^,。;\n]{0,16}(?:会议|会|学习)"
)
_PART_OF_YEAR = re.compile(r"[0-9一二三四五六七八九十]月|季度|半年")
_DOCUMENT_NUMBER = re.compile(
    r"(?:^|\n)\s{0,8}\(?[^《(\n〔]{1,16}[〔\[(【](?P<year>(?:19|20)[0-9]{2})[〕\])】]\s?第?[0-9]{1,4}\s?号(?=\s{0,8}\)?\s{0,4}(?:\n|$))"
)
_NUMBER_REACH = 400
_SIGNED_BELOW = 120  # characters behind the day of adoption
_STALE = 40  # days between a meeting and its report after which its day is doubted
_FRESH = 100  # days in which an event bounds a meeting of 近日 from below


def recognise_dates(
    source: Source,
    cleaned: Cleaned,
    folded: str,
    doc_type: str,
    title: str | None,
    region: Region | None = None,
) -> Dates:
    """All dates of a document, kept apart. What is worked out is in `inferred` with its basis in words.

    `region` is the document's own: what its province held (省委十一届七次全会) is known by it.
    """
    publication = choose_publication(source, cleaned, folded)
    province = region.province if region is not None else None
    if doc_type == "government_work_report":
        dates = _report(publication, folded, title, province)
    elif doc_type in MEETING_TYPES:
        dates = _meeting(source, publication, cleaned, folded, title, doc_type == "plenary_session", province)
    else:
        dates = _other(publication, folded, doc_type, title, province)
    if dates.year is None and (named := year_of_name(source.name)) is not None:
        return replace(dates, year=named.value, inferred={**dates.inferred, "year": named})
    return dates


def _meeting(
    source: Source,
    publication: Chosen,
    cleaned: Cleaned,
    folded: str,
    title: str | None,
    congress: bool,
    province: str | None,
) -> Dates:
    mention, dateline = opening_mentions(folded, publication.span)
    dateline = dateline or _cut_dateline(cleaned)
    mention = _unless_late(dated_by(mention, dateline), folded, publication)
    chosen = day_of(mention, _counted_from(publication, mention, dateline)) if mention else Chosen()
    inferred = _published(publication)
    issues = [*chosen.issues]
    year = None
    if chosen.value is None:
        of_day = dateline if mention is not None and mention.word in TODAY else mention
        year = _year_of_meeting(source, publication, folded, title, of_day, congress, province)
        if of_day is not None and year is not None and not issues:
            chosen = day_in_year(of_day, year)
        if mention is not None and year is None and not issues:
            issues.append(no_year(mention))
    if chosen.inference is not None and chosen.value is not None:
        inferred["meeting_date"] = chosen.inference
        year = Inference(chosen.value.year, chosen.inference.basis, chosen.inference.confidence)
    if year is not None:
        inferred["year"] = year
    if chosen.value is None and (bounds := _bounds(publication, folded)) is not None:
        inferred["meeting_date_bounds"] = bounds
    issues += _contradictions(chosen, publication)
    known = chosen.value.year if chosen.value is not None else (year.value if year is not None else None)
    spans = _spans(publication, chosen)
    return Dates(known, None, publication.value, chosen.value, chosen.end, inferred, spans, tuple(issues))


def _unless_late(mention: DateMention | None, folded: str, publication: Chosen) -> DateMention | None:
    """The expression, or another of the same day that fits the day of publication where this one lies far before it."""
    value = publication.value
    if mention is None or value is None or not value.day or mention.year is not None or not mention.month:
        return mention
    anchor = as_day(value)
    told = day_of(mention, anchor).value
    if told is None or anchor - as_day(told) <= timedelta(days=_STALE):
        return mention
    return nearer(folded, mention, anchor) or mention


def _counted_from(publication: Chosen, mention: DateMention, dateline: DateMention | None) -> date | None:
    """The day from which 昨日 or 4月3日 counts back: the dateline's for words, else the day of publication."""
    value = publication.value
    anchor = as_day(value) if value is not None and value.day else None
    if mention.word is not None:
        return _dateline_day(dateline, anchor) or anchor
    if anchor is None and value is not None and value.month:
        return as_last_day(value)  # of the month, enough for 4月3日
    return anchor


def _cut_dateline(cleaned: Cleaned) -> DateMention | None:
    """The day of 本报2月2日讯 where the dateline was cut from the text."""
    cut = find_dates(fold(cleaned.metadata.get("dateline", "")))
    return next((found for found in cut if found.day), None)


def _dateline_day(dateline: DateMention | None, anchor: date | None) -> date | None:
    """The day of 本报2月2日讯: 今天 in the sentence after it is that day."""
    value = day_of(dateline, anchor).value if dateline is not None else None
    return as_day(value) if value is not None and value.day else None


def _year_of_meeting(
    source: Source,
    publication: Chosen,
    folded: str,
    title: str | None,
    mention: DateMention | None,
    congress: bool,
    province: str | None,
) -> Inference | None:
    """The year when the day gives none: publication, the meeting's own number, the title, then events."""
    if publication.value is not None:
        return Inference(publication.value.year, f"按发布日期{publication.value}", 0.9)
    if session := _SESSION_YEAR.search(folded, 0, 800):
        return Inference(int(session["year"]), f"会议名称写明“{session[0][:20]}”", 0.95)
    titled = title_year(title)
    if titled is not None and f"{titled}年度" not in fold(title or ""):
        return Inference(titled, f"标题写明{titled}年", 0.85)
    if congress and (reported := year_of_congress(folded)) is not None:
        return reported
    month, day = month_and_day(mention)
    if month and day and (pictured := year_of_picture(source, month, day)) is not None:
        return pictured
    return infer_year(year_evidence(folded, province), *month_and_day(mention)) or year_of_name(source.name)


def _bounds(publication: Chosen, folded: str) -> Inference | None:
    """Between which days a meeting of 近日 must lie: after the last event it speaks of, before publication."""
    if publication.value is None:
        return None
    limit = as_last_day(publication.value)
    begun = [
        event.windows[0].earliest
        for event in find_events(folded)
        if len(event.windows) == 1
        and event.kind in ("recent", "plenum")
        and limit - timedelta(days=_FRESH) <= event.windows[0].earliest <= limit
    ]
    value = {"not_before": max(begun).isoformat() if begun else None, "not_after": limit.isoformat()}
    return Inference(value, "不早于文中提到的最近事件,不晚于发布日期", 0.8)


def _contradictions(chosen: Chosen, publication: Chosen) -> list[Issue]:
    """A meeting told before it was held: one of the two dates is wrong."""
    if chosen.value is None or publication.value is None or chosen.inference is not None:
        return []
    if as_day(chosen.value) <= as_last_day(publication.value):
        return []
    message = f"会议日期{chosen.value}晚于发布日期{publication.value}"
    return [Issue("meeting_date", "after_publication", message, *(chosen.span or (None, None)))]


def _report(publication: Chosen, folded: str, title: str | None, province: str | None) -> Dates:
    delivered = delivery(folded)
    year, period, inferred = report_years(
        folded, title_year(title), delivered.value, publication.value, province
    )
    return Dates(
        year,
        period,
        publication.value,
        delivered.value,
        None,
        {**_published(publication), **inferred},
        _spans(publication, delivered),
    )


def _other(publication: Chosen, folded: str, doc_type: str, title: str | None, province: str | None) -> Dates:
    inferred = _published(publication)
    titled = title_year(title)
    year = _year_of_rules(folded, publication) if doc_type == "regulation" else None
    mention = opening_mentions(folded, publication.span)[0] if doc_type == "news_other" else None
    year = year or _year_of_document(publication, folded, titled, mention, province)
    period = None
    if doc_type == "statistical_bulletin":
        period = titled or _bulletin_period(folded)
        year = _year_of_bulletin(period, year, title) or year
    if year is not None:
        inferred["year"] = year
    known = year.value if year is not None else None
    return Dates(known, period, publication.value, None, None, inferred, _spans(publication, Chosen()))


def _year_of_document(
    publication: Chosen,
    folded: str,
    titled: int | None,
    mention: DateMention | None,
    province: str | None,
) -> Inference | None:
    numbered = _DOCUMENT_NUMBER.search(folded, 0, _NUMBER_REACH)
    if numbered and publication.value is not None and int(numbered["year"]) < publication.value.year:
        return Inference(int(numbered["year"]), f"文号是“{numbered[0].strip()}”,后来才登出", 0.9)
    if publication.value is not None:
        return Inference(publication.value.year, f"按发布或落款日期{publication.value}", 0.9)
    if titled is not None:
        return Inference(titled, f"标题写明{titled}年", 0.8)
    written = latest_written(folded)
    if written.value is not None:
        return Inference(written.value.year, f"文中写到的最晚日期是{written.value}", 0.7)
    if numbered:
        return Inference(int(numbered["year"]), f"文号是“{numbered[0].strip()}”", 0.9)
    return infer_year(year_evidence(folded, province), *month_and_day(mention))


def _year_of_rules(folded: str, publication: Chosen) -> Inference | None:
    """The year of adoption, unless a decree puts in force what was adopted and is signed right below."""
    adopted = adoption(folded)
    if adopted.value is None:
        return None
    if adopted.span and publication.span and 0 <= publication.span[0] - adopted.span[1] <= _SIGNED_BELOW:
        return None
    return Inference(adopted.value.year, f"题下写明{adopted.value}通过、批准或公布", 0.9)


def _year_of_bulletin(period: int | None, year: Inference | None, title: str | None) -> Inference | None:
    """An annual bulletin comes out in the year after its period; a page put up later does not move it."""
    if period is None or _PART_OF_YEAR.search(title or "") or (year is not None and year.value == period + 1):
        return None
    return Inference(period + 1, f"公报反映{period}年,次年发布", 0.8)


def _bulletin_period(folded: str) -> int | None:
    years = [year_number(written) for _, _, written in find_years(folded, 0, 600)]
    known = [year for year in years if year is not None]
    return max(set(known), key=known.count) if known else None


def title_year(title: str | None) -> int | None:
    """The first year written in a title."""
    years = (year_number(written) for _, _, written in find_years(title or ""))
    return next((year for year in years if year is not None), None)


def _published(publication: Chosen) -> dict[str, Inference]:
    return {} if publication.inference is None else {"publish_date": publication.inference}


def _spans(publication: Chosen, meeting: Chosen) -> dict[str, tuple[int, int]]:
    spans = {"publish_date": publication.span, "meeting_date": meeting.span}
    return {name: span for name, span in spans.items() if span is not None}
