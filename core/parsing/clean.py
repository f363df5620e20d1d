"""From the raw text of a page to the text of the document, with the way back and a list of what was cut."""

from __future__ import annotations

from core.models import Cleaned, Issue, Source
from core.parsing import clean_characters as characters
from core.parsing.clean_credits import mark_account_card, mark_credits
from core.parsing.clean_draft import Draft
from core.parsing.clean_fields import mark_fields
from core.parsing.clean_furniture import mark_anywhere, mark_foot, mark_head, mark_tail
from core.parsing.clean_page import find_body, lay_out
from core.parsing.clean_pinyin import pinyin_cuts
from core.parsing.clean_spam import mark_spam, mark_watermarks, replaced_words
from core.parsing.clean_titles import mark_duplicates
from core.parsing.clean_wraps import mark_wraps
from core.parsing.text import fold


def clean(source: Source) -> Cleaned:
    """The document of `source` without what its page put around it.

    The text is Simplified, one paragraph a line, without indentation or empty lines. `origin` maps each
    character to its raw offset; every raw character that is neither white space nor in the text lies in a
    span of `removed`, whose reasons are those of lexicon/noise.toml. `metadata` holds what cut cards, headers
    and credits stated. Never raises; a text that is all noise comes back empty.
    """
    draft = Draft(source.raw)
    found = characters.survey(draft.text)
    characters.repair(draft, found)
    if found & characters.TONED or "(" in draft.text or "（" in draft.text:
        draft.edit(pinyin_cuts(draft.text), "pinyin")
    if found & characters.TRADITIONAL:
        characters.simplify(draft)
    characters.cut_planted(draft)
    characters.restore_paragraphs(draft)
    page = lay_out(draft)
    branded = mark_spam(page)
    mark_anywhere(page)
    mark_account_card(page)
    mark_foot(page)
    find_body(page)
    head, tail = page.zones()
    mark_head(page, head)
    mark_fields(page, head, head=True)
    mark_tail(page, tail)
    mark_fields(page, tail, head=False)
    mark_credits(page)
    mark_watermarks(page)
    mark_duplicates(page)
    mark_wraps(page)
    page.write()
    return Cleaned(
        text=draft.text,
        origin=draft.origin(),
        removed=draft.removals(),
        metadata=_completed(page.metadata),
        issues=_issues(draft.text, found, branded),
    )


def _completed(metadata: dict[str, str]) -> dict[str, str]:
    """The metadata with the publisher taken from the source, and the date from the issue date, if missing."""
    for key, other in (("publisher", "source"), ("publisher", "account"), ("publish_date", "issue_date")):
        if other in metadata:
            metadata.setdefault(key, metadata[other])
    return metadata


def _issues(text: str, found: int, branded: bool) -> tuple[Issue, ...]:
    issues = replaced_words(fold(text)) if branded else []
    if found & characters.DAMAGED:
        issues += characters.damage(text)
    return tuple(issues)
