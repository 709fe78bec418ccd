"""What a line is that is not the story: the label of a cut."""

from __future__ import annotations

from newsclean.labelling.look import Units
from newsclean.labelling.path import AFTER, BEFORE, GAP

__all__ = ["cut_label"]


def cut_label(seen: Units, i: int, state: int, title: int | None) -> tuple[str, str]:
    """The label of a unit that no rule names, and the signal that decided.

    Args:
        seen: The units of the page.
        i: The unit.
        state: Where it lies (``labelling.path``).
        title: The unit of the title, or None.
    """
    one, kind = seen.shapes[i], seen.kinds[i]
    opening = one.own[15]
    if opening in (4, 5):
        return "annotation", "picture-note"
    if state == BEFORE:
        return _above(seen, i, title)
    if opening == 2 and len(one.text) <= 40:
        return "credit", "named-role"
    if _in_comments(seen, i):
        return "comment", "among-comments"
    if kind == "D":
        return ("sidebar", "dated-headline") if len(one.text) > 14 else ("sidebar", "date-alone")
    if kind in "Hh":
        return "related", "headline-below" if state == AFTER else "headline-inside"
    if kind in "PS":
        return ("promo", "prose-in-a-gap") if state == GAP else ("related", "prose-below")
    return "navigation", "short-line"


def _above(seen: Units, i: int, title: int | None) -> tuple[str, str]:
    """The label of a unit above the story."""
    one, kind = seen.shapes[i], seen.kinds[i]
    if title is not None and i > title:
        if one.own[10] in (1, 2, 4) or one.own[15] in (2, 3):
            return "byline", "below-the-title"
        if kind in "PS":
            return "promo", "prose-above"
        return "navigation", "below-the-title"
    if title is not None and i != title and one.text == seen.shapes[title].text:
        return "annotation", "title-again"
    if one.own[11] == 3:
        return "breadcrumb", "steps"
    if title is not None and i > title - 4 and one.own[10] in (1, 2) and one.own[15] in (2, 3):
        return "byline", "above-the-title"
    if kind == "D":
        return "sidebar", "date-alone"
    if kind in "Hh":
        return "related", "headline-above"
    if kind in "PS":
        return "promo", "prose-above"
    return "navigation", "short-line"


def _in_comments(seen: Units, i: int) -> bool:
    """Whether comment marks stand on both sides, or close above."""
    above = seen.marks[max(0, i - 6) : i].count("c")
    below = seen.marks[i + 1 : i + 7].count("c")
    return above + below >= 3 and above > 0
