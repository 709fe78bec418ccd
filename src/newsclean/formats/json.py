"""JSON: the record, indented; an array where there may be several."""

from __future__ import annotations

from newsclean.formats.jsonl import dumped
from newsclean.model import Article

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "one"]

ENDING = ".json"
OPENING = "[\n"
BETWEEN = ",\n"
CLOSING = "\n]\n"


def one(article: Article) -> str:
    """The record as an indented object."""
    return dumped(article.to_dict(), indent=2) + "\n"
