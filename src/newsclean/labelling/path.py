"""The best way through a page: before the story, in it, in a gap of it, after it."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["AFTER", "BEFORE", "GAP", "STORY", "best_path", "story_of"]

BEFORE, STORY, GAP, AFTER = range(4)

#: No way leads here.
_NEVER = -(10**9)


def story_of(states: Sequence[int]) -> list[int]:
    """The units that are in the story, in order.

    >>> story_of([BEFORE, STORY, GAP, STORY, AFTER])
    [1, 3]
    """
    return [i for i, state in enumerate(states) if state == STORY]


def best_path(
    rows: Sequence[tuple[int, int, int, int, int, int]], core: tuple[int, int]
) -> tuple[list[int], int]:
    """The state of every unit on the best path, and how much better it is than none.

    The path is in the story somewhere in the core: it neither ends before it nor begins after it.

    Args:
        rows: For each unit what it scores in the story, in a gap, where the story begins, breaks
            off, goes on, ends.
        core: First and last unit of the core.

    >>> best_path([(-1, 0, 0, 0, 0, 0), (5, 0, 0, 0, 0, 0), (-9, 0, 0, 0, 0, 0)], (1, 1))[0]
    [0, 1, 3]
    """
    first, last = core
    before, story, gap, after = 0, _NEVER, _NEVER, _NEVER
    back: list[tuple[int, int, int]] = []
    for i, (in_story, in_gap, begins, breaks, resumes, ends) in enumerate(rows):
        from_story, to_story = STORY, story
        if i <= last and before + begins > to_story:
            from_story, to_story = BEFORE, before + begins
        if gap + resumes > to_story:
            from_story, to_story = GAP, gap + resumes
        from_gap, to_gap = GAP, gap
        if story + breaks > to_gap:
            from_gap, to_gap = STORY, story + breaks
        from_after = AFTER
        if i > first and story + ends > after:
            from_after, after = STORY, story + ends
        story, gap = to_story + in_story, to_gap + in_gap
        back.append((from_story, from_gap, from_after))
    state = STORY if story >= after else AFTER
    best = max(story, after)
    states = []
    for from_story, from_gap, from_after in reversed(back):
        states.append(state)
        if state == STORY:
            state = from_story
        elif state == GAP:
            state = from_gap
        elif state == AFTER:
            state = from_after
    states.reverse()
    return states, best
