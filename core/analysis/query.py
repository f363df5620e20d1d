"""What a search query means: and, or, not, phrases, nearness, patterns, fields.

    蔬菜 大棚            both (a blank is `and`; also AND, 且)
    蔬菜 OR 水果         one or the other (also 或, |)
    蔬菜 NOT 出口        without (also 非, -出口)
    "蔬菜 大棚"          these characters in this order (quotation marks of every width)
    蔬菜 NEAR/10 大棚     at most ten characters between them, in either order
    (蔬菜 OR 水果) 外销   brackets
    title:蔬菜           in a field: title, region, publisher, chair, agenda (标题 地区 发布 主持 议题); else the text or title
    /大棚\\d+个/          a pattern (RE2 syntax, linear in the text)

Or binds weaker than and, not binds strongest. Whatever cannot be read raises `NotUnderstood`, whose words say what to change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.catalogue import text

MOST_APART = 200
LONGEST_QUERY, MOST_WORDS = 500, 40
_FIELDS = {
    "title": "title", "标题": "title", "region": "region", "地区": "region", "publisher": "publisher", "发布": "publisher",
    "chair": "chair", "主持": "chair", "agenda": "agenda", "议题": "agenda",
}  # fmt: skip
_TOKEN = re.compile(
    r"""
      (?P<quoted> ["“”„＂「『] [^"“”„＂」』]{0,200} ["”“＂」』] )
    | (?P<pattern> / (?: [^/\\\n] | \\. ){1,200} / (?=[\s)）]|$) )
    | (?P<near> (?: NEAR | near ) (?: / (?P<apart> [0-9]{1,4} ) )? (?=[\s(（"“「『]|$) )
    | (?P<open> [(（] )
    | (?P<close> [)）] )
    | (?P<or> (?: OR | or | 或 ) (?=[\s(（]|$) | \| )
    | (?P<and> (?: AND | and | 且 ) (?=[\s(（]|$) )
    | (?P<not> (?: NOT | not | 非 ) (?=[\s(（"“「『]|$) | - (?=[^\s-]) )
    | (?P<field> [^\s"“”:：()（）]{1,12} [:：] (?=\S) )
    | (?P<word> [^\s"“”„＂「」『』()（）|]{1,200} )
    | (?P<blank> \s+ )
    | (?P<stray> . )
    """,
    re.VERBOSE,
)


class NotUnderstood(ValueError):
    """A query that cannot be read; the message is for the user, in Chinese. `code` is that of the entry `query.*` of the
    catalogue, `facts` are its values."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(text(f"query.{code}", "zh", **facts))
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class Phrase:
    """Characters in the text or title, or in a field."""

    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """An RE2 pattern in the text."""

    source: str


@dataclass(frozen=True, slots=True)
class Near:
    """Two phrases with at most `apart` characters between them."""

    one: str
    other: str
    apart: int


@dataclass(frozen=True, slots=True)
class Not:
    """What the query excludes."""

    node: Node


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these."""

    nodes: tuple[Node, ...]


Node = Phrase | Pattern | Near | Not | AllOf | AnyOf


@dataclass(slots=True)
class _Reader:
    """Reads the tokens of a query by recursive descent."""

    tokens: list[re.Match[str]]
    at: int = 0

    def kind(self) -> str | None:
        return self.tokens[self.at].lastgroup if self.at < len(self.tokens) else None

    def take(self) -> re.Match[str]:
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Node:
        nodes = [self.both()]
        while self.kind() == "or":
            sign = self.take()
            if self.kind() in {None, "or", "and", "close"}:
                raise NotUnderstood("operand", word=sign[0])
            nodes.append(self.both())
        return nodes[0] if len(nodes) == 1 else AnyOf(tuple(nodes))

    def both(self) -> Node:
        nodes = [self.single()]
        while self.kind() not in {None, "or", "close"}:
            if self.kind() == "and":
                sign = self.take()
                if self.kind() in {None, "or", "and", "close"}:
                    raise NotUnderstood("operand", word=sign[0])
            nodes.append(self.single())
        return nodes[0] if len(nodes) == 1 else AllOf(tuple(nodes))

    def single(self) -> Node:
        kind = self.kind()
        if kind == "not":
            sign = self.take()
            if self.kind() in {None, "or", "and", "close"}:
                raise NotUnderstood("operand", word=sign[0])
            return Not(self.single())
        if kind == "open":
            self.take()
            node = self.either() if self.kind() != "close" else None
            if node is None or self.kind() != "close":
                raise NotUnderstood("bracket")
            self.take()
            return node
        return self.near(self.term())

    def term(self, of: str | None = None) -> Node:
        if self.kind() not in {"quoted", "pattern", "field", "word"}:
            if self.kind() == "near":
                raise NotUnderstood("near", most=MOST_APART)
            if self.kind() in {"close", None}:
                raise NotUnderstood("bracket")
            raise NotUnderstood("operand", word=self.take()[0])
        token = self.take()
        if token.lastgroup == "field":
            name = token[0][:-1]
            if name.lower() not in _FIELDS or of is not None:
                raise NotUnderstood("field", word=name)
            return self.term(_FIELDS[name.lower()])
        if token.lastgroup == "pattern":
            return Pattern(token[0][1:-1])
        words = token[0][1:-1] if token.lastgroup == "quoted" else token[0]
        if not any(char.isalnum() for char in words):
            raise NotUnderstood("only_marks")
        return Phrase(words.strip(), of)

    def near(self, node: Node) -> Node:
        if self.kind() != "near":
            return node
        apart = int(self.take()["apart"] or 10)
        other = self.term() if self.kind() in {"quoted", "word"} else None
        if apart > MOST_APART or not isinstance(node, Phrase) or node.field or not isinstance(other, Phrase):
            raise NotUnderstood("near", most=MOST_APART)
        return Near(node.text, other.text, apart)


def parse(query: str) -> Node:
    """The query as a tree. Raises NotUnderstood."""
    if len(query) > LONGEST_QUERY:
        raise NotUnderstood("long", most=LONGEST_QUERY, words=MOST_WORDS)
    if not query.strip():
        raise NotUnderstood("empty")
    if not any(char.isalnum() for char in query):
        raise NotUnderstood("only_marks")
    tokens = [token for token in _TOKEN.finditer(query) if token.lastgroup != "blank"]
    if len(tokens) > MOST_WORDS * 3:
        raise NotUnderstood("long", most=LONGEST_QUERY, words=MOST_WORDS)
    for token in tokens:
        if token.lastgroup == "stray":
            raise NotUnderstood("quote")
    reader = _Reader(tokens)
    if reader.kind() in {"or", "and"}:
        raise NotUnderstood("operand", word=reader.take()[0])
    node = reader.either()
    if reader.at < len(tokens):
        raise NotUnderstood("bracket")
    return node
