"""Documents with hostile text in every field that a reader can see, taken in by the product; decks with it as well."""

from __future__ import annotations

import dataclasses
import json
import random
from collections.abc import Iterator
from pathlib import Path

from core import views
from core.corrections import Correction, Journal
from core.export import deck as decks
from core.models import (
    AgendaItem,
    Directive,
    Filter,
    Inference,
    Issue,
    Keyword,
    Meeting,
    PartialDate,
    Person,
    Record,
    Region,
)
from core.records import to_json

FIELDS = (
    "title", "region name", "publisher", "file name", "text", "keyword", "indicator name, unit, qualifier and scope",
    "meeting, people and agenda", "address of the source", "correction, its author and note", "deck title",
    "title and comment of a pin", "search words and term in the address",
)  # fmt: skip
GROUP = 30  # documents of one province: a page under its filter draws them all, each text holds the payloads of all


def hostile_records(texts: list[str]) -> Iterator[Record]:
    """A document for each text, with the text in every field a reader can see; a province for each group, and in it a county
    for each document as long as there are enough."""
    from core.geography.gazetteer import load_gazetteer
    from tests.factories import make_indicator, make_record

    for number, bad in enumerate(texts):
        inside = load_gazetteer().descendants(province_of(number // GROUP))
        counties = [found for found in inside if found.level == "county"]
        region = counties[number % GROUP % len(counties)]
        known = load_gazetteer().region(region)
        place = dataclasses.replace(known, province=bad, city=bad, county=bad) if number % 2 else known
        text = f"经济发展。{bad}全年地区生产总值增长{number % 9 + 1}%，{bad}明年增长6%左右。会议指出，{bad}要抓好落实。"
        text += "\n".join(texts[number // GROUP * GROUP :][:GROUP]) + _filler(number)
        grown = f"地区生产总值增长{number % 9 + 1}%"
        facts = {
            "year": 2023,
            "unit": bad,
            "qualifier": bad,
            "scope": bad,
            "suspicious": bad,
            "corrected": bad,
        }
        day = PartialDate(2023, number % 12 + 1, number % 28 + 1)
        yield make_record(
            text,
            doc_id=f"{number:016x}",
            title=bad,
            region=place if isinstance(place, Region) else known,
            publisher=bad,
            url=bad,
            doc_type="government_work_report" if number % 3 == 0 else "executive_meeting",
            year=2023,
            publish_date=day,
            indicators=(
                make_indicator(text, grown, yoy=number % 9 + 1.0, name="地区生产总值", **facts),
                make_indicator(text, "明年增长6%左右", yoy=6.0, kind="target", name="地区生产总值", **facts),
                make_indicator(text, bad, value=3.0, name=bad, id=None, **facts),
            ),
            meeting=Meeting(
                bad, day, None, 3, None, Person(bad, bad), (Person(bad, bad),), (Person(bad, bad),),
                (AgendaItem(bad, bad, 0, 4),), (Directive("指出", bad, bad, 0, 4),),
            ),
            keywords=(Keyword(bad, 9, 9.0),),
            inferred={"year": Inference(bad, bad, 0.5), "title": Inference(bad, bad, 0.5)},
            issues=(Issue("dates", "unclear", bad, 0, 4),),
            corrected={"title": f"{bad} 2024-01-01"},
        )  # fmt: skip


def province_of(group: int) -> str:
    """The code of the province whose counties the documents of a group are about."""
    from core.geography.gazetteer import load_gazetteer

    found = [one.code for one in load_gazetteer().descendants("") if one.level == "province"]
    full = [code for code in found if code[:2] < "71"]  # Taiwan, Hong Kong and Macao have no counties here
    return str(full[group % len(full)])


def _filler(number: int) -> str:
    """Words that no other document has, so that none is taken for a repost of another."""
    draw = random.Random(number)
    return "\n" + "".join(chr(draw.randrange(0x4E00, 0x9000)) for _ in range(6000))


def plant(folder: Path, texts: list[str]) -> tuple[Path, Path]:
    """A corpus and a data folder whose index holds the hostile records, made by the product with the parser left out;
    every document corrected by somebody with a hostile name."""
    import pytest

    from core.store import ensure_store
    from tests.factories import use_written_records

    corpus, data = folder / "corpus", folder / "data"
    corpus.mkdir()
    for number, record in enumerate(hostile_records(texts)):
        label = texts[number].replace("/", "∕").replace("\0", "").encode("utf-8", "ignore").decode()[:60]
        path = corpus / f"{number:04d} {label}.json"
        path.write_text(json.dumps(to_json(record), ensure_ascii=True), encoding="utf-8")
    Journal(data).merge(
        Correction(f"{number:016x}", "publisher", "set", said.strip() or "某人", after=said, note=said)
        for number, said in enumerate(text.encode("utf-8", "replace").decode() for text in texts)
    )
    with pytest.MonkeyPatch.context() as patch:
        use_written_records(patch)
        patch.setattr("core.parsing.keywords.term_counts", _terms)
        store = ensure_store(corpus, data)
        assert store.rows("SELECT count(*) FROM documents") == [(len(texts),)]
        store.close()
    return corpus, data


def _terms(text: str, *_: object) -> dict[str, int]:
    """The hostile text as a much used term, beside an ordinary one."""
    bad = text.removeprefix("经济发展。").split("全年地区生产总值", 1)[0]
    return {bad.encode("utf-8", "ignore").decode(): 9, "经济": 2}


def deck_of(texts: list[str], region: str) -> decks.Deck:
    """A deck with a pin for every view of one region, as it opens from a file; the texts are its title and those of its
    pins."""
    pins = [
        decks.Pin(
            identifier,
            Filter((region,)),
            title=texts[number % len(texts)] if number % 3 else "",
            comment=texts[-1 - number % len(texts)],
        )
        for number, identifier in enumerate(views.IDS)
    ]
    return decks.from_json(decks.to_json(decks.Deck(texts[0], tuple(pins))))
