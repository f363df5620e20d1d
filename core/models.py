"""The values that flow through the product: frozen dataclasses, nothing else.

One document is one `Record`. Every fact in it points at its words: `record.text[fact.start:fact.end]`
is `fact.quote`. What is not known is `None` or empty, never a default and never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

T = TypeVar("T")

Kind = Literal["actual", "target", "reference"]
Status = Literal["parsed", "parsed_with_issues", "no_text", "refused"]

MEETING_TYPES = frozenset(
    {
        "government_executive_meeting",
        "party_standing_committee_meeting",
        "party_group_meeting",
        "work_conference",
        "plenary_session",
        "study_session",
        "symposium",
        "other_meeting",
    }
)
DOC_TYPES = (
    "government_work_report",
    "government_executive_meeting",
    "party_standing_committee_meeting",
    "party_group_meeting",
    "work_conference",
    "plenary_session",
    "study_session",
    "symposium",
    "other_meeting",
    "notice",
    "plan",
    "regulation",
    "statistical_bulletin",
    "news_other",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Source:
    """One document as it came in: decoded, otherwise untouched.

    `hints` holds what came beside the text (columns of a table, tags of a page): `title`, `url`, `date`,
    `region`, `publisher`. `notes` says how it was read (encoding, format, damage), in words for the user.
    """

    name: str
    raw: str
    doc_id: str
    format: str = "txt"
    encoding: str | None = None
    hints: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that gave no document, and why, in words the user understands."""

    name: str
    code: str
    reason: str
    doc_id: str | None = None


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of the raw text that is not part of the document."""

    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text people read, and the way back to the raw file.

    `origin[i]` is the raw offset of character `i` of `text`. `metadata` keeps what the removed page furniture
    stated: `title`, `publisher`, `publish_date`, `author`, `account`, `document_number`, `index_number`,
    `catalogue`, `url` (strings as written, Simplified).
    """

    text: str
    origin: tuple[int, ...] | Any
    removed: tuple[Removal, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; prints as an ISO prefix."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text


@dataclass(frozen=True, slots=True)
class Region:
    """A division of today, by full official names; `code` is GB/T 2260. Municipalities have no `city`."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    level: Literal["country", "province", "city", "county", "township", "unknown"] = "unknown"
    code: str | None = None

    @property
    def name(self) -> str | None:
        """The most precise name known."""
        return self.county or self.city or self.province or ("全国" if self.level == "country" else None)


@dataclass(frozen=True, slots=True)
class Inference:
    """A value the text does not state outright, with the ground it rests on."""

    value: Any
    basis: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Issue:
    """Something seen and not understood, or a reason to look twice. Offsets point into the clean text."""

    field: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Recognised(Generic[T]):
    """A chosen value, where it stands in the text, and why it was chosen if it is not stated outright."""

    value: T
    span: tuple[int, int] | None = None
    inference: Inference | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a document, each kept apart. `inferred` says which are worked out, and from what."""

    year: int | None = None
    period_year: int | None = None
    publish_date: PartialDate | None = None
    meeting_date: PartialDate | None = None
    meeting_end_date: PartialDate | None = None
    inferred: dict[str, Inference] = field(default_factory=dict)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is already known of a document when its facts are extracted."""

    doc_type: str = "unknown"
    region: Region = Region()
    year: int | None = None
    period_year: int | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity a reader would chart or compare; keys as in the record schema. `rule` names what matched.

    `corrected` is set when a person had a hand in it: `confirmed`, `corrected` or `added`.
    """

    name: str
    raw_name: str
    kind: Kind
    start: int
    end: int
    quote: str
    rule: str
    id: str | None = None
    value: float | None = None
    unit: str | None = None
    value_si: float | None = None
    unit_si: str | None = None
    yoy: float | None = None
    value_max: float | None = None
    yoy_max: float | None = None
    growth: dict[str, Any] | None = None
    year: int | None = None
    period: str | None = None
    qualifier: str | None = None
    scope: str | None = None
    region: Region | None = None
    domain: str = "其他"
    core: bool = False
    suspicious: str | None = None
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A named person and the office given with the name."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Directive:
    """One 强调 / 指出 / 要求 passage."""

    verb: str
    topic: str
    speaker: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One matter a meeting dealt with, and its words."""

    title: str
    action: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a readout says of its meeting. `spans` gives the evidence of single fields: field to (start, end)."""

    name: str | None = None
    date: PartialDate | None = None
    end_date: PartialDate | None = None
    ordinal: int | None = None
    term: int | None = None
    chair: Person | None = None
    speakers: tuple[Person, ...] = ()
    attendees: tuple[Person, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    directives: tuple[Directive, ...] = ()
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term of the document with its count and its weight (TF-IDF)."""

    term: str
    count: int
    weight: float


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known about one document. `to_json` in `core.records` prints it as the record schema says.

    `corrected` names the fields a person corrected, with who and when.
    """

    file: str
    doc_id: str
    status: Status
    reason: str | None = None
    title: str | None = None
    title_derived: bool = False
    doc_type: str = "unknown"
    region: Region = Region()
    year: int | None = None
    period_year: int | None = None
    publish_date: PartialDate | None = None
    publisher: str | None = None
    url: str | None = None
    meeting: Meeting | None = None
    indicators: tuple[Indicator, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    topics: dict[str, float] = field(default_factory=dict)
    text: str = ""
    removed: tuple[Removal, ...] = ()
    inferred: dict[str, Inference] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    synthetic: bool = False
    corrected: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader chose to look at. Empty means everything. Regions are six-digit codes.

    A province or city code stands for everything in it. Years are inclusive.
    """

    regions: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    doc_types: tuple[str, ...] = ()
