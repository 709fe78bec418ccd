"""Which kind of body text a unit of the story is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsclean.labelling.signals import COMMAS, DATE, END, FULL_STOPS, OPENING, Shape
from newsclean.patterns import compiled

__all__ = ["kind_of", "kinds_of"]

_NUMBERED = compiled(r"(?:\d{1,2}[.、)](?!\d)|[(]\d{1,2}[)]|[①-⑳])\s?\S")
#: ``1. `` with its blank is an item, with a full stop too: figures have none, subheads no stop.
_ITEM = compiled(r"\d{1,2}\. \S.*[。!?]$")
_LONGEST_ITEM = 80
#: Annexes of a notice; a chapter that is numbered by a figure and a blank.
_ANNEX = compiled(r"附件\d{0,2}:\s?\d?")
_CHAPTER = compiled(r"\d{2} [^\d\s]")
#: Who speaks, in an interview: what follows is speech, with or without a full stop.
_SAID = compiled(r"(?:问|答|q|a|记者)\d{0,2}:\s?\S")
#: Above this many characters a line without a full stop is a sentence, not a subhead.
_LONGEST_HEAD = 36
#: A subhead asks no more at once, and no more of them ask.
_LONGEST_QUESTION, _MOST_ASKED = 22, 2


def kinds_of(
    shapes: Sequence[Shape], kinds: str, tags: Sequence[str] | None, story: Sequence[int]
) -> dict[int, str]:
    """The kind of each unit of a story.

    A subhead heads something: three in a row are verse, and none stands below the last sentence.

    Args:
        shapes: The units of the page.
        kinds: Their letters.
        tags: Their elements' tags on an HTML page.
        story: The units of the story, in order.
    """
    found = {i: kind_of(shapes[i], kinds[i], tags[i] if tags is not None else "") for i in story}
    if tags is None:
        for above, i in pairwise(story):
            numbered = _NUMBERED.match(shapes[i].text) and _NUMBERED.match(shapes[above].text)
            # The last item of a list ends as sentences do; the ones above it say that it is one.
            if numbered and found[above] == "list_item" and len(shapes[i].text) <= _LONGEST_ITEM:
                found[i] = "list_item"
        found |= dict.fromkeys(_headings(shapes, kinds, story, found), "heading")
    if tags is not None or "heading" not in found.values():
        return found
    row: list[int] = []
    for i in [*story, -1]:
        if i >= 0 and found[i] == "heading" and shapes[i].mark != 2:
            row.append(i)
            continue
        if len(row) > 2 or i < 0:
            found.update(dict.fromkeys(row, "paragraph"))
        row = [] if i < 0 or kinds[i] != "D" else row
    return found


def _headings(
    shapes: Sequence[Shape], kinds: str, story: Sequence[int], found: dict[int, str]
) -> list[int]:
    """Short lines that head the paragraph below them though they are no plain words.

    Numbered ones, those in bold, and questions; many questions are an interview's.
    """
    heads, asked = [], []
    for i, below in pairwise(story):
        one = shapes[i]
        if kinds[below] != "P" or found[below] != "paragraph" or len(one.text) > _LONGEST_HEAD:
            continue
        if one.text[-1] == "?" and len(one.text) <= _LONGEST_QUESTION and one.own[COMMAS] == 0:
            if found[i] == "paragraph" and ":" not in one.text:
                asked.append(i)
        elif kinds[i] in "HM" and one.own[2:4] == (0, 0):
            # The mark of "2、" counts as a comma.
            numbered = found[i] == "list_item" and one.mark != 1 and one.own[COMMAS] < 2
            counts = one.text[0].isdigit() and one.own[DATE] == 0  # "3大看点", no date
            if numbered or (found[i] == "paragraph" and (one.mark == 5 or counts)):
                heads.append(i)
    bold = [i for i in asked if shapes[i].mark == 5]
    return heads + (asked if len(asked) <= _MOST_ASKED else []) + bold


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
    if own[OPENING] >= 4:
        return "caption"
    if one.mark == 1:
        return "list_item"
    text = one.text
    if len(text) <= _LONGEST_ITEM and _ITEM.match(text) is not None:
        return "list_item"
    if kind in "PS" and own[END] in (1, 2):
        return "paragraph"
    if _SAID.match(text) is not None:
        return "paragraph"
    if kind in "SHM" and len(text) <= _LONGEST_HEAD and own[END] not in (3, 4):
        if _NUMBERED.match(text) is not None:
            return "list_item"
        if _ANNEX.match(text) is not None:
            return "list_item"
        chapter = not text[0].isdigit() or _CHAPTER.match(text) is not None
        if own[FULL_STOPS] == 0 and own[COMMAS] <= 2 and chapter:
            return "heading"
    if _NUMBERED.match(text) is not None and own[END] != 1:
        return "list_item"
    return "paragraph"
