"""JSON: the record, indented; an array where there may be several."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.formats._record import INDENTED, record
from newsclean.model import Article

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "pieces"]

ENDING = ".json"
OPENING = "[\n"
BETWEEN = ",\n"
CLOSING = "\n]\n"


def pieces(article: Article) -> Iterator[str]:
    """The record as an indented object."""
    return record(article, INDENTED)
