"""Which line is the title."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.cores import overlap
from newsclean.labelling.look import Units

__all__ = ["title_unit"]

#: A title stands within so many units above its story.
_WITHIN = 40
#: Titles have this many characters.
_SHORTEST, _LONGEST = 4, 80
#: Less than this speaks for no line in particular.
_ENOUGH = 1.6


def title_unit(seen: Units, story: Sequence[int], witnesses: Sequence[str] = ()) -> int | None:
    """The unit that is the title, or None.

    Args:
        seen: The units of the page.
        story: The units of the story, in order.
        witnesses: Titles that the head of an HTML page names, folded.
    """
    if not story:
        return None
    first = story[0]
    text = "".join([seen.shapes[i].text for i in story[:12]])[:1500]
    best, most = None, _ENOUGH
    candidates = [*range(max(0, first - _WITHIN), first), *_inside(seen, story)]
    for i in candidates:
        score = _score(seen, i, first, text, witnesses)
        if score >= most:
            best, most = i, score
    return best


def _inside(seen: Units, story: Sequence[int]) -> list[int]:
    """The first unit of the story, where it may be the title itself (text that is clean already)."""
    first = story[0]
    if len(story) > 1 and (seen.kinds[first] in "HM" or seen.shapes[first].mark == 2):
        return [first]
    if len(story) > 2 and seen.kinds[first] in "SP" and len(seen.shapes[first].text) <= 40:
        return [first]
    return []


def _score(seen: Units, i: int, first: int, text: str, witnesses: Sequence[str]) -> float:
    """How much speaks for a unit being the title of the story that begins at another."""
    one = seen.shapes[i]
    words = one.text
    size = len(words)
    if not _SHORTEST <= size <= _LONGEST or seen.marks[i] not in ".inp":
        return -1.0
    if i == first:
        rest = text[size:]
        words_said = overlap(words, rest)
        sure = 1.0 if one.mark == 2 or i == 0 else 0.0
        ended = one.own[3] == 1 and words[-1] == "。"
        return words_said * 2.5 + sure - 3.0 * ended - 0.02 * max(0, size - 30)
    score = 3.0 * overlap(words, text)
    row = seen.near[i]
    if row[5]:
        score += 0.7
    if one.mark == 2:
        score += 1.2
    elif one.mark == 1:
        score -= 0.6
    if one.own[14] == 3:
        score -= 1.2
    if size < 8:
        score -= 0.5
    if one.own[10] in (1, 2, 4) or one.own[15] in (2, 4):
        score -= 1.5
    if one.own[11] == 2 or (one.own[11] == 3 and seen.marks[i] == "p"):
        score -= 0.8
    if words[-1] in "。,":
        score -= 1.0
    if "_" in words or seen.marks[i] in "np":
        score -= 0.8
    # a date or a source close below it, and nothing but furniture between it and the story
    below = range(i + 1, min(first, i + 5))
    if any(seen.marks[j] == "b" or seen.shapes[j].own[10] in (1, 2) for j in below) or i + 1 == first:
        score += 0.7
    score -= 0.03 * (first - i)
    for said in witnesses:
        if said and (said == words or words in said or said in words):
            score += 3.0
            break
    return score
