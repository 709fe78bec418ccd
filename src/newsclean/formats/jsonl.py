"""JSON Lines: a record a line."""

from __future__ import annotations

import json
import re
from typing import Any

from newsclean.formats._plain import UNPRINTABLE
from newsclean.model import Article
from newsclean.patterns import compiled

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "dumped", "one"]

ENDING = ".jsonl"
OPENING = ""
BETWEEN = ""
CLOSING = ""

# U+2028, U+2029 and U+0085 are JSON, but some readers split lines at them.
_ESCAPED = compiled(f"[{UNPRINTABLE}\u0085\u2028\u2029]")


def one(article: Article) -> str:
    """The record on one line."""
    return dumped(article.to_dict()) + "\n"


def dumped(value: Any, indent: int | None = None) -> str:
    r"""JSON that is safe on a terminal: controls, bidi marks and lone surrogates are escaped.

    >>> dumped({"a": "\u202e文"})
    '{"a": "\\u202e文"}'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    if indent is not None:
        # The newlines of the indent are no content; those in strings are escaped already.
        return "\n".join(_escaped(line) for line in text.split("\n"))
    return _escaped(text)


def _escaped(text: str) -> str:
    return text if text.isprintable() else _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
