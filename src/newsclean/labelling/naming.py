"""What a line is that is not the story: the label of a cut."""

from __future__ import annotations

from newsclean.labelling.look import Units
from newsclean.labelling.path import AFTER, BEFORE, GAP
from newsclean.labelling.signals import COLON, DATE, JOINTS, OPENING
from newsclean.patterns import compiled

__all__ = ["cut_label", "headed", "overruled"]

#: Headings of these carry their label down, over dates and names, to the next heading or the foot.
_CARRIED = frozenset(("related", "sidebar", "comment"))
_PASSED = frozenset(("", "byline", "annotation", "separator"))
#: A heading that no rule lists, and who runs a site: that is said at its foot.
_RELATED = compiled(r"相关[^,。:]{2,4}:?$")
_SPONSOR = compiled(r"(?:主办|承办|主管|协办|运营|技术支持)(?:单位|方)?:")
#: Longer lines are no headings.
_LONGEST_HEADING = 20


def headed(seen: Units) -> list[str]:
    """The label of the heading that each unit stands under, or ""."""
    found, under = [], ""
    for label, one in zip(seen.hits, seen.shapes, strict=True):
        if not label and one.text[:2] == "相关" and _RELATED.match(one.text) is not None:
            under = "related"
        elif label not in _PASSED:
            short = label == "comment" or len(one.text) <= _LONGEST_HEADING
            under = label if label in _CARRIED and short else ""
        found.append(under)
    return found


def cut_label(
    seen: Units, i: int, state: int, title: int | None, under: str = ""
) -> tuple[str, str]:
    """The label of a unit that no rule names, and the signal that decided.

    Args:
        seen: The units of the page.
        i: The unit.
        state: Where it lies (``labelling.path``).
        title: The unit of the title, or None.
        under: What ``headed`` says of it.
    """
    one, kind = seen.shapes[i], seen.kinds[i]
    opening = one.own[OPENING]
    if opening in (4, 5):
        return "annotation", "picture-note"
    if state == BEFORE:
        return _above(seen, i, title)
    if opening == 2 and len(one.text) <= 40:
        return "credit", "named-role"
    if under == "comment" or _in_comments(seen, i):
        return "comment", "among-comments"
    if under and state != GAP:
        return under, "under-a-heading"
    if kind == "D":
        return ("sidebar", "dated-headline") if len(one.text) > 14 else ("sidebar", "date-alone")
    if one.own[COLON] and _SPONSOR.match(one.text) is not None:
        return "copyright", "who-runs-the-site"
    if kind in "Hh":
        return "related", "headline-below" if state == AFTER else "headline-inside"
    if kind in "PS":
        return ("promo", "prose-in-a-gap") if state == GAP else ("related", "prose-below")
    return "navigation", "short-line"


def _above(seen: Units, i: int, title: int | None) -> tuple[str, str]:
    """The label of a unit above the story."""
    one, kind = seen.shapes[i], seen.kinds[i]
    if title is not None and i > title:
        if one.own[DATE] in (1, 2, 4) or one.own[OPENING] in (2, 3):
            return "byline", "below-the-title"
        if kind in "PS":
            return "promo", "prose-above"
        if seen.marks[i - 1] == "b" and seen.shapes[i - 1].text[-1] == ":":
            return "byline", "after-a-colon"
        return "navigation", "below-the-title"
    if title is not None and i != title and one.text == seen.shapes[title].text:
        return "annotation", "title-again"
    if one.own[JOINTS] == 3:
        return "breadcrumb", "steps"
    dated = one.own[DATE] in (1, 2) and one.own[OPENING] in (2, 3)
    if title is not None and i > title - 4 and dated:
        return "byline", "above-the-title"
    if one.own[COLON] and one.own[OPENING] < 4 and "b" in seen.marks[max(0, i - 3) : i + 4]:
        return "byline", "beside-a-byline"
    if kind == "D":
        return "sidebar", "date-alone"
    if kind in "Hh":
        return "navigation", "headline-above"
    if kind in "PS":
        return "promo", "prose-above"
    return "navigation", "short-line"


def overruled(seen: Units, i: int, state: int, title: int | None, label: str, under: str) -> bool:
    """Whether the place of a line says better what it is than the rule that matches it.

    Names and times among comments are theirs; a date between title and story is no list's.
    """
    if label == "byline":
        return under == "comment" and state == AFTER
    between = label == "sidebar" and state == BEFORE and title is not None and i > title
    return between and seen.shapes[i].own[DATE] in (1, 2, 4)


def _in_comments(seen: Units, i: int) -> bool:
    """Whether comment marks stand on both sides, or close above."""
    if "c" not in seen.marks:  # most pages
        return False
    above = seen.marks[max(0, i - 6) : i].count("c")
    below = seen.marks[i + 1 : i + 7].count("c")
    return above + below >= 3 and above > 0
