"""How sure the decision on a page is, as a number and in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from newsclean.labelling.look import Look, Units
from newsclean.labelling.path import GAP, STORY

__all__ = ["confidence", "warnings"]


#: What makes a decision doubtful, and how much: fitted by logistic regression on whether the story
#: of a page was whole and clean, on sites that the weights were not fitted on, then rounded.
_SHORT, _RIVAL, _WEAK, _BROKEN, _UNTITLED = 2.9, 2.0, 1.8, 2.0, 0.3
#: Below so many characters there is little to go by.
_LITTLE = 200
#: A run this much better than the next has no rival; so many units left out are a broken story.
_CLEAR, _PIECES = 3.0, 8


def confidence(seen: Units, look: Look, path: Sequence[int], title: int | None) -> float:
    """0 to 1: how sure it is that the story is whole and nothing else is in it."""
    story = [i for i, state in enumerate(path) if state == STORY]
    doubt = _UNTITLED * (title is None)
    doubt += _SHORT * (sum([len(seen.shapes[i].text) for i in story]) < _LITTLE)
    if len(look.scores) > 1:
        best, second = sorted(look.scores)[:-3:-1]
        doubt += _RIVAL * max(0.0, 1.0 - (best - second) / _CLEAR)
    doubt += _WEAK * sum([_unlikeness(look.looks[i]) for i in story]) / len(story)
    gaps = sum([1 for state in path[story[0] : story[-1]] if state == GAP])
    doubt += _BROKEN * min(1.0, gaps / _PIECES)
    return round(1.0 / (1.0 + exp(doubt - 2.4)), 3)


def _unlikeness(look: float) -> float:
    """The chance that a unit is no prose, from its log odds."""
    return 1.0 / (1.0 + exp(max(-20.0, min(20.0, look))))


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
