"""One region as a page for A4 paper: figures of every domain with their sentences, topics, meetings, documents.

A single file without a script that asks for nothing outside; everything documents say is written as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from core import catalogue, reading
from core.analysis import comparison, documents, indicators, meetings, regions
from core.charts import numbers, topics
from core.charts import theme as look
from core.charts.frames import records
from core.models import Filter
from core.safe_text import html
from core.views import units
from core.views.request import Request

if TYPE_CHECKING:
    from pandas import DataFrame

    from core.store import Store

SIDES = ("actual", "target")
MOST_MEETINGS, MOST_TOPICS = 60, 12
_STYLE = """
@page { size: A4; margin: 16mm 15mm; }
body { font-family: %(font)s; color: #111A26; background: #fff; margin: 0 auto; max-width: 180mm; padding: 8mm; font-size: 10.5pt; line-height: 1.5; }
h1 { font-size: 20pt; margin: 0; } h2 { font-size: 13pt; margin: 7mm 0 2mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #2B64C3; break-after: avoid; }
h3 { font-size: 11pt; margin: 4mm 0 1mm; break-after: avoid; }
table { border-collapse: collapse; width: 100%%; } thead { display: table-header-group; } tr, tbody, li { break-inside: avoid; }
.figures { table-layout: fixed; } .figures th:first-child { width: 36%%; }
th, td { text-align: left; padding: 1mm 2mm 1mm 0; vertical-align: top; } th { font-size: 9pt; font-weight: 600; color: #5F6B7A; border-bottom: 0.5pt solid #9AA5B3; }
td { border-top: 0.5pt solid #E6EAF0; } .said td { border: 0; padding-top: 0; color: #5F6B7A; font-size: 9pt; } .said b { color: #111A26; font-weight: 600; }
.number { text-align: right; white-space: nowrap; } .muted { color: #5F6B7A; margin: 1mm 0; } .small { font-size: 9pt; }
.bar { height: 3mm; background: #2B64C3; print-color-adjust: exact; -webkit-print-color-adjust: exact; } .wide { width: 50%%; }
ol, ul { margin: 1mm 0; padding-left: 6mm; } .date { white-space: nowrap; width: 26mm; }
@media print { body { padding: 0; max-width: none; } .screen { display: none; } }
@media screen { body { box-shadow: 0 0 0 1px #DCE2EA; min-height: 250mm; } }
"""


class Sources:
    """The documents that are cited, numbered in the order in which they are."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, doc_id: object) -> int:
        """The number of a document."""
        return self.numbers.setdefault(str(doc_id), len(self.numbers) + 1)


class Figures(NamedTuple):
    """The rows of a domain and, for each place of a fact in a document, its sentence as HTML."""

    rows: list[dict[str, Any]]
    said: dict[tuple[str, int, int], str]


def places(request: Request) -> dict[str, str]:
    """The regions of the filter that have documents, by code, with the country as one of them."""
    found = comparison.coded(request.get(regions.region_counts))
    known = found[found["region_code"].notna()]
    return dict(zip(known["region_code"], known["region"], strict=True))


def html_bytes(request: Request, code: str) -> bytes:
    """The page of the region with that code under the filter of the request. Raises KeyError for a region without documents."""
    name = places(request)[code]
    own = request.within(regions=(code,))
    sources = Sources()
    held = _of(own.get(documents.documents), code)
    parts = [
        _head(own, name, held),
        _figures(own, code, sources),
        _topics(own, code),
        _meetings(own, code, sources),
        _documents(own, held, sources),
    ]
    title = own.t("profile.title", place=name)
    return f"""<!DOCTYPE html>
<html lang="{"zh-CN" if own.language == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>{html(title)}</title>
<style>{_STYLE % {"font": look.FONT}}</style>
</head>
<body>
{"".join(parts)}
<p class="muted small">{html(own.t("profile.made"))}</p>
</body>
</html>
""".encode()


def _of(found: DataFrame, code: str) -> DataFrame:
    """The rows of the region itself, without those of regions under it."""
    found = comparison.coded(found)
    return found[found["region_code"] == code]


def _head(request: Request, name: str, held: DataFrame) -> str:
    above = [str(part) for part in held[["province", "city"]].iloc[0].dropna() if part != name]
    years = held["year"].dropna()
    words = [
        " ".join(above),
        request.t("frame.documents", n=len(held)),
        numbers.years(years.min(), years.max(), request.language) if len(years) else "",
        request.within(regions=()).filter_words(),
    ]
    line = " · ".join(word for word in words if word)
    return (
        f"<h1>{html(request.t('profile.title', place=name))}</h1>"
        f'<p class="muted">{html(line)}</p><p class="muted small screen">{html(request.t("profile.print"))}</p>'
    )


def _figures(request: Request, code: str, sources: Sources) -> str:
    """A table for each domain: result, growth, target, and the sentences below."""
    found = units.in_one(request, _of(request.named(request.get(indicators.actual_and_target)), code))
    parts = [f"<h2>{html(request.t('profile.figures', n=len(found)))}</h2>"]
    if found.empty:
        return f'{parts[0]}<p class="muted">{html(request.t("profile.no_figures"))}</p>'
    rows = records(found)
    wanted = tuple(
        dict.fromkeys((row[f"{side}_doc_id"], int(row[f"{side}_start"]), int(row[f"{side}_end"])) for row in rows for side in SIDES if _there(row, side))
    )  # fmt: skip
    said = request.ask(_passages, Filter(), wanted)
    names = (
        "column.indicator",
        "profile.actual",
        "profile.actual_yoy",
        "profile.target",
        "profile.target_yoy",
    )
    head = "".join(
        f"<th{' class=number' if at else ''}>{html(request.t(key))}</th>" for at, key in enumerate(names)
    )
    for domain in dict.fromkeys(row["domain"] for row in rows):
        own = Figures([row for row in rows if row["domain"] == domain], said)
        body = "".join(_row(request, row, own.said, sources) for row in own.rows)
        parts.append(
            f"<h3>{html(catalogue.domain(domain, request.language))}</h3>"
            f"<table class=figures><thead><tr>{head}</tr></thead>{body}</table>"
        )
    return "".join(parts)


def _there(row: dict[str, Any], side: str) -> bool:
    return not numbers.missing_text(row[f"{side}_doc_id"])


def _row(
    request: Request, row: dict[str, Any], said: dict[tuple[str, int, int], str], sources: Sources
) -> str:
    cells = [f"<td>{html(row['name'])}</td>"]
    quotes: dict[tuple[str, int, int], str] = {}
    for side in SIDES:
        there = _there(row, side)
        year = numbers.year_name(row[f"{side}_year"], request.language) if there else ""
        for words in (_level(request, row, side), _growth(row, side)):
            shown = f"{words} <span class=muted>{html(year)}</span>" if words else "—"
            cells.append(f"<td class=number>{shown}</td>")
        if there:
            place = (str(row[f"{side}_doc_id"]), int(row[f"{side}_start"]), int(row[f"{side}_end"]))
            quotes[place] = said.get(place, html(row[f"{side}_quote"]))
    lines = "<br>".join(f"[{sources.number(place[0])}] {words}" for place, words in quotes.items())
    limits = dict.fromkeys(
        numbers.qualifier(row[f"{side}_qualifier"], request.language) for side in SIDES if _there(row, side)
    )
    doubt = (
        [request.t("kind.suspicious")]
        if any(not numbers.missing_text(row[f"{side}_suspicious"]) for side in SIDES)
        else []
    )
    notes = " · ".join([*(limit for limit in limits if limit), *doubt])
    more = f"{html(notes)}<br>" if notes else ""
    # A body of its own, so that no page ends between a figure and its sentence.
    return f"<tbody><tr>{''.join(cells)}</tr><tr class=said><td colspan=5>{more}{lines}</td></tr></tbody>"


def _level(request: Request, row: dict[str, Any], side: str) -> str:
    if numbers.missing(row[f"{side}_value"]):
        return ""
    bound = numbers.bound(row[f"{side}_qualifier"])
    return html(bound + numbers.level(row[f"{side}_value"], row[f"{side}_unit"], request.language))


def _growth(row: dict[str, Any], side: str) -> str:
    if numbers.missing(row[f"{side}_yoy"]):
        return ""
    return html(numbers.bound(row[f"{side}_qualifier"]) + numbers.percent(row[f"{side}_yoy"]))


def _passages(
    store: Store, chosen: Filter, places: Sequence[tuple[str, int, int]]
) -> dict[tuple[str, int, int], str]:
    """The sentence around each place as HTML with the fact emphasised; none for a document that is gone."""
    found: dict[tuple[str, int, int], str] = {}
    for doc_id in dict.fromkeys(place[0] for place in places):
        try:
            text = store.record(doc_id).text
        except KeyError:
            continue
        for place in places:
            if place[0] == doc_id:
                found[place] = reading.passage_html(reading.passage(text, place[1], place[2], 60))
    return found


def _topics(request: Request, code: str) -> str:
    found = topics.arranged(_of(request.get(regions.topic_shares), code), request.language)
    if found.empty:
        return ""
    most = float(found["share"].max())
    rows = "".join(
        f"<tr><td>{html(row['label'])}</td><td class=number>{html(numbers.percent(100 * row['share']))}</td>"
        f'<td class=wide><div class=bar style="width:{100 * row["share"] / most:.1f}%"></div></td></tr>'
        for row in records(found.head(MOST_TOPICS))
    )
    measure = html(request.t("regions.share"))
    return f"<h2>{html(request.t('profile.topics'))}</h2><p class='muted small'>{measure}</p><table>{rows}</table>"


def _meetings(request: Request, code: str, sources: Sources) -> str:
    found = _of(request.get(meetings.meetings), code)
    if found.empty:
        return ""
    rows = "".join(_meeting(request, row, sources) for row in records(found.head(MOST_MEETINGS)))
    left = len(found) - MOST_MEETINGS
    more = (
        f'<p class="muted small">{html(request.t("profile.more_meetings", n=left))}</p>' if left > 0 else ""
    )
    return f"<h2>{html(request.t('profile.meetings', n=len(found)))}</h2><table>{rows}</table>{more}"


def _meeting(request: Request, row: dict[str, Any], sources: Sources) -> str:
    words = [] if numbers.missing_text(row["chair"]) else [request.t("meetings.chair", name=row["chair"])]
    if row["agenda_titles"]:
        words.append(str(row["agenda_titles"]))
    date = numbers.date_name(row["date"], request.language) or request.label("date_basis", None)
    about = f"<div class='muted small'>{html(' · '.join(words))}</div>" if words else ""
    name = row["title"] if numbers.missing_text(row["name"]) else row["name"]
    return f"<tr><td class=date>{html(date)}</td><td>{html(name)} [{sources.number(row['doc_id'])}]{about}</td></tr>"


def _documents(request: Request, held: DataFrame, sources: Sources) -> str:
    """The cited documents by number, then how many more there are."""
    known = {str(row["doc_id"]): row for row in records(held)}
    lines = []
    for doc_id in sources.numbers:
        row = known.get(doc_id, {})
        date = numbers.date_name(row.get("date"), request.language)
        words = [
            row.get("title"),
            request.label("doc_type", row["doc_type"]) if row else "",
            row.get("publisher"),
            date,
        ]
        line = " · ".join(str(word) for word in words if not numbers.missing_text(word))
        lines.append(f"<li>{html(line or doc_id)}</li>")
    left = len(set(known) - set(sources.numbers))
    more = f'<p class="muted small">{html(request.t("profile.more_documents", n=left))}</p>' if left else ""
    return f"<h2>{html(request.t('profile.documents'))}</h2><ol class=small>{''.join(lines)}</ol>{more}"
