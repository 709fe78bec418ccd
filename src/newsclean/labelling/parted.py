"""Paragraphs that something parts from their story: an advertisement, a list of headlines.

The path stops where many lines in a row are none of the story; but a paragraph beyond them that
talks of what the story talks of is its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.cohesion import cohesion
from newsclean.labelling.look import Units
from newsclean.labelling.path import GAP, STORY, story_of
from newsclean.labelling.reach import is_sentence

__all__ = ["rejoined"]

#: A lead has so many characters, and the story says so much of it (``labelling.cohesion``).
_LEAD, _TOLD = 30, 4
#: Or it says so many pairs of characters of the title, and such a share of them.
_SAID, _SHARE = 2, 0.15
#: What parts a story from its rest has so few lines and none of these marks; and the rest is said
#: by the story so much.
_BELOW, _ENDS = 16, "edxc"
_REST, _TOLD_MORE = 20, 5
#: Or so many sentences stand in a row below so few lines.
_IN_A_ROW, _ASIDE = 2, 2


def rejoined(seen: Units, states: Sequence[int], title: int | None) -> list[int]:
    """The path, with the paragraphs that something parts from the story, above and below it."""
    found = list(states)
    return _rest(seen, found if title is None else _lead(seen, found, title))


def _lead(seen: Units, states: list[int], title: int) -> list[int]:
    """The states, with the paragraph that an advertisement or a list of headlines parts from them.

    It is the first one below the title, and talks of what the story or its title talks of.
    """
    story = story_of(states)
    if not story:
        return states
    first, last = story[0], story[-1]
    lead = [i for i in range(title + 1, first) if seen.kinds[i] == "P" and is_sentence(seen, i)]
    if not lead or len(seen.shapes[lead[0]].text) < _LEAD:
        return states
    told = cohesion(seen.shapes, (first, last), (lead[0], lead[0] + 1))[0]
    if told < _TOLD and not _says(seen.shapes[title].text, seen.shapes[lead[0]].text):
        return states
    states[lead[0] : first] = [GAP] * (first - lead[0])
    for i in lead:
        states[i] = STORY
    return states


def _says(title: str, text: str) -> bool:
    """Whether a text says words of the title: a short story is too short to say its lead's."""
    pairs = [title[k : k + 2] for k in range(len(title) - 1) if title[k + 1] > "\u2fff" < title[k]]
    said = sum([pair in text for pair in pairs])
    return said >= _SAID and said >= len(pairs) * _SHARE


def _goes_on(seen: Units, i: int) -> bool:
    """Whether paragraphs follow each other: those of teasers have headlines between them."""
    after = range(i, min(i + _IN_A_ROW, len(seen.marks)))
    return len(after) == _IN_A_ROW and all(
        is_sentence(seen, j) and seen.shapes[j].own[1] > 0 for j in after
    )


def _is_alike(seen: Units, first: int, end: int, i: int) -> bool:
    """Whether a paragraph talks of what the story does.

    Below a heading for related stories the summaries of others do too.
    """
    if "r" in seen.marks[end + 1 : i]:
        return False
    return cohesion(seen.shapes, (first, end), (i, i + 1))[0] >= _TOLD_MORE


def _rest(seen: Units, states: list[int]) -> list[int]:
    """The states, with the paragraphs that a list of headlines parts from the story above them.

    Nothing that ends a story lies between, and each talks of what the story talks of.
    """
    story = story_of(states)
    if not story:
        return states
    first, last = story[0], story[-1]
    end, passed, i = last, 0, last + 1
    while i < len(states) and passed < _BELOW and seen.marks[i] not in _ENDS:
        in_a_row = passed == 0 and end > last
        prose = seen.kinds[i] == "P" or (in_a_row and seen.kinds[i] == "S")
        if prose and is_sentence(seen, i) and len(seen.shapes[i].text) >= _REST:
            aside = passed <= _ASIDE and _goes_on(seen, i)
            if not (in_a_row or aside or _is_alike(seen, first, end, i)):
                break
            states[end + 1 : i + 1] = [GAP] * (i - end - 1) + [STORY]
            end, passed = i, 0
        else:
            passed += 1
        i += 1
    return states
