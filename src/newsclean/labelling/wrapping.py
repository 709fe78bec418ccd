"""Hard wraps: the lines of a dump that were broken because it is so wide and no wider."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Sequence

from newsclean.labelling.classes import NO_START
from newsclean.labelling.linebreaks import (
    STOPS,
    Text,
    Width,
    columns,
    indent,
    is_ended,
    is_full,
    opens,
    opens_below,
)
from newsclean.labelling.widths import width_of
from newsclean.model import Line

__all__ = ["wrapped"]

#: So many paragraphs show that the first line of each stands further in.
_FIRST_LINES = 2
#: Below this many characters a line is no end of a paragraph that counts.
_COUNTED = 12


def wrapped(
    lines: Sequence[Line], cores: Sequence[str], filled: Sequence[int]
) -> frozenset[int] | None:
    """The lines that go on in the one below; None where a dump is not wrapped.

    Args:
        lines: Those of the dump.
        cores: Their shadows without the blanks around them.
        filled: Indices of the lines that are not blank.

    Returns:
        Indices of lines.
    """
    found = width_of(lines, cores, filled)
    if not found:
        return None
    size = len(cores) - 1
    pairs = [i for i in filled if i < size and cores[i + 1]]
    text = Text(lines, cores, pairs)
    width = Width(found, _is_narrow(text, found))
    full = [i for i in pairs if is_full(text, i, width)]
    if not any(cores[i + 1][0] in NO_START for i in full):
        width = width._replace(bound=True)
        whole = set(full)
        full = [i for i in pairs if i in whole or is_full(text, i, width)]
    return frozenset(_going_on(text, filled, full))


def _is_narrow(text: Text, width: int) -> bool:
    """Whether quotation marks take one column: else lines with some were wider than the others."""
    wide = narrow = 0
    for i in text.pairs:
        line = text.lines[i].text.rstrip()
        if len(line) * 2 >= width and text.cores[i][-1] not in STOPS:
            taken = columns(line)
            if width - 1 <= taken <= width + 8:
                slim = columns(line, narrow=True)
                if slim < taken:
                    wide += taken <= width + 1
                    narrow += width - 1 <= slim <= width + 1
    return narrow > wide


def _going_on(text: Text, filled: Sequence[int], full: Sequence[int]) -> list[int]:
    """The full lines that go on below: not above an item, nor above another paragraph."""
    whole = set(full)
    hanging = _hanging(text, full)
    parted = hanging < 0 and _is_parted(text, filled, whole)
    found = []
    for i in full:
        above, line = text.cores[i], text.lines[i + 1].text
        if "   " in above or opens_below(line, text.cores[i + 1], above):
            continue
        if hanging >= 0:
            if indent(line) > hanging:
                continue
        elif indent(line) > indent(text.lines[i].text) and not opens(text.lines[i].text, above):
            continue
        if is_ended(above) and (parted or _is_heading(text, whole, i + 1)):
            continue
        found.append(i)
    return found


def _is_heading(text: Text, full: set[int], i: int) -> bool:
    """Whether a line stops early, and in the middle of a sentence: no paragraph ends so.

    But what an editor adds in brackets may: "(编辑:何某)1120823".
    """
    core = text.cores[i]
    return i not in full and core[-1] not in STOPS and core[0] not in "(["


def _hanging(text: Text, full: Sequence[int]) -> int:
    """The indent of the lines below the first of a paragraph, where the first has more; or -1."""
    found: dict[int, int] = {}
    for i in full:
        below = indent(text.lines[i + 1].text)
        if below < indent(text.lines[i].text) and not opens(text.lines[i].text, text.cores[i]):
            found[below] = found.get(below, 0) + 1
    below = max(found, key=lambda blanks: found[blanks], default=-1)
    return below if found.get(below, 0) >= _FIRST_LINES else -1


def _is_parted(text: Text, filled: Sequence[int], full: set[int]) -> bool:
    """Whether a full line that ends a sentence rather ends its paragraph too.

    Where blank lines or indents part paragraphs, it does not. Elsewhere nobody knows, and it is
    more likely where more than half of the sentences of the page end a paragraph.
    """
    follows = set(text.pairs)
    inside = below = opened = sentences = 0
    for i in filled:
        core = text.cores[i]
        if len(core) < _COUNTED:
            continue
        sentences += core.count("。")
        if is_ended(core):
            if i not in follows:
                below += 1
            elif i not in full:
                inside += 1
                opened += opens(text.lines[i + 1].text, text.cores[i + 1])
    if inside <= below or opened * 2 > inside:
        return False
    return (inside + below) * 2 > sentences
