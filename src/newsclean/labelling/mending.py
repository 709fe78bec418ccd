"""What the best path does not know: text that is nearly clean stays whole."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.classes import ENDED
from newsclean.labelling.context import ENDS, INDENT
from newsclean.labelling.copies import told_once
from newsclean.labelling.entries import entries_of
from newsclean.labelling.framed import framed
from newsclean.labelling.headline import is_row
from newsclean.labelling.inserted import is_aside, without_teasers
from newsclean.labelling.look import Look, Units, is_plain
from newsclean.labelling.path import AFTER, BEFORE, GAP, STORY, story_of
from newsclean.labelling.reach import reached
from newsclean.labelling.signals import COLON, DATE, END, OPENING

__all__ = ["filled", "mended"]


#: A line that looks as little like prose as this (log odds) is furniture, even among prose.
_FURNITURE = -4.0
#: Sentences that look less like a story than this (log odds) are left out of it.
_UNLIKELY = -3.2
#: Marks of rules that take a short line out of a story, whatever the path says.
_STRONG = "aescxd"
#: Marks of what no short story goes on below: its end, or a menu.
_ENDING = frozenset(ENDS + "n")
#: So many short lines without any mark may be those of a text; more are a menu.
_MOST_BARE = 40
#: How notices say when, and where or with whom: a page says when alone.
_WHEN = ("时间", "日期", "活动时间", "会议时间", "开始时间", "演出时间")
_WHERE = (
    *("地点", "地址", "会场", "场地", "活动地点", "会议地点", "演出地点"),
    *("主讲", "主办", "主持", "参加", "对象", "嘉宾", "费用", "票价", "内容"),
)
#: So few lines in a row are no list.
_FEW = 2
#: Below this length what a rule takes for the name of an image stands for it.
_PLACEHOLDER = 6


def mended(seen: Units, look: Look, path: Sequence[int]) -> list[int]:
    """The path, with what is kept when in doubt, and what goes though it lies in the story.

    On a page that is more than its story, structure has the last word.
    """
    states = list(path)
    bare = _is_bare(seen)
    clean = bare or _is_nearly_clean(seen, look)
    if seen.priors is not None and not clean:
        return states
    if clean:
        for i in range(len(states)):
            if seen.marks[i] in ".i" and not _is_byline(seen, i):
                states[i] = STORY
    if seen.priors is None:
        _through_core(seen, look, states)
    _widen(seen, look, states)
    if seen.priors is None:
        lines = None if clean else framed(seen, story_of(states))
        if lines is not None:
            states = [BEFORE if i < lines.start else AFTER for i in range(len(states))]
            states[lines.start : lines.stop] = [STORY] * len(lines)
        if not clean and lines is None:
            _trim(seen, states)
        reached(seen, states)
        filled(seen, states)
        states = without_teasers(seen, told_once(seen, states))
    for i, state in enumerate(states):
        if state == STORY and seen.kinds[i] not in "P" and _is_noise(seen, i):
            states[i] = GAP
    if seen.priors is None:
        _leave_dates(seen, states)
    if bare:
        _enclose(seen, states)
    if STORY not in states:
        best = max(range(len(states)), key=lambda i: (look.looks[i], -i))
        states[best] = STORY
    return states


def _through_core(seen: Units, look: Look, states: list[int]) -> None:
    """Goes on to the end of the core, where nothing that ends a story lies between.

    A short story that an advertisement or a picture's credit breaks is better ended, the weights
    say, than resumed; but runs of prose were put together for its core.
    """
    story = story_of(states)
    last, end = story[-1] if story else len(states), look.core[1]
    if any(mark in _ENDING for mark in seen.marks[last + 1 : end + 1]):
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


def _is_nearly_clean(seen: Units, look: Look) -> bool:
    """Whether a text holds hardly anything but a story.

    Prose is three quarters of its characters, and there is at most a short line for each of prose.
    """
    prose = sum(
        [len(one.text) for one, kind in zip(seen.shapes, seen.kinds, strict=True) if kind in "PS"]
    )
    whole = sum([len(one.text) for one in seen.shapes])
    if prose * 4 < whole * 3:
        return False
    marked = len(seen.marks) - seen.marks.count(".") - seen.marks.count("i")
    count = seen.kinds.count("P") + seen.kinds.count("S")
    furniture = sum([1 for one in look.looks if one < _FURNITURE])
    few = max(1, len(seen.marks) // 12)
    return marked <= few and furniture <= few and len(seen.kinds) - count <= count


def _enclose(seen: Units, states: list[int]) -> None:
    """Keeps sentences between those of a text without furniture: a notice's words are its topic."""
    told = [i for i, state in enumerate(states) if state == STORY and seen.kinds[i] in "PS"]
    if told:
        for i in range(told[0], told[-1]):
            if seen.kinds[i] in "PS":
                states[i] = STORY


def _is_bare(seen: Units) -> bool:
    """Whether no rule marks any line but sentences, names and dates.

    A recipe, a notice or a letter has as many short lines as a menu, but no page is without its
    home, its sign-in, its copyright, or a row of sections.
    """
    said = [mark for mark, kind in zip(seen.marks, seen.kinds, strict=True) if kind not in "PS"]
    if seen.priors is not None or len(said) > _MOST_BARE or set(said) - set(".ibe"):
        return False
    rows = zip(seen.shapes, seen.kinds, strict=True)
    return not any(kind in "HM" and is_row(one.text) for one, kind in rows)


def _is_byline(seen: Units, i: int) -> bool:
    """Whether a line says when and by whom, and no more."""
    own = seen.shapes[i].own
    said = seen.kinds[i] == "D" and (own[DATE] == 1 or own[OPENING] in (2, 3))
    return said and not _is_appointment(seen, i)


def _is_appointment(seen: Units, i: int) -> bool:
    """Whether a line says when something will be: another close to it says where, or for whom."""
    if not seen.shapes[i].text.startswith(_WHEN):
        return False
    around = seen.shapes[max(0, i - 2) : i + 3]
    return any(one.text.startswith(_WHERE) for one in around)
