"""A page's source made fit for the parser, where it would lose text or take forever."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import accumulate
from operator import sub

from newsclean.inputs.page.crowded import without_crowds
from newsclean.inputs.page.elements import BLOCKS
from newsclean.patterns import compiled

__all__ = ["prepared"]

_CDATA = compiled(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.S)
_OPENING = "<![CDATA["
#: Scripts and styles hide theirs from HTML parsers as comments.
_HIDING = ("//", "/*", "// ")
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
_NAMES = compiled(r"</?[a-zA-Z][^\s/>]*")
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
    if _XML.match(html) and _OPENING in html and _has_sections(html):
        html = _without_sections(html)
    html = without_crowds(html)
    if html.count("<") > _MANY_TAGS and _may_be_deep(html):
        html = _flattened(html)
    return html


def _has_sections(html: str) -> bool:
    """Whether any CDATA section may stand in the text, not in a script."""
    before = html.split(_OPENING)[:-1]
    return not all(part.endswith(_HIDING) for part in before)


def _without_sections(html: str) -> str:
    """XHTML whose CDATA sections are text; to an HTML parser they are comments."""
    parts = _SCRIPT.split(html)
    # The split gives text, script, name of its element, text, …: scripts stay as they are.
    for place in range(0, len(parts), 3):
        parts[place] = _CDATA.sub(lambda section: escape(section[1]), parts[place])
    del parts[2::3]
    return "".join(parts)


class _Steps(dict[str, int]):
    """How much deeper each kind of tag leads ("<div": 1, "</div": -1), found when first asked."""

    def __init__(self, counted: Callable[[str], bool]) -> None:
        self.counted = counted

    def __missing__(self, tag: str) -> int:
        counts = self.counted(tag.strip("</").lower())
        self[tag] = step = (-1 if tag[1] == "/" else 1) if counts else 0
        return step


def _may_be_deep(html: str) -> bool:
    """Whether the tags may nest beyond a limit; those inside scripts and comments count, too."""
    tags = _NAMES.findall(html)
    deep = _deepest(tags, _Steps(lambda name: name not in _SHALLOW))
    return deep > _DEEPEST or _deepest(tags, _Steps(_FORMATTING.__contains__)) > _MOST_FORMATTING


def _deepest(tags: Sequence[str], steps: _Steps) -> int:
    """How deep the tags lead; an end tag that closes nothing leads nowhere."""
    depths = [0, *accumulate(map(steps.__getitem__, tags))]
    return int(max(map(sub, depths, accumulate(depths, min))))


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
