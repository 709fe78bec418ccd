"""A page's source made fit for the parser, where it would lose text or take forever."""

from __future__ import annotations

import re
from html import escape

from newsclean.inputs.page.elements import BLOCKS
from newsclean.patterns import compiled

__all__ = ["prepared"]

_CDATA = compiled(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.S)
_XML = compiled(r"\s*(?:<\?xml\b|<!DOCTYPE\s+html\s[^>]*XHTML)", re.I)
_SCRIPT = compiled(r"(<(script|style)\b.*?(?:</\2\s*>|\Z))", re.S | re.I)

#: Browsers nest elements no deeper (Blink's limit); parsing costs length times depth.
_DEEPEST = 512
#: Fewer tags cannot nest so deep that it matters.
_MANY_TAGS = 8 * _DEEPEST
#: Elements that end by themselves, or hold nothing.
_SHALLOW = frozenset(
    {"p", "li", "td", "th", "tr", "dd", "dt", "option", "tbody", "br", "img", "hr", "input", "meta"}
    | {"link", "col", "area", "base", "embed", "param", "source", "track", "wbr"}
)
# Every alternative ends with the source where its end is missing: so that it is linear.
_TAG = compiled(
    r"<!--.*?(?:-->|\Z)|<(script|style|textarea|title)\b.*?(?:</\1\b|\Z)"
    r"|<(/?)([a-zA-Z][^\s/>]*)[^>]*(?:>|\Z)",
    re.S | re.I,
)
#: Formatting that is never closed is opened anew in every later block: a handful of <font>
#: on a page of thousands of paragraphs would be millions of elements.
_FORMATTING = frozenset(
    (
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    )
)
_MOST_FORMATTING = 32


def prepared(html: str) -> str:
    """The source with the text of its CDATA sections, nested no deeper than browsers nest."""
    html = html.removeprefix("\ufeff")
    if "<![CDATA[" in html and _XML.match(html):
        html = _without_sections(html)
    if html.count("<") > _MANY_TAGS:
        html = _flattened(html)
    return html


def _without_sections(html: str) -> str:
    """XHTML whose CDATA sections are text; to an HTML parser they are comments."""
    parts = _SCRIPT.split(html)
    # The split gives text, script, name of its element, text, …: scripts stay as they are.
    for place in range(0, len(parts), 3):
        parts[place] = _CDATA.sub(lambda section: escape(section[1]), parts[place])
    del parts[2::3]
    return "".join(parts)


def _flattened(html: str) -> str:
    """The source with the tags beyond the depth limit as line breaks, or as nothing (inline)."""
    depth = formatting = 0
    kept = []
    start = 0
    for found in _TAG.finditer(html):
        name = (found[3] or "").lower()
        if not name or name in _SHALLOW:
            continue
        step = -1 if found[2] else 1
        formats = name in _FORMATTING
        # A tag is dropped where the element that it opens or closes is beyond the limit.
        if max(depth, depth + step) > _DEEPEST or (
            formats and max(formatting, formatting + step) > _MOST_FORMATTING
        ):
            kept.append(html[start : found.start()])
            if name in BLOCKS:
                kept.append("<br>")
            start = found.end()
        depth = max(0, depth + step)
        if formats:
            formatting = max(0, formatting + step)
    if not kept:
        return html
    kept.append(html[start:])
    return "".join(kept)
