"""What ends a story though it looks like one: another article, and what readers write.

The numbers were chosen on made-up dumps; others of their kind and pages of 34 sites checked them.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.look import Units
from newsclean.labelling.signals import DATE, OPENING
from newsclean.patterns import compiled

__all__ = ["end_of_story"]

_SPOKEN = compiled(r"([^,。:;!?“”《》、()]{1,12}):[^:/]{4,}")
#: Those who speak in an interview.
_SPEAKERS = compiled(r"(?:问|答|q|a|记者|主持人?|嘉宾)\d{0,2}$")
#: So many readers in a row are comments.
_READERS, _LOOKED_AT = 2, 12
#: So many headlines in a row are a list.
_LISTED = 2
#: So many units above the story its byline stands.
_HEAD = 6
#: A second article has a title of so many characters: shorter lines are subheads and sections.
_SHORTEST = 6


def end_of_story(seen: Units, first: int) -> int:
    """The first unit below the beginning of a story that is none of it; the number of units else.

    That is the headline of a second article, with a byline below it as there is one above the
    story; or the first of several comments, each led in by another name, that something parts from
    the story.
    """
    headed = _has_byline(seen, first)
    told, commented = False, True
    for i in range(first, len(seen.marks) - 1):
        if seen.kinds[i] not in "PS":
            if told and headed and _is_second_head(seen, i):
                return i
        elif seen.marks[i] == ".":
            names = _readers(seen, i) if told and commented and _is_parted(seen, i) else []
            if names:
                if not _are_heard(seen, first, i, names):
                    return _top_of_list(seen, i)
                commented = False  # They speak in the story, and so may others below.
            told = True
    return len(seen.marks)


def _top_of_list(seen: Units, i: int) -> int:
    """The first of the headlines that stand right above a unit."""
    top = i
    while _is_listed(seen, top - 1):
        top -= 1
    return top if i - top >= _LISTED else i


def _is_listed(seen: Units, i: int) -> bool:
    """Whether a unit may be one of a list of headlines."""
    return seen.marks[i] == "." and seen.kinds[i] in "HMhm"


def _has_byline(seen: Units, first: int) -> bool:
    """Whether a byline with its date stands above the story."""
    return any(_is_byline(seen, i) for i in range(max(0, first - _HEAD), first))


def _is_byline(seen: Units, i: int) -> bool:
    """Whether a unit holds a date, and a source or no more than would be one."""
    date = seen.shapes[i].own[DATE]
    return date == 1 or (date == 2 and seen.marks[i] == "b")


def _is_second_head(seen: Units, i: int) -> bool:
    """Whether a unit is a headline with a byline below it, and sentences below that."""
    one = seen.shapes[i]
    return (
        _is_listed(seen, i)
        and len(one.text) >= _SHORTEST
        and one.own[DATE] == 0
        and one.own[OPENING] == 0
        and one.text[0] not in "(【"
        and _is_byline(seen, i + 1)
        and any(seen.kinds[j] in "PS" for j in range(i + 2, min(i + 4, len(seen.marks))))
    )


def _is_parted(seen: Units, i: int) -> bool:
    """Whether marks, or a list of headlines, stand right above a unit."""
    if seen.marks[i - 1] in "seacdxr":
        return True
    return all(_is_listed(seen, j) for j in range(i - _LISTED, i))


def _readers(seen: Units, i: int) -> list[str]:
    """The names of several who say something, one after the other; none where they do not."""
    names: list[str] = []
    for j in range(i, min(i + _LOOKED_AT, len(seen.marks))):
        if seen.kinds[j] not in "PS":
            if seen.marks[j] in "cs" or seen.kinds[j] == "D":
                continue
            break
        found = _SPOKEN.match(seen.shapes[j].text)
        if found is None or _SPEAKERS.match(found.group(1)) is not None:
            break
        names.append(found.group(1))
    return [] if len(names) < _READERS or len(set(names)) < len(names) else names


def _are_heard(seen: Units, first: int, i: int, names: Sequence[str]) -> bool:
    """Whether the story above a unit names those who speak, or lets others speak as they do."""
    above = [
        one.text
        for one, kind in zip(seen.shapes[first:i], seen.kinds[first:i], strict=True)
        if kind in "PS"
    ]
    return any(_SPOKEN.match(text) or any(name in text for name in names) for text in above)
