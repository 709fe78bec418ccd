"""A page of very many tags to plain text, without a tree: a tree and a line would take more memory
for each tag than the page is long.
"""

from __future__ import annotations

import re
from html import unescape
from io import StringIO

from newsclean.inputs.page.elements import BLOCKS
from newsclean.inputs.page.walk import collapsed
from newsclean.patterns import compiled

__all__ = ["is_vast", "text_of"]

#: Tags from which a page may be vast; the longest news pages that were seen have 5,000.
_MANY = 16_384
#: What an element with a line of its own takes in a tree and in the labelling, in bytes; and what
#: an input may take (docs/limits.md), less what the program itself takes.
_EACH, _FREE, _TIMES = 1800, 27 << 20, 12

# Every alternative ends with the source where its end is missing: so that it is linear.
_TAG = compiled(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|title|template|iframe|noembed|noframes)\b.*?(?:</\1\b[^>]*(?:>|\Z)|\Z)"
    r"|<[!?][^>]*(?:>|\Z)"
    r"|<(/?)([a-zA-Z][^\s/>]*)[^>]*(?:>|\Z)",
    re.I | re.S,
)
_KEPT = frozenset(("pre", "listing", "xmp", "plaintext", "textarea"))
_BREAKS = frozenset(("br", "hr"))
_BLANK_LINES = compiled(r"(?<![ \t\f])[ \t\f]*\n(?:[ \t\f]*\n)*")


def is_vast(html: str) -> bool:
    """Whether a page has so many tags, for its length, that its tree would take too much memory.

    >>> is_vast("<br>文" * 1000), is_vast("<br>文" * 100_000)
    (False, True)
    """
    if len(html) < 2 * _MANY:
        return False
    many = html.count("<")
    if "<pre" in html:  # there every line counts
        many += html.count("\n")
    if many < _MANY:
        return False
    many -= html.count("</")
    size = len(html.encode("utf-8", "replace"))
    return many >= _MANY and many * _EACH > _FREE + _TIMES * size


def text_of(html: str) -> str:
    r"""The text of a page, a line for each line that a browser shows; hidden ones are there, too.

    >>> text_of("<title>题</title><p>第一\n段<br>第<a href='#'>二</a> 段&amp;<pre>甲\n乙</pre>")
    '第一段\n第二 段&\n甲\n乙'
    """
    text = StringIO()
    start, kept, fresh = 0, False, True
    for found in _TAG.finditer(html):
        if found.start() > start:
            fresh = _add(text, html[start : found.start()], kept, fresh)
        start = found.end()
        name = (found[3] or "").lower()
        if name in BLOCKS or name in _BREAKS or name in _KEPT:
            text.write("\n")
            fresh = True
            if name in _KEPT:
                kept = not found[2]
    _add(text, html[start:], kept, fresh)
    return _BLANK_LINES.sub("\n", text.getvalue()).rstrip(" \t\n\f").lstrip("\n")


def _add(text: StringIO, piece: str, kept: bool, fresh: bool) -> bool:
    """Add text between two tags; tells whether the line is still empty."""
    if not kept:
        piece = collapsed(piece)
        if fresh:
            piece = piece.lstrip(" ")
    text.write(unescape(piece))
    return fresh and not piece
