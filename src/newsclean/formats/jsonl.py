"""JSON Lines: a record a line."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.formats._record import COMPACT, record
from newsclean.model import Article

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "pieces"]

ENDING = ".jsonl"
OPENING = ""
BETWEEN = ""
CLOSING = ""


def pieces(article: Article) -> Iterator[str]:
    """The record on one line."""
    return record(article, COMPACT)
