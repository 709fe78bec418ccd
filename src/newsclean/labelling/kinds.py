"""Which kind of body text a unit of the story is."""

from __future__ import annotations

from newsclean.labelling.signals import Shape
from newsclean.patterns import compiled

__all__ = ["kind_of"]

_NUMBERED = compiled(r"(?:\d{1,2}[.、)](?!\d)|[(]\d{1,2}[)]|[①-⑳])\s?\S")
#: Above this many characters a line without a full stop is a sentence, not a subhead.
_LONGEST_HEAD = 36


def kind_of(one: Shape, kind: str, tag: str = "") -> str:
    """Paragraph, heading, caption, list_item or quote.

    Args:
        one: The unit.
        kind: Its letter of ``labelling.context.KINDS``.
        tag: The element's tag on an HTML page, lower case, or "".

    >>> from newsclean.labelling.signals import shape
    >>> kind_of(shape("## 背景"), "M"), kind_of(shape("- 第一项内容"), "m")
    ('heading', 'list_item')
    """
    if tag:
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "heading"
        if tag in ("figcaption", "caption"):
            return "caption"
        if tag in ("li", "dd", "dt"):
            return "list_item"
        if tag == "blockquote":
            return "quote"
    own = one.own
    if one.mark == 2:
        return "heading"
    if one.mark == 3:
        return "quote"
    if own[15] >= 4:
        return "caption"
    if one.mark == 1:
        return "list_item"
    if kind in "PS" and own[3] in (1, 2):
        return "paragraph"
    text = one.text
    if kind in "SHM" and len(text) <= _LONGEST_HEAD and own[3] not in (3, 4):
        if _NUMBERED.match(text) is not None:
            return "list_item"
        if own[2] == 0 and own[1] <= 2 and not text[0].isdigit():
            return "heading"
    if _NUMBERED.match(text) is not None and own[3] != 1:
        return "list_item"
    return "paragraph"
