"""Tags with thousands of attributes: the parser compares each attribute with all before it."""

from __future__ import annotations

import re
from itertools import islice

from newsclean.patterns import compiled

__all__ = ["without_crowds"]

#: More attributes than these say nothing of an element that its first ones do not.
_MOST = 500
#: A tag with so many attributes that it matters is longer than two of these.
_WINDOW = 30_000
# A quote counts only after an equals sign; every part ends with the source where its end is
# missing, so that it is linear.
_TAG = compiled(r"""<[a-zA-Z](?:[^=>]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?)*+(?:>|\Z)""")
_ATTRIBUTE = compiled(r"""[^\s=/>]++(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+""")


def without_crowds(html: str) -> str:
    """The source with the first attributes of each tag that has far too many.

    >>> crowded = "".join(f" a{n}=1" for n in range(20_000))
    >>> len(without_crowds(f"<p{crowded}>晨风")) < 5000
    True
    """
    # In most windows a tag ends at once, so hardly a character is looked at.
    for start in range(0, len(html) - _WINDOW, _WINDOW):
        if html.find(">", start, start + _WINDOW) < 0:
            # Most of the others are inside scripts.
            tag = _TAG.match(html, max(0, html.rfind("<", 0, start)))
            if tag and len(tag[0]) > _WINDOW:
                return _TAG.sub(_thinned, html)
    return html


def _thinned(tag: re.Match[str]) -> str:
    whole = tag[0]
    if len(whole) > _WINDOW:
        found = list(islice(_ATTRIBUTE.finditer(whole, 1), _MOST + 2))
        if len(found) > _MOST + 1:
            return whole[: found[_MOST].end()] + ">"
    return whole
