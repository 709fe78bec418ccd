"""Paragraphs that something parts from their story: an advertisement, a list of headlines.

The path stops where many lines in a row are none of the story; but a paragraph beyond them that
talks of what the story talks of is its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.cohesion import cohesion
from newsclean.labelling.context import ENDS
from newsclean.labelling.copies import without_copy
from newsclean.labelling.ending import end_of_story
from newsclean.labelling.inserted import is_aside, is_summary, says, without_teasers
from newsclean.labelling.look import Units
from newsclean.labelling.path import AFTER, GAP, STORY, story_of
from newsclean.labelling.reach import is_sentence
from newsclean.labelling.resuming import BELOW, resumed, right_below
from newsclean.labelling.signals import COMMAS

__all__ = ["rejoined"]

#: A lead has so many characters, and the story says so much of it (``labelling.cohesion``).
_LEAD, _TOLD = 30, 4
#: The rest of a story has so many characters a paragraph, and the story says so much of it.
_REST, _TOLD_MORE = 20, 5
#: Or so many sentences stand in a row below so few lines.
_IN_A_ROW, _ASIDE = 2, 2


def rejoined(seen: Units, states: Sequence[int], title: int | None) -> list[int]:
    """The path, with the paragraphs that something parts from the story, above and below it."""
    found = list(states)
    if title is not None:
        found = _lead(seen, found, title)
    if seen.priors is not None:
        return _rest(seen, found)
    limit = end_of_story(seen, story_of(found)[0])
    found[limit:] = [AFTER] * (len(found) - limit)
    return without_teasers(seen, without_copy(seen, resumed(seen, found, title, limit), title))


def _lead(seen: Units, states: list[int], title: int) -> list[int]:
    """The states, with the paragraphs that an advertisement or a list of headlines parts from them.

    The first stands right below the title and its byline, or talks of what the story or its title
    talks of.
    """
    story = story_of(states)
    if not story:
        return states
    first = story[0]
    lead = [i for i in range(title + 1, first) if seen.kinds[i] == "P" and is_sentence(seen, i)]
    top = right_below(seen, title, first) if seen.priors is None else None
    if top is not None:
        lead = [i for i in lead if not is_summary(seen, i)]
        while top < first and seen.kinds[top] in "PS" and seen.marks[top] == ".":
            lead.append(top)
            top += 1
    elif not lead or not _is_lead(seen, lead[0], title, story):
        return states
    top = min(lead)
    states[top:first] = [GAP] * (first - top)
    for i in lead:
        states[i] = STORY
    return states


def _is_lead(seen: Units, i: int, title: int, story: Sequence[int]) -> bool:
    """Whether a paragraph talks of what the story or its title talks of."""
    text = seen.shapes[i].text
    if len(text) < _LEAD:
        return False
    core = story[0], story[-1]
    return (
        says(seen.shapes[title].text, text) or cohesion(seen.shapes, core, (i, i + 1))[0] >= _TOLD
    )


def _goes_on(seen: Units, i: int) -> bool:
    """Whether paragraphs follow each other: those of teasers have headlines between them."""
    after = range(i, min(i + _IN_A_ROW, len(seen.marks)))
    return len(after) == _IN_A_ROW and all(
        is_sentence(seen, j) and seen.shapes[j].own[COMMAS] > 0 for j in after
    )


def _is_set_in(seen: Units, end: int, i: int) -> bool:
    """Whether one line set in parts a paragraph from the story, and the page's structure does not.

    The last paragraph often stands below 更多新闻: and one headline, with a subhead or without.
    """
    if seen.priors is None or seen.priors[i] <= 0:
        return False
    above = i - 1
    if above > end + 1 and seen.marks[above] == "." and seen.kinds[above] in "HM":
        above -= 1
    return above == end + 1 and is_aside(seen, above)


def _is_alike(seen: Units, first: int, end: int, i: int) -> bool:
    """Whether a paragraph talks of what the story does.

    Below a heading for related stories the summaries of others do too.
    """
    if "r" in seen.marks[end + 1 : i]:
        return False
    return cohesion(seen.shapes, (first, end), (i, i + 1))[0] >= _TOLD_MORE


def _rest(seen: Units, states: list[int]) -> list[int]:
    """The states of a page, with the paragraphs that headlines part from the story above them.

    Nothing that ends a story lies between, and each talks of what the story talks of.
    """
    story = story_of(states)
    if not story:
        return states
    first, last = story[0], story[-1]
    end, passed, i = last, 0, last + 1
    while i < len(states) and passed < BELOW and seen.marks[i] not in ENDS:
        in_a_row = passed == 0 and end > last
        set_in = _is_set_in(seen, end, i)
        prose = seen.kinds[i] == "P" or (seen.kinds[i] == "S" and (in_a_row or set_in))
        if prose and is_sentence(seen, i) and len(seen.shapes[i].text) >= _REST:
            aside = set_in or (passed <= _ASIDE and _goes_on(seen, i))
            if not (in_a_row or aside or _is_alike(seen, first, end, i)):
                break
            top = end + 2 if set_in else i
            states[end + 1 : i + 1] = [GAP] * (top - end - 1) + [STORY] * (i + 1 - top)
            end, passed = i, 0
        else:
            passed += 1
        i += 1
    return states
