"""Alternative texts that the page also prints: said once, as the caption."""

from __future__ import annotations

from newsclean.inputs.page.outline import Outline, RawLine

__all__ = ["without_echoes"]

#: What captions of news sites begin with; it points at the picture.
_POINTERS = "▲▼△▽↑↓◆◎ "
#: Shorter alternative texts (a name, "photo") stand in many a sentence.
_SHORTEST = 6
#: A caption says little more than the alternative text: a name, where the picture is from.
_LONGER = 30
#: How far from its picture a caption stands, in lines.
_NEAR = 2


def without_echoes(outline: Outline) -> Outline:
    """The outline without alternative texts that are printed as well.

    Where the line that says the same stands beside the picture, it is the caption.
    """
    lines = outline.lines
    printed = {line.text.strip() for line in lines if line.tag != "img"}
    captions: set[int] = set()
    kept = []
    for place, line in enumerate(lines):
        if line.tag == "img":
            caption = _caption(lines, place)
            if caption >= 0:
                captions.add(caption)
                continue
            if line.text in printed:
                continue
        kept.append(place)
    made = [
        lines[place]._replace(tag="figcaption") if place in captions else lines[place]
        for place in kept
    ]
    return Outline(outline.elements, made, outline.hidden)


def _caption(lines: list[RawLine], place: int) -> int:
    """Where the caption of the picture at a place stands, or -1."""
    alt = "".join(lines[place].text.split())
    if len(alt) < _SHORTEST:
        return -1
    for near in range(max(0, place - _NEAR), min(len(lines), place + _NEAR + 1)):
        line = lines[near]
        # A thumbnail in a list of stories says the headline that it links.
        if line.tag == "img" or line.linked or len(line.text) > len(alt) + _LONGER:
            continue
        if "".join(line.text.lstrip(_POINTERS).split()).startswith(alt):
            return near
    return -1
