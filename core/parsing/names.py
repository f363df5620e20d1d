"""What a Chinese personal name may be.

A name is never recognised by its characters alone: callers know why a name may stand at a place (an office
before it, a list of names around it) and ask here how far it goes. It must end before something that can
follow a name. All functions read folded text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from core.lexicon import load_lines, load_toml

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,4}")
_SPACED = re.compile(r"([\u4e00-\u9fff]{1,2}) {1,3}([\u4e00-\u9fff])")
_CLEAR_END = re.compile(r"\Z|[^\u4e00-\u9fff·]|主持|出席|讲话|强调|指出|要求|任|同志")
_ACTS = re.compile(r"主持|出席|参加(?!人|会议的)|列席|讲话|强调|指出|宣读|传达")
_PUNCTUATED = re.compile(r"\Z|[、,。;:!? \n)]")
_REMARK = re.compile(r"[(\[][^()\[\]\n]{1,16}[)\]]")


class Name(NamedTuple):
    """A name without inner spaces, and where it ends in the text."""

    text: str
    end: int


class _Lexicon(NamedTuple):
    single: frozenset[str]
    compound: frozenset[str]
    never: frozenset[str]
    loose: frozenset[str]
    joining: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]
    beginnings: tuple[str, ...]
    after: re.Pattern[str]
    office: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    surnames = [name for line in load_lines("surnames") for name in line.split()]
    data = load_toml("names")
    offices = [word for entry in load_toml("offices")["office"] for word in entry["words"]]
    after, heads = (sorted(words, key=len, reverse=True) for words in (set(data["after_name"]), set(offices)))
    return _Lexicon(
        single=frozenset(name for name in surnames if len(name) == 1),
        compound=frozenset(name for name in surnames if len(name) == 2),
        never=frozenset(data["never_in_names"]),
        loose=frozenset(data["loose_endings"]),
        joining=frozenset(data["joining_surnames"]),
        foreign=frozenset(data["transliteration"]),
        words=frozenset(data["not_names"]),
        beginnings=tuple(data["never_begin"]),
        after=re.compile(
            "|".join(after) + r"|(?:[省市县区镇乡州]?委?(?:常务)?[副代]?)(?:" + "|".join(heads) + ")"
        ),
        # 常委会, 主席台, 书记处 hold no office.
        office=re.compile(
            "(?:" + "|".join(sorted(offices, key=len, reverse=True)) + r")(?![会台团处办室]|小组)"
        ),
    )


def office() -> re.Pattern[str]:
    """The last words of offices (书记, 县长, 主任 ...), longest first."""
    return _lexicon().office


@cache
def first_characters() -> str:
    """The characters a name can begin with."""
    lexicon = _lexicon()
    return "".join(sorted(lexicon.single | lexicon.foreign | {name[0] for name in lexicon.compound}))


@cache
def last_of_offices() -> str:
    """The characters an office ends with."""
    return "".join(sorted({word[-1] for entry in load_toml("offices")["office"] for word in entry["words"]}))


@cache
def _firsts() -> frozenset[str]:
    return frozenset(first_characters())


def is_han(char: str) -> bool:
    """Whether the character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff" or _HAN.match(char) is not None


def may_end(text: str, at: int) -> bool:
    """Whether a name may end before `at`: the text ends, a non-Chinese character or a fitting word follows."""
    if at >= len(text) or not is_han(text[at]):
        return at >= len(text) or text[at] != "·"
    return _lexicon().after.match(text, at) is not None


@lru_cache(maxsize=1 << 15)
def plausible(name: str) -> bool:
    """Whether the characters, without spaces, can be a personal name: a family name and one or two more."""
    lexicon = _lexicon()
    if "·" in name:
        return _DOTTED.fullmatch(name) is not None
    if is_word(name) or name[1:] in _ADDRESSES:
        return False
    if not may_be_given(name[1:]):
        return False
    if name[:2] in lexicon.compound and 3 <= len(name) <= 4:
        return True
    return name[:1] in lexicon.single and 2 <= len(name) <= 3


