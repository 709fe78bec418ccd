"""Text without a page around it, or hardly any: nearly clean, a recipe, a notice, a letter."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.headline import is_row
from newsclean.labelling.look import Units
from newsclean.labelling.path import STORY
from newsclean.labelling.signals import DATE, OPENING

__all__ = ["enclose", "has_no_furniture", "is_nearly_clean", "keep_all"]

#: A line that looks as little like prose as this (log odds) is furniture, even among prose.
_FURNITURE = -4.0
#: So many short lines without any mark may be those of a text; more are a menu.
_MOST_BARE = 40
#: How notices say when, and where or with whom: a page says when alone.
_WHEN = ("时间", "日期", "活动时间", "会议时间", "开始时间", "演出时间")
_WHERE = (
    *("地点", "地址", "会场", "场地", "活动地点", "会议地点", "演出地点"),
    *("主讲", "主办", "主持", "参加", "对象", "嘉宾", "费用", "票价", "内容"),
)


def is_nearly_clean(seen: Units, looks: Sequence[float]) -> bool:
    """Whether a text holds hardly anything but a story.

    Prose is three quarters of its characters, and there is at most a short line for each of prose.

    Args:
        looks: The first look at each unit, log odds of prose.
    """
    prose = sum(
        [len(one.text) for one, kind in zip(seen.shapes, seen.kinds, strict=True) if kind in "PS"]
    )
    whole = sum([len(one.text) for one in seen.shapes])
    if prose * 4 < whole * 3:
        return False
    marked = len(seen.marks) - seen.marks.count(".") - seen.marks.count("i")
    count = seen.kinds.count("P") + seen.kinds.count("S")
    furniture = sum([1 for one in looks if one < _FURNITURE])
    few = max(1, len(seen.marks) // 12)
    return marked <= few and furniture <= few and len(seen.kinds) - count <= count


def has_no_furniture(seen: Units) -> bool:
    """Whether no rule marks any line but sentences, names and dates.

    A recipe, a notice or a letter has as many short lines as a menu, but no page is without its
    home, its sign-in, its copyright, or a row of sections.
    """
    said = [mark for mark, kind in zip(seen.marks, seen.kinds, strict=True) if kind not in "PS"]
    if seen.priors is not None or len(said) > _MOST_BARE or set(said) - set(".ibe"):
        return False
    rows = zip(seen.shapes, seen.kinds, strict=True)
    return not any(kind in "HM" and is_row(one.text) for one, kind in rows)


def keep_all(seen: Units, states: list[int]) -> None:
    """Keeps, in place, every line of a clean text but bylines and what a rule marks."""
    for i in range(len(states)):
        if seen.marks[i] in ".i" and not _is_byline(seen, i):
            states[i] = STORY


def enclose(seen: Units, states: list[int]) -> None:
    """Keeps, in place, the sentences between those of a text without furniture.

    What reads like a notice there is its topic.
    """
    told = [i for i, state in enumerate(states) if state == STORY and seen.kinds[i] in "PS"]
    if told:
        for i in range(told[0], told[-1]):
            if seen.kinds[i] in "PS":
                states[i] = STORY


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
