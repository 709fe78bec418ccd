"""A saved page: one document a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsclean.errors import InputError
from newsclean.inputs.kinds import Origin
from newsclean.model import Source

__all__ = ["MANY", "looks_like", "sources"]

MANY = False

_OPENS = re.compile(
    rb"<(?:!--|(?:!doctype|\?xml|html|head|body|meta|title|link|script|style)\b)", re.I
)
_BLOCK = re.compile(
    rb"<(?:div|p|h[1-6]|article|section|table|ul|ol|span|main|header|br|img|a|b|font|center)\b[^<>]*>",
    re.I,
)
#: A tag of somebody's own around a page, as some collections of pages have it.
_OTHER = re.compile(rb"<[a-z][^<>]*>", re.I)
_PAGE = re.compile(rb"<(?:html|head|body)\b[^<>]*>", re.I)
_CLOSES = re.compile(
    rb"</(?:html|head|body|div|p|h[1-6]|article|section|table|ul|ol|span|a)\s*>", re.I
)


def looks_like(head: bytes, name: str) -> bool:
    """Whether it begins like a page; a page's ending needs a tag or two to be believed.

    >>> looks_like(b"<p>text</p>", ""), looks_like(b"<3 is a heart", "")
    (True, False)
    >>> looks_like(b'<doc id="7"><html><p>text</p></html></doc>', "")
    True
    """
    if _OPENS.match(head):
        # An XML that is no page (a feed, a sitemap) has no body to clean, but it has tags.
        return True
    if _BLOCK.match(head) and _CLOSES.search(head):
        return True
    if _OTHER.match(head) and _PAGE.search(head):
        return True
    return name.endswith((".html", ".htm", ".xhtml", ".shtml")) and bool(_CLOSES.search(head))


def sources(stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
    """The file as one page."""
    yield Source(path=origin.path, data=stream.read(), kind="html", name=origin.name)
