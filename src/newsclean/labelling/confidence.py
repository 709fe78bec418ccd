"""How sure the decision on a page is, as a number and in words."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.look import Look, Units
from newsclean.labelling.path import AFTER, GAP, STORY

__all__ = ["confidence", "warnings"]


def confidence(seen: Units, look: Look, path: Sequence[int], title: int | None) -> float:
    """0 to 1: how sure it is that the story is whole and nothing else is in it."""
    doubt = 0.0
    story = [i for i, state in enumerate(path) if state == STORY]
    chars = sum([len(seen.shapes[i].text) for i in story])
    if title is None:
        doubt += 0.5
    if chars < 200:
        doubt += 0.6
    if len(look.scores) > 1:
        ordered = sorted(look.scores, reverse=True)
        doubt += max(0.0, 1.5 - (ordered[0] - ordered[1])) * 0.5
    inside = range(story[0], story[-1] + 1)
    weak = sum([1 for i in story if seen.kinds[i] != "P" and look.looks[i] < -1.0])
    strong = sum([1 for i, s in enumerate(path) if s != STORY and look.looks[i] > 0.5])
    gaps = sum([1 for i in inside if path[i] == GAP])
    doubt += min(1.5, 0.25 * weak) + min(1.5, 0.3 * strong) + min(0.8, 0.1 * gaps)
    if (
        story[-1] + 1 < len(path)
        and path[story[-1] + 1] == AFTER
        and seen.marks[story[-1] + 1] == "."
    ):
        doubt += 0.2
    return round(1.0 / (1.0 + doubt), 3)


def warnings(
    seen: Units, look: Look, path: Sequence[int], title: int | None, sure: float
) -> tuple[str, ...]:
    """What a reader should look at, in words."""
    found = []
    story = [i for i, state in enumerate(path) if state == STORY]
    chars = sum([len(seen.shapes[i].text) for i in story])
    if title is None:
        found.append("no line reads like the title")
    if chars < 80:
        found.append("the story is very short")
    elif len(look.scores) > 1 and sorted(look.scores)[-1] - sorted(look.scores)[-2] < 0.7:
        found.append("another passage of the page may be the story")
    elif sure < 0.35:
        found.append("the edges of the story are uncertain")
    return tuple(found)
