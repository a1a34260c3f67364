"""Python source in colour: what pygments finds, reduced to six kinds of text with colours for light and dark pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

#: Colours by kind, at least 4.5 : 1 against the surfaces of the light and the dark theme; what has none is plain text.
LIGHT = {
    "keyword": "#0067A0",
    "string": "#00735A",
    "number": "#A34700",
    "comment": "#6B7075",
    "decorator": "#9A4A76",
    "name": "#1F2328",
}
DARK = {
    "keyword": "#56B4E9",
    "string": "#5CC9A7",
    "number": "#E69F00",
    "comment": "#9AA0A6",
    "decorator": "#DDA0C4",
    "name": "#E8EAED",
}
#: Set in bold: what a file defines.
BOLD = frozenset({"name"})


class Span(NamedTuple):
    """Characters of one kind within a line; ``start`` and ``length`` in UTF-16 units, as Qt counts."""

    line: int
    start: int
    length: int
    kind: str


def python_spans(source: str) -> Iterator[Span | None]:
    """Spans in the order of the text; None where the caller may rest, since pygments takes 20 ms to load and to start."""
    from pygments.lexers.python import PythonLexer

    yield None
    lexer, kinds = PythonLexer(), _kinds()
    yield None
    line = column = 0
    for _, token, text in lexer.get_tokens_unprocessed(source):
        kind = next((kinds[t] for t in reversed(token.split()) if t in kinds), None)
        for number, part in enumerate(text.split("\n")):
            if number:
                line, column = line + 1, 0
            length = len(part) if part.isascii() else len(part.encode("utf-16-le")) // 2
            if kind and length:
                yield Span(line, column, length, kind)
            column += length


def _kinds() -> dict[object, str]:
    """Kind of a token type and of those below it."""
    from pygments.token import Comment, Keyword, Name, Number, Operator, String

    return {
        Keyword: "keyword",
        Operator.Word: "keyword",
        String: "string",
        String.Doc: "comment",
        Number: "number",
        Comment: "comment",
        Name.Decorator: "decorator",
        Name.Function: "name",
        Name.Function.Magic: "name",
        Name.Class: "name",
    }
