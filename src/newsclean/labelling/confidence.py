"""How sure the decision on a page is, as a number and in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf

from newsclean.labelling.classes import ENDED
from newsclean.labelling.look import Look, Units
from newsclean.labelling.path import GAP, STORY, story_of
from newsclean.labelling.signals import DATE, END

__all__ = ["confidence", "warnings"]


#: What makes a decision doubtful, and how much: fitted by logistic regression on whether the story
#: of a page was whole and clean, on sites that the weights were not fitted on, then rounded. What
#: did not help on sites left out (length of the page, prose outside the story) is not here.
_SHORT, _RIVAL, _EDGE, _BROKEN, _OPEN, _UNTITLED = 2.1, 1.1, 1.0, 1.2, 2.0, 0.3
#: The log odds of a page that nothing makes doubtful.
_CERTAIN = 2.5
#: Below so many characters there is little to go by.
_LITTLE = 200
#: What is said in words: of so few characters, of a rival so near, of a page no surer than this.
_VERY_LITTLE, _CLOSE, _UNSURE = 80, 0.7, 0.35
#: A run this much better than the next has no rival; so many units left out, or near the edges and
#: between story and none (log odds), are many.
_CLEAR, _PIECES, _BETWEEN = 3.0, 4, 2.5
#: So many dates with prose below them are a list of stories, where it is less sure than this that
#: one of them is the page's: surer pages have a feed beside their story.
_LISTED, _LISTING = 3, 0.6


def confidence(seen: Units, look: Look, path: Sequence[int], title: int | None) -> float:
    """0 to 1: how sure it is that the story is whole and nothing else is in it."""
    story = story_of(path)
    first, last = story[0], story[-1]
    doubt = _UNTITLED * (title is None)
    doubt += _SHORT * (sum([len(seen.shapes[i].text) for i in story]) < _LITTLE)
    doubt += _RIVAL * max(0.0, 1.0 - _lead(look) / _CLEAR)
    around = [*range(max(0, first - 4), first), *range(last + 1, min(len(path), last + 5))]
    unsure = [i for i in around if seen.marks[i] == "." and abs(look.looks[i]) < _BETWEEN]
    doubt += _EDGE * min(1.0, len(unsure) / _PIECES)
    gaps = [i for i in range(first, last) if path[i] == GAP and seen.marks[i] == "."]
    doubt += _BROKEN * min(1.0, len(gaps) / _PIECES)
    doubt += _OPEN * sum([seen.shapes[i].own[END] not in ENDED for i in story]) / len(story)
    return round(1.0 / (1.0 + exp(doubt - _CERTAIN)), 3)


def _lead(look: Look) -> float:
    """How much better the run that was taken is than the next."""
    best, second = sorted([*look.scores, -inf, -inf])[:-3:-1]
    return best - second if second > -inf else inf


def warnings(
    seen: Units, look: Look, path: Sequence[int], title: int | None, sure: float
) -> tuple[str, ...]:
    """What a reader should look at, in words."""
    found = []
    story = story_of(path)
    chars = sum([len(seen.shapes[i].text) for i in story])
    if title is None:
        found.append("no line reads like the title")
    if chars < _VERY_LITTLE:
        found.append("the story is very short")
    elif _lead(look) < _CLOSE:
        found.append("another passage of the page may be the story")
    elif sure < _UNSURE:
        found.append("the edges of the story are uncertain")
    if sure < _LISTING and _lists_stories(seen, path, story, chars):
        found.append("the page holds several dated stories")
    return tuple(found)


def _lists_stories(seen: Units, path: Sequence[int], story: Sequence[int], chars: int) -> bool:
    """Whether dates with prose below them stand in a row: the front page of a section, a feed.

    What was kept has such dates inside, or less prose than what was not.
    """
    pairs = enumerate(zip(seen.marks, seen.shapes, strict=True))
    dated = [i for i, (mark, one) in pairs if mark == "b" and one.own[DATE] == 1]
    heads = [i for i in dated if "P" in seen.kinds[i + 1 : i + 4]]
    if len(heads) < _LISTED:
        return False
    if sum([story[0] < i < story[-1] for i in heads]) >= _LISTED:
        return True
    prose = [i for i, kind in enumerate(seen.kinds) if kind == "P" and path[i] != STORY]
    return sum([len(seen.shapes[i].text) for i in prose]) > chars
