"""Word documents (docx): the text of the main part, paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from core.models import Refusal, Source
from core.parsing.read import limits
from core.parsing.read.archives import Budget, open_archive, read_member
from core.parsing.read.documents import document
from core.parsing.read.wording import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(name: str, data: bytes, doc_id: str) -> Iterator[Source | Refusal]:
    """The document; raises Unreadable."""
    budget = Budget()
    archive = open_archive(data, budget)
    main = [info for info in archive.infolist() if info.filename.startswith("word/document")]
    xml = read_member(archive, min(main, key=lambda info: len(info.filename)), budget, limits.PART_SIZE)
    yield document(name, text_of(xml), doc_id, "docx")


def text_of(xml: bytes) -> str:
    """The text of a main part: a line for each paragraph and each table row (its cells parted by tabs).

    Deleted text, field codes and the fallback copies of text boxes are left out. No entity is resolved and
    nothing is fetched. Raises Unreadable when the part is no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Unreadable("damaged", kind="Word (docx)") from error
    if root is None:
        raise Unreadable("damaged", kind="Word (docx)")
    parts: list[str] = []
    cells = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == _FALLBACK and event == "start":
            walk.skip_subtree()
            continue
        word = tag.removeprefix(_W).removeprefix(_STRICT)
        if word == "tc":
            cells += 1 if event == "start" else -1
        if event == "start":
            parts.append(_SIGNS.get(word, ""))
        elif word == "t":
            parts.append(element.text or "")
        elif word in ("p", "tc", "tr"):
            parts.append({"p": " " if cells else "\n", "tc": "\t", "tr": "\n"}[word])
    return "".join(parts)
