"""Plain text: the title, then the paragraphs, a blank line between."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.formats._plain import one_line
from newsclean.model import Article

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "pieces"]

ENDING = ".txt"
OPENING = ""
BETWEEN = "\n"
CLOSING = ""


def pieces(article: Article) -> Iterator[str]:
    """The article as plain text, paragraph by paragraph."""
    before = ""
    if article.title:
        yield one_line(article.title)
        before = "\n\n"
    for block in article.body:
        yield before + one_line(block.text)
        before = "\n\n"
    yield "\n"
