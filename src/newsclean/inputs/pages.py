"""HTML pages to lines: the text as a browser breaks it, and what the page knows of each line."""

from __future__ import annotations

from collections.abc import Callable

from newsclean.inputs.page.echoes import without_echoes
from newsclean.inputs.page.lines import lines_of
from newsclean.inputs.page.parsing import parsed
from newsclean.inputs.page.source import prepared
from newsclean.inputs.page.story import outline_of
from newsclean.inputs.page.vast import is_vast, text_of
from newsclean.inputs.page.witnesses import head_of, witnesses_of
from newsclean.model import Page, Witnesses

__all__ = ["as_text", "render", "witnesses_in"]

#: The head of a page is no longer.
_HEAD = 1 << 16


def render(html: str, fold: Callable[[str], str]) -> Page:
    """The page as lines with their markup, and the witnesses in its head.

    Args:
        html: The decoded page, however broken.
        fold: Gives a line's shadow: Simplified, half-width, lower-case, of the same length.

    >>> page = render("<p>第一段<br>第<a href='#'>二</a>段</p>", str.lower)
    >>> [(line.number, line.text, line.markup.tag) for line in page.lines]
    [(1, '第一段', 'p'), (2, '第二段', 'p')]
    """
    root = parsed(prepared(html))
    if root is None:
        return Page(())
    head = head_of(root)
    outline = without_echoes(outline_of(root))
    del root  # the tree is as large as all that comes after it
    lines = lines_of(outline, head, fold)
    del outline
    return Page(lines, witnesses_of(head, lines, fold))


def as_text(html: str) -> str | None:
    """The text of a page of so many tags that it is better read as text; None for any other.

    >>> as_text("<p>晨风</p>")
    >>> as_text("<br>风" * 100_000).count("\\n")
    99999
    """
    return (text_of(html) or None) if is_vast(html) else None


def witnesses_in(html: str, fold: Callable[[str], str]) -> Witnesses:
    """What the head of a page says of its story, where the page itself is read as text.

    >>> witnesses_in("<title>晨风掠过山谷</title>", str.lower).title
    ('晨风掠过山谷',)
    """
    root = parsed(html[:_HEAD].partition("<body")[0])
    return Witnesses() if root is None else witnesses_of(head_of(root), (), fold)
