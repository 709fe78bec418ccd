"""What the best path does not know.

Text that is nearly clean stays whole; a story of short lines is one; what touches a story, or what
its own words make part of it, is its own; and what is set into it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.classes import ENDED
from newsclean.labelling.context import ENDS, INDENT
from newsclean.labelling.copies import told_once
from newsclean.labelling.entries import entries_of
from newsclean.labelling.framed import framed
from newsclean.labelling.furniture import enclose, has_no_furniture, is_nearly_clean, keep_all
from newsclean.labelling.inserted import is_aside, without_teasers
from newsclean.labelling.look import Look, Units, is_plain
from newsclean.labelling.path import AFTER, BEFORE, GAP, STORY, story_of
from newsclean.labelling.reach import reached
from newsclean.labelling.signals import COLON, DATE, END, OPENING

__all__ = ["filled", "mended"]


#: Sentences that look less like a story than this (log odds) are left out of it.
_UNLIKELY = -3.2
#: Marks of rules that take a short line out of a story, whatever the path says.
_STRONG = "aescxd"
#: So few lines in a row are no list.
_FEW = 2
#: Below this length what a rule takes for the name of an image stands for it.
_PLACEHOLDER = 6


def mended(seen: Units, look: Look, path: Sequence[int]) -> list[int]:
    """The path, with what is kept when in doubt, and what goes though it lies in the story.

    On a page that is more than its story, structure has the last word.
    """
    states = list(path)
    bare = has_no_furniture(seen)
    clean = bare or is_nearly_clean(seen, look.looks)
    if seen.priors is not None and not clean:
        return states
    if clean:
        keep_all(seen, states)
    if seen.priors is None:
        _through_core(seen, look, states)
    _widen(seen, look, states)
    if seen.priors is None:
        states = _told(seen, states, clean)
    for i, state in enumerate(states):
        if state == STORY and seen.kinds[i] not in "P" and _is_noise(seen, i):
            states[i] = GAP
    if seen.priors is None:
        _leave_dates(seen, states)
    if bare:
        enclose(seen, states)
    if STORY not in states:
        best = max(range(len(states)), key=lambda i: (look.looks[i], -i))
        states[best] = STORY
    return states


def _told(seen: Units, states: list[int], clean: bool) -> list[int]:
    """The states of a dump, with the story as far as its own text tells where it ends."""
    lines = None if clean else framed(seen, story_of(states))
    if lines is not None:
        states = [BEFORE if i < lines.start else AFTER for i in range(len(states))]
        states[lines.start : lines.stop] = [STORY] * len(lines)
    elif not clean:
        _trim(seen, states)
    reached(seen, states)
    filled(seen, states)
    return without_teasers(seen, told_once(seen, states))


def _through_core(seen: Units, look: Look, states: list[int]) -> None:
    """Goes on to the end of the core, where nothing that ends a story lies between.

    A short story that an advertisement or a picture's credit breaks is better ended, the weights
    say, than resumed; but runs of prose were put together for its core.
    """
    story = story_of(states)
    last, end = story[-1] if story else len(states), look.core[1]
    if any(mark in ENDS for mark in seen.marks[last + 1 : end + 1]):
        return
    for i in range(last + 1, end + 1):
        said = seen.kinds[i] in "PS" or seen.shapes[i].text[-1] in ";。"
        states[i] = STORY if said and seen.marks[i] == "." else GAP


def _trim(seen: Units, states: list[int]) -> None:
    """Leaves out the headings that a story seems to end in: they head what comes below it."""
    story = story_of(states)
    if not any(seen.kinds[i] in "PS" for i in story):
        return
    for i in reversed(story):
        one = seen.shapes[i]
        if seen.kinds[i] not in "HM" or one.own[END] in ENDED or one.mark in (1, 3):
            break
        if one.text[0] in "(（" or one.text[0].isdigit() or seen.near[i][INDENT] == 2:
            break
        states[i] = AFTER


def filled(seen: Units, states: list[int]) -> None:
    """Keeps the few lines inside the story that no rule speaks against, and items of a list."""
    row: list[int] = []
    for i, state in enumerate(states):
        if state == GAP:
            row.append(i)
            continue
        if state == STORY and row:
            if len(row) == 2 and seen.kinds[i] == "P" and is_aside(seen, row[0]):
                row = row[1:]  # a subhead below a line that was set in
            few = len(row) <= _FEW and all(_may_stay(seen, j) for j in row)
            for j in row if few else entries_of(seen, row):
                states[j] = STORY
        row = []


def _may_stay(seen: Units, i: int) -> bool:
    """Whether a line without a date may be the story's."""
    return is_plain(seen, i) and seen.shapes[i].own[DATE] == 0 and seen.kinds[i] in "PSHM"


def _leave_dates(seen: Units, states: list[int]) -> None:
    """Leaves out a date that is led in by a word, right above the first sentence."""
    for i, state in enumerate(states):
        if state == STORY:
            own = seen.shapes[i].own
            if seen.kinds[i] != "D" or own[DATE] != 1 or not own[COLON]:
                break
            states[i] = BEFORE


def _widen(seen: Units, look: Look, states: list[int]) -> None:
    """Takes in whole sentences that touch the story: its first and last paragraphs are odd ones.

    The first holds a date, as bylines do; the last is short.
    """
    size = len(states)
    story = story_of(states)
    if not story:
        return
    first, last = story[0], story[-1]
    while first > 0 and _is_paragraph(seen, look, first - 1, 30):
        first -= 1
        states[first] = STORY
    while last + 1 < size and _is_paragraph(seen, look, last + 1, 24):
        last += 1
        states[last] = STORY
    for i in range(first + 1, last):
        between = states[i - 1] == STORY and states[i + 1] == STORY
        if states[i] != STORY and between and _is_paragraph(seen, look, i, 20):
            states[i] = STORY


def _is_paragraph(seen: Units, look: Look, i: int, shortest: int) -> bool:
    """Whether a unit that no rule marks is whole sentences."""
    one = seen.shapes[i]
    return (
        seen.kinds[i] == "P"
        and is_plain(seen, i)
        and one.own[END] == 1
        and len(one.text) >= shortest
        and look.looks[i] > _UNLIKELY
    )


def _is_noise(seen: Units, i: int) -> bool:
    """Whether a short line in a story is marked as noise, or says whose a picture is."""
    if seen.marks[i] == "i" and len(seen.shapes[i].text) < _PLACEHOLDER:
        return True
    return seen.marks[i] in _STRONG or (
        seen.shapes[i].own[OPENING] == 4 and len(seen.shapes[i].text) < 20
    )
