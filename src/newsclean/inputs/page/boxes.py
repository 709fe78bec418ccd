"""Boxes inside the story that lead to other stories: "read more", "most popular"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.inputs.page.outline import Outline, RawLine
from newsclean.inputs.page.standing import INSIDE

__all__ = ["boxed"]

#: What stands before a link in a list.
_BULLET = 2
_STOPS = "。！？…；：”」"


class _Totals(NamedTuple):
    """What each element holds, its descendants counted in."""

    lines: list[int]
    links: list[int]  # of those in a row
    prose: list[int]


def boxed(outline: Outline, standing: Sequence[int], worths: Sequence[float]) -> set[int]:
    """The places of links to other stories inside the story, and of what stands in their boxes.

    Those are headlines that are links from end to end, two and more in a row (one alone may be a
    subhead that leads to itself); and the other lines of an element that has no sentence and is
    half such links: its heading, "skip this", "more".

    Args:
        outline: The page.
        standing: How each element stands to the story's (``standing.Standings``).
        worths: What each line speaks for (``standing.worth_of``).
    """
    found = _in_rows(outline.lines, standing)
    if not found:
        return found
    parents = outline.elements.parents
    lines, links, prose = _totals(outline, found, worths)
    boxes = [False] * len(parents)
    for place in range(1, len(parents)):
        own = links[place] and not prose[place] and 2 * links[place] >= lines[place]
        boxes[place] = bool(own) or boxes[parents[place]]
    return found | {place for place, line in enumerate(outline.lines) if boxes[line.element]}


def _in_rows(lines: Sequence[RawLine], standing: Sequence[int]) -> set[int]:
    """The places of headlines that are links, two and more in a row; pictures may lie between."""
    found: set[int] = set()
    before = -1
    for place, (text, element, linked, tag, _, _, _) in enumerate(lines):
        if linked and standing[element] == INSIDE and tag != "img":
            if len(text) - linked <= _BULLET and text[-1] not in _STOPS:
                if before >= 0:
                    found |= {before, place}
                before = place
                continue
        elif tag == "img":
            continue
        before = -1
    return found


def _totals(outline: Outline, found: set[int], worths: Sequence[float]) -> _Totals:
    parents = outline.elements.parents
    lines, links, prose = totals = _Totals(*([0] * len(parents) for _ in range(3)))
    for place, line in enumerate(outline.lines):
        if line.tag != "img":
            lines[line.element] += 1
            links[line.element] += place in found
            prose[line.element] += worths[place] > 0
    for column in totals:
        for place in range(len(parents) - 1, 0, -1):
            column[parents[place]] += column[place]
    return totals
