"""Where the story of a dump goes on below what is set into it: an advertisement, other stories.

The path gives up where many lines in a row are none of the story, or where the story has hardly
begun. But what lies below them, up to the credits, is the story still, unless it sums up one of
the headlines there.

The numbers were chosen on made-up dumps; others of their kind and pages of 34 sites checked them.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.cohesion import cohesion
from newsclean.labelling.context import ENDS
from newsclean.labelling.entries import entries_of
from newsclean.labelling.inserted import end_of_list, is_aside, is_summary, says
from newsclean.labelling.look import Units
from newsclean.labelling.path import GAP, STORY, story_of
from newsclean.labelling.reach import is_sentence, signed
from newsclean.labelling.signals import LINKS
from newsclean.patterns import compiled

__all__ = ["BELOW", "resumed", "right_below"]

#: What parts a story from its rest has so few lines.
BELOW = 16
#: A paragraph has so many characters, and a story has so many of them in a row.
_PARAGRAPH, _IN_A_ROW = 14, 2
#: So many lines with a name of their own are a list below a story.
_FEWEST, _NAMED = 3, compiled(r"[^\W\d_]{2,8}:.")
#: A single one talks at least so much of what the story does (``labelling.cohesion``).
_TOLD = 2


def resumed(seen: Units, states: Sequence[int], title: int | None, limit: int) -> list[int]:
    """The states, with the paragraphs below what parts them from the story.

    Args:
        limit: The unit that the story ends above, whatever it says.
    """
    found = list(states)
    story = story_of(found)
    first, last = story[0], story[-1]
    end, i = last, last + 1
    while i < limit and i - end <= BELOW and seen.marks[i] not in ENDS:
        if seen.marks[i] == "r":
            i = end_of_list(seen, i, (first, end)) + 1
            continue
        if seen.kinds[i] in "PS" and is_sentence(seen, i):
            joined = i == end + 1 and end > last
            if joined or _goes_on(seen, first, end, i, title):
                start = _first_of_row(seen, end, i)
                found[end + 1 : i + 1] = [GAP] * (start - end - 1) + [STORY] * (i + 1 - start)
                end = i
            elif seen.kinds[i] == "P" and len(seen.shapes[i].text) >= _PARAGRAPH:
                break
        i += 1
    for i in _last_entries(seen, end, limit):
        found[i] = STORY
        end = i
    for i in range(end + 1, signed(seen, end) + 1):
        found[i] = STORY
    return found


def _last_entries(seen: Units, end: int, limit: int) -> range:
    """What a story ends in line by line: where a shop is; whom a signed notice names."""
    i = end + 1
    named = 0
    while i < limit and seen.marks[i] == "." and seen.kinds[i] not in "PS":
        if _NAMED.match(seen.shapes[i].text) is not None:
            named += 1
        elif i > end + 1 and named:
            break
        i += 1
    row = range(end + 1, i)
    if named >= _FEWEST:
        return row
    return (
        row if row and signed(seen, row[-1]) > row[-1] and entries_of(seen, row[:-1]) else row[:0]
    )


def _goes_on(seen: Units, first: int, end: int, i: int, title: int | None) -> bool:
    """Whether the story that reaches from one unit to another goes on with a third.

    More sentences follow, or the names of those who made the story, or it talks of what the title
    or the story does.
    """
    one = seen.shapes[i]
    if entries_of(seen, range(end + 1, i)):
        return True
    if one.mark != seen.shapes[end].mark or len(one.text) < _PARAGRAPH:
        return False
    if i - end > 2 and is_aside(seen, i - 2):
        return True  # A subhead stands between the one headline behind 延伸阅读: and the text.
    if is_summary(seen, i):
        return False
    below = i + 1
    while below < len(seen.marks) and below < i + _IN_A_ROW and is_sentence(seen, below):
        below += 1
    if below - i == _IN_A_ROW or seen.marks[below : below + 1] == "e":
        return True
    if "r" in seen.marks[end + 1 : i] and seen.marks[i - 2] == "r":
        return False  # It may be the summary of the only headline there.
    if title is not None and says(seen.shapes[title].text, one.text):
        return True
    return cohesion(seen.shapes, (first, end), (i, i + 1))[0] >= _TOLD


def _first_of_row(seen: Units, end: int, i: int) -> int:
    """The first of the sentences in a row, down to a unit, that are the story's with it."""
    while i - 1 > end and is_sentence(seen, i - 1) and not is_summary(seen, i - 1):
        i -= 1
    return i


def right_below(seen: Units, title: int, first: int) -> int | None:
    """The prose above the story that only a byline and the like part from the title, or None."""
    i = title + 1
    while i < first and seen.marks[i] != ".":
        i += 1
    if i >= first or seen.shapes[i].own[LINKS]:
        return None
    if seen.kinds[i] == "P":
        return i
    between = range(i + 1, first)
    touches = all(seen.marks[j] != "." or seen.kinds[j] in "PS" for j in between)
    return i if touches and is_sentence(seen, i) else None
