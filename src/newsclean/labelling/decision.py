"""The decision on a whole page: where the story begins, where it ends, and what lies inside."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.labelling.context import kinds_of_units
from newsclean.labelling.signals import shape
from newsclean.labelling.units import units
from newsclean.model import Hit, Label, Labelling, Page

__all__ = ["decide"]

_WORTH = {"P": 6.0, "S": 2.0, "H": -1.0, "h": -2.0, "M": -0.7, "m": -1.5, "D": -1.5}


def decide(
    page: Page, hits: Mapping[int, tuple[Hit, ...]], keep: frozenset[str] = frozenset()
) -> Labelling:
    """A label for every line of a page."""
    lines = page.lines
    parts = units(lines)
    shapes = [shape(text) for text in parts.text]
    full = [i for i, one in enumerate(shapes) if not one.empty]
    kinds = kinds_of_units([shapes[i] for i in full])
    best, start, end, total, begin = 0.0, 0, 0, 0.0, 0
    for j, kind in enumerate(kinds):
        total += _WORTH[kind]
        if total > best:
            best, start, end = total, begin, j + 1
        if total < 0:
            total, begin = 0.0, j + 1
    if not best:
        start, end = 0, len(kinds)
    labels = [Label("blank", "blank", 1.0)] * len(lines)
    place = {i: j for j, i in enumerate(full)}
    for i, (a, b) in enumerate(zip(parts.first, parts.last, strict=True)):
        if i not in place:
            one = Label("separator", "no words", 1.0)
        else:
            j = place[i]
            cut = next((h for h in hits.get(a, ()) if h.scope == "line"), None)
            if start <= j < end and (cut is None or (kinds[j] == "P" and not cut.sure)):
                one = Label("paragraph", "prose", 0.7)
            elif cut is not None:
                one = Label(cut.label, cut.rule, 0.9)
            elif j == start - 1:
                one = Label("title", "above the story", 0.5)
            else:
                one = Label("navigation", "outside the story", 0.6)
        for k in range(a, b + 1):
            if lines[k].shadow.strip():
                labels[k] = one._replace(joins=k > a and one.label == "paragraph")
    return Labelling(tuple(labels), 0.5, ())
