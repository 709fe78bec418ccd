"""Plain text: the title, then the paragraphs, a blank line between."""

from __future__ import annotations

from newsclean.formats._plain import one_line
from newsclean.model import Article

__all__ = ["BETWEEN", "CLOSING", "ENDING", "OPENING", "one"]

ENDING = ".txt"
OPENING = ""
BETWEEN = "\n"
CLOSING = ""


def one(article: Article) -> str:
    """The article as plain text."""
    parts = [one_line(article.title)] if article.title else []
    parts += [one_line(block.text) for block in article.body]
    return "\n\n".join(parts) + "\n"
