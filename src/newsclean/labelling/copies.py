"""Pages that print their story twice: it is told once.

The numbers were chosen on made-up dumps; others of their kind and pages of 34 sites checked them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsclean.labelling.context import REPEATED
from newsclean.labelling.look import Units
from newsclean.labelling.path import AFTER, BEFORE, GAP, STORY, story_of

__all__ = ["told_once", "without_copy"]

#: No two sentences of a story that are longer are the same.
_COPIED = 15


def told_once(seen: Units, states: Sequence[int]) -> list[int]:
    """The states, with the first copy for the story on a page that holds its story twice."""
    found = list(states)
    story = [i for i, state in enumerate(states) if state == STORY and seen.kinds[i] in "PS"]
    if sum([seen.near[i][REPEATED] > 0 for i in story]) < 2:
        return found
    places: dict[str, int] = {}
    for i, one in enumerate(seen.shapes):
        places.setdefault(one.text, i)
    again = [
        i for i in story if places[seen.shapes[i].text] < i and len(seen.shapes[i].text) > _COPIED
    ]
    if len(again) < 2 or len(again) * 3 < len(story):
        return found
    copy = [places[seen.shapes[i].text] for i in again]
    if any(b <= a for a, b in pairwise(copy)):
        return found
    inside = [i for i in copy if states[i] == STORY]
    first = min(copy[0], *story_of(states))
    if first == copy[0]:
        while first > 0 and seen.near[first - 1][REPEATED] and seen.kinds[first - 1] in "PS":
            first -= 1
    last = copy[-1]
    for i in range(len(found)):
        if i < first:
            found[i] = BEFORE
        elif i > last:
            found[i] = AFTER
        elif not inside or (seen.near[i][REPEATED] and seen.kinds[i] in "PS"):
            found[i] = STORY if seen.marks[i] in ".i" else GAP
    return found


def without_copy(seen: Units, states: Sequence[int], title: int | None) -> list[int]:
    """The states, without the paragraphs at a story's end that it has said before."""
    found = list(states)
    story = [i for i in reversed(story_of(found)) if i != title]
    told = {seen.shapes[i].text: i for i in story}
    for i in story:
        text = seen.shapes[i].text
        if len(text) <= _COPIED or told.get(text, i) == i:
            break
        found[i] = AFTER
    return found
