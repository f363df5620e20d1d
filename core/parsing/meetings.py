"""The facts of a meeting: name, ordinal, dates, people, agenda and directives, each with its place in the text."""

from __future__ import annotations

import re

from core.models import (
    MEETING_TYPES,
    AgendaItem,
    Cleaned,
    Dates,
    Inference,
    Issue,
    Meeting,
    Person,
    Recognised,
    Region,
    Source,
)
from core.parsing.agenda import find_agenda
from core.parsing.chairs import Chair
from core.parsing.directives import find_directives
from core.parsing.meeting_names import Counted, Name, find_congress, find_names, find_ordinal, find_term
from core.parsing.mentions import masked
from core.parsing.names import name_at
from core.parsing.people import People, find_people
from core.parsing.text import Span, fold, sentences

# The word that tells the meeting a document is about from another one joined to it.
WORD_OF_KIND = {
    "government_executive_meeting": "常务",
    "party_standing_committee_meeting": "常委",
    "party_group_meeting": "党组",
}
CALLER_CHAIRS = 0.7  # how sure it is that who called a meeting also chaired it
REPORT_HEAD = 1500  # a report names its congress and its speaker within so many characters

_SECOND_REPORT = re.compile(r"\n[ ]{0,8}(?:又讯|另讯|另据|又据)")
_OTHER_MEETING = re.compile(r"(?:会前|会后|同日|当天|当日|随后)[^。;\n]{0,30}?(?:主持召开|召开)")
_REPORTER = re.compile(
    r"(?:代)?(?:省长|市长|县长|区长|州长|旗长|盟长|主席|总理|行政公署专员|镇长|乡长|主任)(?:\(代\))?[ :]{0,6}"
)
_REPORTED = re.compile(
    r"代表(?P<who>[^,。;\n]{2,20}?(?:政府|国务院|公署|管委会))[,]?[^,。;\n]{0,16}(?:(?:报告|汇报)(?:政府)?工作|作(?:政府)?工作报告)|报告(?P<act>政府工作)"
)


def extract_meeting(
    source: Source,
    cleaned: Cleaned,
    folded: str,
    title: str | None,
    doc_type: str,
    dates: Dates,
    region: Region,
) -> Recognised[Meeting | None]:
    """The meeting a document reports, or None for documents that report none.

    Meeting types give all facts; a government work report gives the congress it was delivered to and who
    delivered it. What cannot be read stays empty. Issues say where a second meeting or no chair was seen.
    """
    if doc_type == "government_work_report":
        return _congress(cleaned, folded, dates)
    if doc_type not in MEETING_TYPES:
        return Recognised(None)
    cut = _SECOND_REPORT.search(folded)
    return _readout(
        cleaned,
        folded[: cut.start()] if cut else folded,
        title,
        WORD_OF_KIND.get(doc_type),
        dates,
        region,
        cut is not None,
    )


def _readout(
    cleaned: Cleaned,
    folded: str,
    title: str | None,
    kind: str | None,
    dates: Dates,
    region: Region,
    cut: bool,
) -> Recognised[Meeting | None]:
    """The facts of the meeting that a readout reports; `cut` when a second report follows the text."""
    blanked = masked(folded)
    spans = sentences(blanked)
    names = find_names(folded, blanked)
    name = names[0] if names else None
    head = fold(title) if title else None
    ordinal, term = find_ordinal(folded, names, head, kind), find_term(folded, names, head)
    people = find_people(blanked, region.level == "country", spans, cleaned.text)
    agenda = find_agenda(cleaned.text, folded, blanked, people.mentions, name.text if name else None, spans)
    meeting = Meeting(
        name=cleaned.text[slice(*name.span)] if name else None,
        date=dates.meeting_date,
        end_date=dates.meeting_end_date,
        ordinal=ordinal[0] if ordinal else None,
        term=term[0] if term else None,
        chair=people.chair.person if people.chair else None,
        speakers=people.speakers,
        attendees=people.attendees,
        agenda=agenda,
        directives=find_directives(cleaned.text, blanked, people.mentions, people.present, agenda),
        spans=_places(people, name=name, ordinal=ordinal, term=term, dates=dates),
    )
    other = _OTHER_MEETING.search(blanked)
    second = len(folded) if cut else (other.start() if other else None)
    return Recognised(meeting, name.span if name else None, _called(people.chair), _issues(meeting, second))


