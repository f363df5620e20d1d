"""The region of a document: the division whose body issues it or meets, not the places it speaks of.

`regions_find` finds the names, `regions_resolve` settles the ambiguous ones, `regions_evidence` weighs what each
says about whose document it is, `regions_level` counts how the document speaks of itself (我县, 市委), and
`regions_choose` takes the one division that is clear of all others, or none.
"""

from __future__ import annotations

from dataclasses import replace

from core.geography.gazetteer import load_gazetteer
from core.models import Cleaned, Inference, Recognised, Region, Source
from core.parsing.regions_beside import beside as named_beside
from core.parsing.regions_beside import numbered_by
from core.parsing.regions_choose import choose
from core.parsing.regions_evidence import Collector
from core.parsing.regions_find import Mention, mentions
from core.parsing.regions_level import own_level
from core.parsing.regions_national import national
from core.parsing.regions_resolve import latest_year, meanings, qualifiers
from core.parsing.regions_towns import by_towns, by_venue
from core.parsing.text import fold

__all__ = ["Mention", "mentions", "recognise_region"]

READ = 200_000  # characters of a document that are looked at, and
TAIL = 3_000  # as many of its end
TITLE_BEGINNING = 12
TITLE_REACH = 2_000


def recognise_region(source: Source, cleaned: Cleaned, folded: str, title: str | None) -> Recognised[Region]:
    """The region of the document, by official names of today and GB/T 2260 code.

    Where the text settles it the value is a `Region` with every level above filled in from the gazetteer. Where it
    does not, only what is sure is filled in (perhaps the level alone), and an issue says why: `ambiguous_region` with
    the candidates, `region_unnamed`, or `region_unknown`. Documents of the whole country have the level "country".
    """
    text = folded if len(folded) <= READ else folded[: READ - TAIL] + "\n" + folded[-TAIL:]
    title_span = _title_span(text, title)
    whole_country = national(text, fold(title or ""), title_span)
    if whole_country is not None:
        return whole_country
    gazetteer = load_gazetteer()
    inner = mentions(text)
    beside = named_beside(source, cleaned, text)
    outer = [mention for part in beside for mention in part.mentions]
    own = own_level(text)
    year = latest_year([text, *source.hints.values(), *cleaned.metadata.values()])
    meaning = meanings(inner, gazetteer, own, year, outer)
    collector = Collector(meaning)
    collector.text(text, inner, title_span, qualifiers(inner, meaning, gazetteer))
    for part in beside:
        only_where = qualifiers(part.mentions, meaning, gazetteer)
        collector.beside(part.words, part.mentions, part.kind, part.factor, only_where)
    province = numbered_by(cleaned, text)
    if province is not None:
        collector.found[(province,)].add("issuer", 4.0, "文号", None, False)
    found = choose(collector.found, set(meaning.values()), own, gazetteer, year)
    several = [d for m in (*inner, *outer) if len(m.divisions) > 1 for d in m.divisions]
    named = any(not mention.ordinary for mention in inner)
    found = by_towns(found, text, own, several, gazetteer, named)
    found = by_venue(found, text, own, gazetteer)
    return _told_as_former(found, inner)


def _title_span(text: str, title: str | None) -> tuple[int, int] | None:
    """Where the title stands; a title that breaks over two lines is found by its beginning."""
    wanted = fold(title or "").strip()
    if len(wanted) < 4:
        return None
    at = text.find(wanted)
    if at < 0:
        at = text.find(wanted[:TITLE_BEGINNING], 0, TITLE_REACH)
    return (at, at + len(wanted)) if at >= 0 else None


def _told_as_former(found: Recognised[Region], inner: tuple[Mention, ...]) -> Recognised[Region]:
    """The same, with a note where the text uses a name the division no longer bears."""
    name = found.value.name
    if name is None or any(name == m.form for m in inner):
        return found
    for mention in inner:
        for division in mention.divisions:
            if mention.kind == "full" and division.successor and division.successor == found.value.code:
                basis = f"{division.name}，{division.until}年起为{name}"
                return replace(found, inference=Inference(name, basis, 0.95))
    return found