_ADDRESSES = ("书记", "主席", "总理", "主任")  # 赵书记要求: no name


def may_be_given(chars: str) -> bool:
    """Whether all characters are such as occur in given names."""
    return all(is_han(char) and char not in _lexicon().never for char in chars)


def is_word(name: str) -> bool:
    """Whether the characters are a word that is no name (代表, 常务, 分别)."""
    lexicon = _lexicon()
    return (
        name in lexicon.words
        or name.startswith(lexicon.beginnings)
        or lexicon.after.fullmatch(name) is not None
    )


def name_at(text: str, at: int) -> Name | None:
    """The personal name that starts at `at`, or None. Written with a space inside, it is given without."""
    first = text[at : at + 1]
    if first not in _firsts() or not first:
        return _dotted(text, at) if "·" in text[at : at + 9] else None
    dotted = _dotted(text, at) if "·" in text[at : at + 9] else None
    return dotted or _spaced(text, at) or _plain(text, at) or _foreign(text, at)


def after_remark(text: str, at: int) -> int:
    """The place after a remark in brackets such as (女,回族), if one stands at `at`."""
    remark = _REMARK.match(text, at)
    return remark.end() if remark else at


def _dotted(text: str, at: int) -> Name | None:
    """Minority and foreign names, whose parts are joined by a dot: the last part ends where a name may end."""
    match = _DOTTED.match(text, at)
    if not match:
        return None
    last = text.rindex("·", at, match.end()) + 1
    if _lexicon().office.search(text, at, last):
        return None
    for end in range(min(last + 2, match.end()), match.end() + 1):
        if may_end(text, end):
            return Name(text[at:end], end)
    return None


def _spaced(text: str, at: int) -> Name | None:
    match = _SPACED.match(text, at)
    if not match or not may_end(text, match.end()):
        return None
    family, given = match.groups()
    lexicon = _lexicon()
    if family not in (lexicon.single if len(family) == 1 else lexicon.compound) or given in lexicon.never:
        return None
    return Name(family + given, match.end())


def _plain(text: str, at: int) -> Name | None:
    """A family name and one or two characters; the longer reading wins unless its last character is loose."""
    found = [
        Name(text[at : at + length], at + length)
        for length in ((4, 3, 2) if text[at : at + 2] in _lexicon().compound else (3, 2))
        if at + length <= len(text) and plausible(text[at : at + length]) and may_end(text, at + length)
    ]
    if text[at : at + 1] in _lexicon().joining and text[at - 1 : at] not in ("、", *last_of_offices()):
        found = [name for name in found if _CLEAR_END.match(text, name.end)]
    return _better(text, *found[:2]) if len(found) > 1 else next(iter(found), None)


def _better(text: str, longer: Name, shorter: Name) -> Name:
    """Of two readings the longer, unless its last character begins the word that follows (李文 + 关于)."""
    if _PUNCTUATED.match(text, longer.end) or text.startswith("等", longer.end):
        return longer
    if longer.text[-1] == "和" and _ACTS.match(text, longer.end):
        return longer  # 白平和主持会议: after 和 for "and" there is another name, not what he does
    after = _lexicon().after
    word, rest = after.match(text, shorter.end), after.match(text, longer.end)
    if word and rest and word.end() >= rest.end():
        return shorter
    return shorter if longer.text[-1] in _lexicon().loose else longer


def _foreign(text: str, at: int) -> Name | None:
    """A name of two to six characters, all of them used to write names of other languages: the shortest that fits.

    The first may be a Chinese family name where four or more make the name (佟格日乐).
    """
    foreign = _lexicon().foreign
    whole = text[at : at + 1] in foreign
    if not whole and text[at : at + 1] not in _lexicon().single:
        return None
    if text[at] == "和" and _plain(text, at + 1) is not None:
        return None  # 主席和马玉凤: two persons
    end = at + 1
    while end < len(text) and end - at < 6 and text[end] in foreign:
        end += 1
    for stop in range(at + (2 if whole else 4), end + 1):
        name = text[at:stop]
        if may_end(text, stop) and not is_word(name):
            return Name(name, stop)
    return None