def _places(
    people: People, name: Name | None, ordinal: Counted | None, term: Counted | None, dates: Dates
) -> dict[str, Span]:
    """Field to the place in the text that shows it."""
    places = {
        "name": name.span if name else None,
        "chair": people.chair.span if people.chair else None,
        "ordinal": ordinal[1] if ordinal else None,
        "term": term[1] if term else None,
        "date": dates.spans.get("meeting_date"),
        **{f"person:{name}": span for name, span in people.spans.items()},
    }
    return {field: span for field, span in places.items() if span}


def _called(chair: Chair | None) -> Inference | None:
    """Whoever called a meeting is taken to chair it, with the reason written down."""
    if chair is None or chair.stated:
        return None
    return Inference(chair.person.name, "文中没有写谁主持，只写了谁召开会议", CALLER_CHAIRS)


def _issues(meeting: Meeting, other: int | None) -> tuple[Issue, ...]:
    missing = [
        ("meeting.agenda", "no_agenda", "没有找到议题。", not meeting.agenda),
        ("meeting.name", "no_meeting_name", "没有找到会议名称。", meeting.name is None),
    ]
    issues = [Issue(field, code, message) for field, code, message, wanting in missing if wanting]
    if other is not None:
        note = "文中还报道了另一次会议，只取了主要的一次。"
        issues.append(Issue("meeting", "several_meetings", note, other, other + 2))
    return tuple(issues)


def _congress(cleaned: Cleaned, folded: str, dates: Dates) -> Recognised[Meeting | None]:
    """The congress a government work report was delivered to."""
    head = folded[:REPORT_HEAD]
    blanked = masked(head)
    name = find_congress(head, blanked)
    term = find_term(head, [name], None) if name else None
    speaker = _reporter(blanked)
    report = _REPORTED.search(blanked)
    headline = blanked.find("政府工作报告")
    items: tuple[AgendaItem, ...] = ()
    if report:
        title = f"{report['who']}工作" if report["who"] else report["act"]
        items = (AgendaItem(title, "报告", *report.span()),)
    elif headline >= 0:
        items = (AgendaItem("政府工作报告", "报告", headline, headline + len("政府工作报告")),)
    spans = {
        "name": name.span if name else None,
        "term": term[1] if term else None,
        "date": dates.spans.get("meeting_date"),
        f"person:{speaker[0].name}" if speaker else "": speaker[1] if speaker else None,
    }
    meeting = Meeting(
        name=cleaned.text[slice(*name.span)] if name else None,
        date=dates.meeting_date,
        end_date=dates.meeting_end_date,
        term=term[0] if term else None,
        speakers=(speaker[0],) if speaker else (),
        agenda=items,
        spans={field: span for field, span in spans.items() if span},
    )
    return Recognised(meeting, name.span if name else None)


def _reporter(blanked: str) -> tuple[Person, tuple[int, int]] | None:
    """Who delivered the report: the line under the title that gives an office and a name and nothing else."""
    for office in _REPORTER.finditer(blanked):
        name = name_at(blanked, office.end())
        if not name:
            continue
        start = max(blanked.rfind(mark, 0, office.start()) for mark in "\n。,、()】 -") + 1
        after = blanked[name.end : name.end + 1]
        if after in ("", "\n", " ", ")", "(", ","):
            role = blanked[start : office.end()].strip(" :")
            return Person(name.text, role or None), (start, name.end)
    return None
