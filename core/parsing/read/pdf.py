"""PDF: the text of its pages, where it has text."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.documents import document
from core.parsing.read.wording import Unreadable, note

_LEAST_LETTERS = 10  # a page with fewer is a picture, or empty


def read_pdf(name: str, data: bytes, doc_id: str) -> Iterator[Source | Refusal]:
    """The document; raises Unreadable for a locked, broken or scanned file."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise Unreadable(
            *(("encrypted",) if locked else ("damaged",)), **({} if locked else {"kind": "PDF"})
        ) from error
    try:
        pages = len(pdf)
        texts = list(_pages(pdf, min(pages, limits.PAGES)))
    finally:
        pdf.close()
    empty = sum(len(text.strip()) < _LEAST_LETTERS for text in texts)
    if not texts or (empty == len(texts) and len("".join(texts).strip()) < _LEAST_LETTERS):
        raise Unreadable("scanned", pages=pages)
    notes = [note("no_text_pages", count=empty)] if empty else []
    if pages > limits.PAGES:
        notes.append(note("cut_pages", pages=pages, limit=limits.PAGES))
    yield document(name, "\n".join(texts), doc_id, "pdf", notes=tuple(notes))


def _pages(pdf: pypdfium2.PdfDocument, count: int) -> Iterator[str]:
    length = 0
    for number in range(count):
        try:
            page = pdf[number]
            text = page.get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            text = ""
        length += len(text)
        yield text
        if length > limits.TEXT_LENGTH:
            return
