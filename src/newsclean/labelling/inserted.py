"""What is set into a story: lists of headlines, teasers of headlines and summaries.

The numbers were chosen on made-up dumps; others of their kind and pages of 34 sites checked them.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.cohesion import COHESION, cohesion
from newsclean.labelling.context import ENDS
from newsclean.labelling.headline import SHORTEST
from newsclean.labelling.look import Units
from newsclean.labelling.path import AFTER, BEFORE, GAP, STORY, story_of

__all__ = ["end_of_list", "is_aside", "is_summary", "says", "without_teasers"]

#: A summary says so much of the headline above it.
_SUMMED_UP, _SURELY = 0.2, 0.5
#: A lead says so many pairs of the title, and such a share of them.
_SAID, _SHARE = 2, 0.15
#: A heading has no more.
_LONGEST_HEADING = 20
#: What talks so much of what the story does (``labelling.cohesion``) is not told from it by that.
_TOLD = 4
#: And what talks no more of it talks of something else.
_FOREIGN = 2


def _headline_above(seen: Units, i: int) -> int | None:
    """The headline right above a unit, dates between them left aside; None where there is none."""
    above = i - 1
    while above >= 0 and seen.kinds[above] == "D":
        above -= 1
    return above if above >= 0 and _is_headline(seen, above) else None


def _is_headline(seen: Units, i: int) -> bool:
    """Whether a unit reads like a headline, one of a list too."""
    if seen.marks[i] not in ".i" or seen.kinds[i] not in "HMhm":
        return False
    text = seen.shapes[i].text
    return len(text) >= SHORTEST and text[-1] not in ":。,;"


def is_summary(seen: Units, i: int, told: int = COHESION, among: bool = False) -> bool:
    """Whether a unit sums up the one headline above it.

    Its words say so, or that it stands between two headlines and talks of something else than
    the story does.

    Args:
        told: What ``labelling.cohesion`` says of it.
        among: Whether it stands below other summaries.
    """
    above = _headline_above(seen, i)
    if above is None or (above > 0 and _is_headline(seen, above - 1)):
        return False
    pairs, said = _pairs(seen.shapes[above].text, seen.shapes[i].text)
    if pairs and said >= pairs * _SUMMED_UP:
        return not among or told < _TOLD or said >= pairs * _SURELY
    if told > _FOREIGN:
        return False
    return among or (i + 1 < len(seen.marks) and _is_headline(seen, i + 1))


def says(title: str, text: str) -> bool:
    """Whether a text says words of a title: a short story is too short to say those of its lead.

    >>> says("大桥通车", "新建的大桥昨日通车"), says("大桥通车", "两岸居民过河")
    (True, False)
    """
    pairs, said = _pairs(title, text)
    return said >= _SAID and said >= pairs * _SHARE


def _pairs(title: str, text: str) -> tuple[int, int]:
    """How many pairs of Chinese characters a title has, and how many of them a text says."""
    pairs = [title[k : k + 2] for k in range(len(title) - 1) if title[k + 1] > "\u2fff" < title[k]]
    return len(pairs), sum([pair in text for pair in pairs])


def without_teasers(seen: Units, states: Sequence[int]) -> list[int]:
    """The states, with what stands below a heading for other stories as none of the story.

    That is every headline, and every summary of one, to the first paragraph that is none.
    """
    found = list(states)
    story = story_of(found)
    if not story:
        return found
    first, last = story[0], story[-1]
    i = max(0, first - 1)
    while (i := seen.marks.find("r", i, last)) >= 0:
        above = (first, i - 1) if i > first else (last, last)
        end = end_of_list(seen, i, above)
        state = BEFORE if i < first else GAP if end < last else AFTER
        if state != BEFORE or end < last:
            for j in range(max(i, first), end + 1):
                if found[j] == STORY:
                    found[j] = state
        i = end + 1
    return found


def is_aside(seen: Units, i: int) -> bool:
    """Whether a line is set in alone, so that a subhead may stand below it and above the text.

    One headline behind 延伸阅读:, a picture; an advertisement, where the text says a word of what
    stands below it: else that is what is advertised.
    """
    mark, text = seen.marks[i], seen.shapes[i].text
    if mark == "a" and i + 2 < len(seen.marks):
        return _pairs(seen.shapes[i + 1].text, seen.shapes[i + 2].text)[1] > 0
    return mark == "i" or (
        mark == "r" and any(0 < text.find(bar) < len(text) - 4 for bar in (":", "|"))
    )


def _is_heading(seen: Units, i: int) -> bool:
    """Whether a unit heads what is below it: 相关报道:, but not 相关报道:大桥通车."""
    text = seen.shapes[i].text
    return len(text) <= _LONGEST_HEADING and (":" not in text or text[-1] == ":")


def end_of_list(seen: Units, heading: int, above: tuple[int, int]) -> int:
    """The last unit of the list that a heading for other stories opens, or the heading itself.

    Args:
        heading: The unit of the heading.
        above: First and last unit of the story above it.
    """
    if not _is_heading(seen, heading):
        return heading
    end = heading
    for i in range(heading + 1, len(seen.marks)):
        if seen.marks[i] in ENDS:
            break
        if seen.kinds[i] in "PS" and seen.marks[i] == ".":
            told = cohesion(seen.shapes, above, (i, i + 1))[0]
            if not is_summary(seen, i, told, end > heading + 1):
                break
        elif seen.marks[i] == "." and seen.kinds[i] != "D" and not _is_headline(seen, i):
            break
        end = i
    return end
